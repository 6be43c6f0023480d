"""A backup's file: a .tar.gz with a manifest of hashes first, then the database, then originals."""

from __future__ import annotations

import hashlib
import io
import os
import re
import tarfile
import tempfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from tollbook.errors import BadInputError

MANIFEST = "manifest.json"
#: A SQLite file as it is, or the rows of a PostgreSQL database in Django's JSON lines.
DatabaseForm = Literal["database.sqlite3", "database.jsonl"]
_MEMBER = re.compile(r"manifest\.json|database\.(?:sqlite3|jsonl)|archive/[0-9a-f]{2}/[0-9a-f]{64}")
_BROKEN = (tarfile.TarError, EOFError, zlib.error, OSError)


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a backup holds: the version that made it, its migrations, the SHA-256 of each file."""

    tollbook: str
    made: str
    database: DatabaseForm
    migrations: tuple[tuple[str, str], ...]
    reports: int
    files: dict[str, str]


def write_bundle(path: Path, manifest: Manifest, files: Mapping[str, Path]) -> None:
    """Write a backup to `path`, whole or not at all, readable by its owner alone."""
    descriptor, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    draft = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as out, tarfile.open(fileobj=out, mode="w:gz") as bundle:
            _add_bytes(bundle, MANIFEST, msgspec.json.encode(manifest))
            for member, file in files.items():
                bundle.add(file, member, recursive=False, filter=_anonymous)
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


@contextmanager
def opened_bundle(path: Path, parent: Path) -> Iterator[tuple[Manifest, Path]]:
    """Unpack a backup into a passing folder within `parent`, each file checked by its hash.

    Raises BadInputError for a file that is no backup, is not whole, or holds what its manifest
    does not name.
    """
    with tempfile.TemporaryDirectory(dir=parent, prefix="restore-") as name:
        folder = Path(name)
        try:
            hashes = _unpack(path, folder)
            manifest = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
        except (*_BROKEN, msgspec.DecodeError) as error:
            problem = f"not a whole backup: {error}."
            raise BadInputError(str(path), problem, "Use another copy of it.") from error
        del hashes[MANIFEST]
        if hashes != manifest.files:
            wrong = min(hashes.items() ^ manifest.files.items())[0]
            problem = f"damaged: {wrong} is not what was backed up."
            raise BadInputError(str(path), problem, "Use another copy of it.")
        yield manifest, folder


def hash_file(path: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _unpack(path: Path, folder: Path) -> dict[str, str]:
    """Write the members of a backup into a folder; return the hash of each."""
    hashes: dict[str, str] = {}
    with tarfile.open(path, "r|gz") as bundle:
        for member in bundle:
            content = bundle.extractfile(member)
            if content is None or not _MEMBER.fullmatch(member.name):
                msg = f"{member.name!r} is no part of a backup"
                raise tarfile.TarError(msg)
            target = folder / member.name
            target.parent.mkdir(parents=True, exist_ok=True)
            with target.open("wb") as file:
                while chunk := content.read(1 << 20):
                    file.write(chunk)
            hashes[member.name] = hash_file(target)
    return hashes


def _add_bytes(bundle: tarfile.TarFile, name: str, content: bytes) -> None:
    member = tarfile.TarInfo(name)
    member.size = len(content)
    member.mode = 0o600
    bundle.addfile(member, io.BytesIO(content))


def _anonymous(member: tarfile.TarInfo) -> tarfile.TarInfo:
    """Leave out who owned the file on this machine."""
    member.uid = member.gid = 0
    member.uname = member.gname = ""
    member.mode = 0o600
    return member
