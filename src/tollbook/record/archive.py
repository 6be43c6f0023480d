"""The evidentiary copies: each original, byte for byte, in a file named by its SHA-256.

Files and not columns: the database stays small and quick, `sha256sum` can check a copy without
Tollbook, and a copy written twice is the same file. A copy is whole on disk before the row that
names it, so a crash leaves at most a file that nothing refers to.
"""

from __future__ import annotations

import hashlib
import os
import tempfile
from pathlib import Path

from tollbook.errors import BadInputError
from tollbook.home import home


def folder() -> Path:
    """Return the folder of the archive; it need not exist yet."""
    return home() / "archive"


def path_of(sha256: str) -> Path:
    """Return where the original with this hash is kept."""
    return folder() / sha256[:2] / sha256


def hash_of(original: bytes) -> str:
    """Return the SHA-256 of an original, in hexadecimal."""
    return hashlib.sha256(original).hexdigest()


def keep(original: bytes) -> str:
    """Write an original to the archive, unless it is there, and return its SHA-256."""
    sha256 = hash_of(original)
    path = path_of(sha256)
    if not path.exists():
        write_whole(path, original)
    return sha256


def fetch(sha256: str) -> bytes:
    """Return an original; raise BadInputError if it is gone or no longer what was kept."""
    path = path_of(sha256)
    try:
        original = path.read_bytes()
    except FileNotFoundError:
        raise BadInputError(str(path), "the original is missing.", "Restore a backup.") from None
    if hash_of(original) != sha256:
        problem = "the original is not what was archived: its hash differs."
        raise BadInputError(str(path), problem, "Restore a backup.")
    return original


def write_whole(path: Path, original: bytes) -> None:
    """Write under another name, flush to disk, then rename: a reader sees all of it or nothing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, fresh = tempfile.mkstemp(dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(original)
            file.flush()
            os.fsync(file.fileno())
        Path(fresh).replace(path)
    except BaseException:
        Path(fresh).unlink(missing_ok=True)
        raise
