"""Windows: stretches of a text that the encoder reads at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

#: Word pieces that the encoder can read at once, its two marks apart.
WIDEST = 510
#: Pieces that neighbouring windows share, so that no claim stands at an edge without context.
SHARED = 160


@dataclass(frozen=True, slots=True)
class Window:
    """Words `first` up to `last`; of these it answers for `opens` up to `closes`."""

    first: int
    last: int
    opens: int
    closes: int


def windows_of(lengths: Sequence[int], sentence: Sequence[int]) -> list[Window]:
    """Return the windows over a text from its words' numbers of pieces and their sentences.

    Each word is answered for by exactly one window: that in which it stands farthest from an
    edge beyond which the text goes on.
    """
    if not lengths:
        return []
    before = [0]
    for length in lengths:
        before.append(before[-1] + length)
    stretches = list(_stretches(before, sentence))
    cuts = [(one[1] + two[0] + 1) // 2 for one, two in pairwise(stretches)]
    return [
        Window(first, last, opens, closes)
        for (first, last), opens, closes in zip(
            stretches, [0, *cuts], [*cuts, len(lengths)], strict=True
        )
    ]


def _stretches(before: list[int], sentence: Sequence[int]) -> list[tuple[int, int]]:
    """Return overlapping stretches of words, none of more than WIDEST pieces."""
    count = len(sentence)
    found: list[tuple[int, int]] = []
    first = 0
    while first < count:
        last = _reach(before, first, count)
        if last < count:
            last = _sentence_start(sentence, first, last, before)
        found.append((first, last))
        if last >= count:
            break
        first = _next_start(before, sentence, first, last)
    return found


def _reach(before: list[int], first: int, count: int) -> int:
    """Return how far a window from `first` can reach."""
    last = first
    while last < count and before[last + 1] - before[first] <= WIDEST:
        last += 1
    return max(last, first + 1)


def _sentence_start(sentence: Sequence[int], first: int, last: int, before: list[int]) -> int:
    """Return the sentence bound before `last`, unless that would halve the window."""
    cut = last
    while cut > first + 1 and sentence[cut] == sentence[cut - 1]:
        cut -= 1
    return cut if before[cut] - before[first] > WIDEST // 2 else last


def _next_start(before: list[int], sentence: Sequence[int], first: int, last: int) -> int:
    """Return where the next window begins: at a sentence, SHARED pieces before the last end."""
    start = last
    while start > first + 1 and before[last] - before[start] < SHARED:
        start -= 1
    while start < last and sentence[start] == sentence[start - 1]:
        start += 1
    return start
