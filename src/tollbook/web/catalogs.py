"""Translations as Django reads them, made from the catalogues that people edit."""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compiled(source: Path, cache: Path) -> Path:
    """Return a folder of compiled catalogues for the `.po` files under `source`.

    They are compiled at the first start, as Python compiles its modules, into a folder of `cache`
    that is named by what they hold: a changed catalogue is compiled anew, and no build step can
    be forgotten.
    """
    files = sorted(source.glob("*/LC_MESSAGES/*.po"))
    held = hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()
    folder = cache / held[:16]
    for path in files:
        made = folder / path.relative_to(source).with_suffix(".mo")
        if not made.is_file():
            _compile(path, made)
    return folder


def _compile(path: Path, made: Path) -> None:
    """Compile one catalogue, whole or not at all: two processes may start at once."""
    made.parent.mkdir(parents=True, exist_ok=True)
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.parent.parent.name)
    with tempfile.NamedTemporaryFile(dir=made.parent, delete=False) as file:
        write_mo(file, catalogue)
    Path(file.name).replace(made)
