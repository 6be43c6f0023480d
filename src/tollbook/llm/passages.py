"""Passages: a long report cut where its paragraphs end, so that a model can hold each whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

#: Characters of a passage: a news report is mostly one, and two pages fit any server's context.
LONGEST = 6000
#: Where a text may be cut, the best first.
_BREAKS = tuple(
    re.compile(pattern) for pattern in (r"\n\s*\n", r"\n", r"[.!?؟。…][\"'”’»)]*\s", r"\s")
)


def cut(text: str, longest: int = LONGEST) -> list[tuple[int, int]]:
    """Return the passages of `text` as half-open offsets: all of it, in order, without gaps.

    None is longer than `longest` characters. A cut is made at the last end of a paragraph that
    fits, else of a line, of a sentence, of a word, else anywhere; it never makes a passage
    shorter than half of `longest` where a lesser end would not.
    """
    passages = []
    start = 0
    while len(text) - start > longest:
        end = _cut_in(text, start + longest // 2, start + longest)
        passages.append((start, end))
        start = end
    return [*passages, (start, len(text))]


def halves(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return a passage in two, cut near its middle."""
    margin = (end - start) * 3 // 8
    middle = _cut_in(text, start + margin, end - margin)
    return [(start, middle), (middle, end)]


def _cut_in(text: str, first: int, last: int) -> int:
    """Return where to cut between two offsets: after the last break of the best kind."""
    return next((end for found in _ends(text, first, last) for end in found), last)


def _ends(text: str, first: int, last: int) -> Iterator[list[int]]:
    """Yield, for each kind of break, the end of the last one between two offsets, if any."""
    for pattern in _BREAKS:
        yield [match.end() for match in pattern.finditer(text, first, last)][-1:]
