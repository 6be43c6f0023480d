"""The sentences that claims stand in, as far as grouping looks at them."""

from __future__ import annotations

import bisect
import re
from typing import NamedTuple

from tollbook.incidents.rarity import Rarity, words_of
from tollbook.model.claims import Claim

#: The end of a sentence: a mark and white space before a capital or a quote, or a line's end.
_END = re.compile(r"[.!?؟。][\"'”’)]*\s+(?=[^\sa-z])|\n+")
#: Words that lead over to another event, or back to an earlier one.
_TURNS = frozenset(
    ["another", "earlier", "elsewhere", "meanwhile", "other", "previous", "previously", "separate",
     "separately", "since", "similar", "similarly", "last", "ago", "overall", "total"]
)  # fmt: skip


class Setting(NamedTuple):
    """Where a claim stands: its sentence's number, its words with weights, words that turn."""

    number: int
    paragraph: int
    words: dict[str, float]
    turns: bool


def settings_of(text: str, claims: list[Claim], rarity: Rarity) -> list[Setting]:
    """Return the setting of each claim by the sentence that holds its count."""
    ends = [match.end() for match in _END.finditer(text)]
    breaks = [match.end() for match in re.finditer(r"\n+", text)]
    known: dict[int, tuple[dict[str, float], bool]] = {}
    found = []
    for claim in claims:
        number = bisect.bisect_right(ends, claim.count.start)
        if number not in known:
            start = ends[number - 1] if number else 0
            stop = ends[number] if number < len(ends) else len(text)
            words = words_of(text[start:stop])
            known[number] = (
                {word: rarity.weight(word) for word in words},
                not _TURNS.isdisjoint(words),
            )
        weights, turns = known[number]
        paragraph = bisect.bisect_right(breaks, claim.count.start)
        found.append(Setting(number, paragraph, weights, turns))
    return found


def overlap(one: Setting, other: Setting) -> float:
    """Return how much of the rarer words of two sentences is shared, 0 to 1."""
    shared = sum(weight**2 for word, weight in one.words.items() if word in other.words)
    lengths = [sum(weight**2 for weight in each.words.values()) for each in (one, other)]
    return float(shared / max((lengths[0] * lengths[1]) ** 0.5, 1.0))
