"""Signs: words that name a means of harm."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tollbook.model.vocabulary import MeansCode
from tollbook.reading.lexicon.violence import MEANS

_COMPILED = tuple((re.compile(rf"\b(?:{p})"), code) for p, code in MEANS)


@dataclass(frozen=True, slots=True)
class Sign:
    """Words at `start:end` that name a means."""

    start: int
    end: int
    code: MeansCode


def find_signs(text: str) -> list[Sign]:
    """Return the words that name a means, in order; the more telling ones win an overlap."""
    lowered = text.lower() if len(text.lower()) == len(text) else text
    taken: set[int] = set()
    found: list[Sign] = []
    for pattern, code in _COMPILED:
        for match in pattern.finditer(lowered):
            inside = range(match.start(), match.end())
            if taken.isdisjoint(inside):
                taken.update(inside)
                found.append(Sign(match.start(), match.end(), code))
    return sorted(found, key=lambda sign: sign.start)
