"""The lines of a country file, plain, gzipped or zipped, in UTF-8."""

from __future__ import annotations

import gzip
import hashlib
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from tollbook.errors import BadInputError


class RowError(Exception):
    """A row that cannot be used: its line, counted from 1, and why."""

    def __init__(self, line: int, problem: str) -> None:
        self.line = line
        self.problem = problem
        super().__init__(f"line {line}: {problem}")


def _zipped(path: Path) -> IO[bytes]:
    """Open the one data file of a zip archive; GeoNames adds a readme to its dumps."""
    archive = zipfile.ZipFile(path)
    names = [n for n in archive.namelist() if not n.lower().startswith("readme") and n[-1] != "/"]
    if len(names) != 1:
        raise BadInputError(str(path), f"holds {len(names)} files.", "Give one file of it.")
    return archive.open(names[0])


def _open(path: Path) -> IO[bytes] | gzip.GzipFile:
    if path.suffix == ".gz":
        return gzip.open(path)
    return _zipped(path) if path.suffix == ".zip" else path.open("rb")


def _decoded(line: int, raw: bytes) -> str:
    try:
        return raw.decode("utf-8-sig" if line == 1 else "utf-8").rstrip("\r\n")
    except UnicodeDecodeError as error:
        problem = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
        raise RowError(line, problem) from None


def read_lines(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (number, text) of every line that is not blank.

    Raises RowError for a line that is not UTF-8 and for a file that ends in the middle.
    """
    line = 0
    try:
        with _open(path) as file:
            for line, raw in enumerate(file, 1):
                text = _decoded(line, raw)
                if text.strip():
                    yield line, text
    except (EOFError, zlib.error, gzip.BadGzipFile, zipfile.BadZipFile) as error:
        raise RowError(line + 1, f"the file is cut short or damaged ({error})") from None
    except OSError as error:
        raise BadInputError(str(path), error.strerror or "cannot be read.") from None


def sha256(path: Path) -> str:
    """Return a file's SHA-256 in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
