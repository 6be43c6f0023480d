"""How rare words are, so that a shared street weighs more than a shared "people"."""

from __future__ import annotations

import heapq
import math
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from typing import NamedTuple

import msgspec

#: Reports from which their own words tell what is rare among them.
ENOUGH = 1000
#: Words kept of a draft's text, those that weigh most.
KEPT = 32
#: Length of the words of a short report, as weighed. A text that has less to say is not made as
#: long as others: however alike two such are, little speaks for their being of one event.
SHORT = 25.0

_WORD = re.compile(r"[^\W\d_]{3,}|\d{2,}")


class Rarity(msgspec.Struct, frozen=True, kw_only=True):
    """In how many of `reports` news reports each common word stands; the others are rare."""

    made: str
    reports: int
    common: dict[str, int]

    def weight(self, word: str) -> float:
        """Return the weight of a word: the logarithm of its rarity."""
        return math.log((self.reports + 1) / (self.common.get(word, 1) + 1))

    def with_reports(self, counts: Mapping[str, int], reports: int) -> Rarity:
        """Return the rarity of words in these reports too; `counts` are reports by word."""
        common = Counter(self.common)
        common.update({word: count for word, count in counts.items() if count > 1})
        return Rarity(made=self.made, reports=self.reports + reports, common=dict(common))


class Wording(NamedTuple):
    """The weightiest words of a text, the weightiest first, and weights of unit length at most."""

    words: tuple[str, ...]
    weights: tuple[float, ...]


def words_of(text: str) -> list[str]:
    """Return the words of three letters and more and the numbers of two digits and more."""
    return _WORD.findall(text.lower())


def wording(words: Iterable[str], rarity: Rarity) -> Wording:
    """Return what is kept of a text's words; of equal weight the first in the alphabet."""
    return weigh(
        {
            word: rarity.weight(word) * (1.0 + math.log(count))
            for word, count in Counter(words).items()
        },
        SHORT,
    )


def weigh(weights: Mapping[str, float], least: float = 1.0) -> Wording:
    """Return the weightiest words, of unit length, or less if they weigh less than `least`."""
    kept = heapq.nsmallest(KEPT, ((-weight, word) for word, weight in weights.items()))
    length = max(math.sqrt(sum(weight * weight for weight, _ in kept)), least)
    return Wording(
        tuple(sys.intern(word) for _, word in kept), tuple(-weight / length for weight, _ in kept)
    )


def rarity_of(texts: Iterable[str]) -> Rarity:
    """Return the rarity of words in news and in these texts, if they are many enough to tell.

    In a record of one war its places and parties are no rare words.
    """
    counts: Counter[str] = Counter()
    reports = 0
    for text in texts:
        counts.update(set(words_of(text)))
        reports += 1
    known = load_rarity()
    return known.with_reports(counts, reports) if reports >= ENOUGH else known


@cache
def load_rarity() -> Rarity:
    """Return the rarity of words in news that comes with the package."""
    file = resources.files("tollbook.incidents") / "data" / "rarity.json"
    return msgspec.json.decode(file.read_bytes(), type=Rarity)
