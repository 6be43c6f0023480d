"""Errors that name the input, the place in it and the way out."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

#: What the content of one input can set off where it meets a defect of ours or of a library's.
#: Not among them is what would befall the next input too: a full disk, a lost database.
_BY_CONTENT = (
    ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError,
)  # fmt: skip


class BadInputError(Exception):
    """Input that cannot be used.

    `source` names the file, URL or line; `problem` says what is wrong; `remedy` what to do.
    """

    def __init__(self, source: str, problem: str, remedy: str = "") -> None:
        self.source = source
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{source}: {problem}" + (f" {remedy}" if remedy else ""))


@contextmanager
def blamed_on(source: str) -> Iterator[None]:
    """Raise BadInputError, naming `source`, for an unforeseen error that its content set off.

    So that one input does not end the work on all; the error is told by its class, as a defect.
    """
    try:
        yield
    except _BY_CONTENT as error:
        problem = f"could not be read: {type(error).__name__}: {error}."
        raise BadInputError(source, problem, "This is a defect; please tell us of it.") from error
