"""Which words of a text play which part in its claims: what a highlighted text shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from tollbook.model.claims import Claim

#: The parts that are marked, most telling first: where two overlap, the first one is shown.
ROLES = ("count", "victims", "source", "places", "time", "means", "actor", "evidence")


class Run(msgspec.Struct, frozen=True):
    """A stretch of text in which the same claims play the same part; `role` is null for none."""

    start: int
    end: int
    role: str | None
    claims: tuple[str, ...]


def runs(text: str, claims: Iterable[Claim]) -> Iterator[Run]:
    """Yield the runs of `text` in order; together they are the whole text, each once."""
    marks = list(_marks(claims))
    edges = sorted({0, len(text), *(mark.start for mark in marks), *(mark.end for mark in marks)})
    starting = _grouped(marks)
    open_marks: list[Run] = []
    for start, end in pairwise(edges):
        open_marks = [mark for mark in open_marks if mark.end > start]
        open_marks += starting.get(start, [])
        yield _topmost(start, end, open_marks)


def _marks(claims: Iterable[Claim]) -> Iterator[Run]:
    for claim in claims:
        for role, span in claim.spans():
            if span.start is not None and span.end is not None:
                yield Run(span.start, span.end, role, (claim.id,))


def _grouped(marks: Iterable[Run]) -> dict[int, list[Run]]:
    starting: dict[int, list[Run]] = {}
    for mark in marks:
        starting.setdefault(mark.start, []).append(mark)
    return starting


def _topmost(start: int, end: int, marks: list[Run]) -> Run:
    """Return the run from `start` to `end` with the most telling role of the marks over it."""
    if not marks:
        return Run(start, end, None, ())
    role = min((mark.role or "" for mark in marks), key=ROLES.index)
    claims = dict.fromkeys(name for mark in marks if mark.role == role for name in mark.claims)
    return Run(start, end, role, tuple(claims))
