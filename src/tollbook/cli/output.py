"""Where a command writes: standard output, or a file that appears whole or not at all."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from tollbook.errors import BadInputError


@contextmanager
def open_output(path: Path | None) -> Iterator[BinaryIO]:
    """Give standard output (None), or a file that is put in its place when all is written.

    Where the writing ends in an error, what stood at `path` before stays as it was.
    Raises BadInputError where nothing can be written there.
    """
    if path is None:
        yield sys.stdout.buffer
        return
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError as error:
        raise BadInputError(str(path), f"cannot be written: {error.strerror}.") from error
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
        draft.chmod(0o666 & ~_umask())
        draft.replace(path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _umask() -> int:
    """Return the user's mask for new files, which a temporary file is made without."""
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
