"""Tables that somebody is looking at before they are stored: files beside the archive.

The archive keeps what reports name, for good. A table names every victim of every row, and no
report names it: it goes once it was stored, with whatever is erased, or when nobody came back.
"""

from __future__ import annotations

import contextlib
import time
from pathlib import Path

from tollbook.home import home
from tollbook.record import archive

#: Seconds after which nobody is taken to look at a table any more.
LONGEST = 24 * 60 * 60


def folder() -> Path:
    """Return the folder of the tables that wait; it need not exist yet."""
    return home() / "waiting"


def keep(table: bytes) -> str:
    """Keep a table until it is stored, and return its SHA-256."""
    sha256 = archive.hash_of(table)
    archive.write_whole(folder() / sha256, table)
    return sha256


def fetch(sha256: str) -> bytes | None:
    """Return a table that waits, None if it does no longer."""
    try:
        return (folder() / sha256).read_bytes()
    except FileNotFoundError:
        return None


def drop(sha256: str) -> None:
    """Delete a table that was stored."""
    (folder() / sha256).unlink(missing_ok=True)


def drop_all(older_than: float = 0) -> None:
    """Delete the tables that have waited for longer than so many seconds."""
    latest = time.time() - older_than
    for path in folder().glob("*"):
        # Another may have deleted it meanwhile.
        with contextlib.suppress(FileNotFoundError):
            if path.stat().st_mtime <= latest:
                path.unlink()
