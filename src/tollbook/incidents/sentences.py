"""What stands around a claim in its text: evidence that does not hang on how it was read."""

from __future__ import annotations

import bisect
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
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
_EVENTS = (
    "accident|ambush|assault|attack|battle|blast|bombardment|bombing|clash|crash|explosion|fight|"
    "fire|incident|killing|massacre|offensive|operation|raid|rampage|shelling|shooting|stabbing|"
    "strike|violence"
)
#: An event that was told of before, and one that is new.
_KNOWN = re.compile(
    rf"\b(?:the|this|that|these|those|its|their)\s+(?:\w+[ -]){{0,2}}?"
    rf"(?:air)?(?:{_EVENTS})(?:e?s)?\b"
)
_NEW = re.compile(
    rf"\b(?:an?|another|separate|similar|other|two|three|several)\s+(?:[\w-]+\s+){{0,2}}?"
    rf"(?:air)?(?:{_EVENTS})(?:e?s)?\b"
)
_MORE = re.compile(r"\b(?:an)?others?\b|\bmore\b(?!\s+than)|\badditional\b|\bfurther\b")
_CAPITALISED = re.compile(r"(?<![\w.])[^\W\d_a-zà-ÿ][\w'’-]*")
_DAY = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|yesterday|today|overnight|"
    r"(?:january|february|march|april|june|july|august|september|october|november|december)|"
    r"(?:days?|weeks?|months?|years?) (?:ago|earlier|before)|last (?:week|month|year))\b"
)
#: Days and months are written like names and are none.
_NO_NAMES = re.compile(
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day|january|february|march|april|may|june|july|"
    r"august|september|october|november|december|the|on|in|at"
)
#: Characters before and after a number in which a word says that it adds to another.
_NEAR = 14


class Setting(NamedTuple):
    """Where a claim stands.

    `number` and `paragraph` count sentences and paragraphs; `words` are those of its sentence
    with their weights; `names` and `days` are those of its clause, the stretch of the sentence
    between the numbers before and after; `fresh` are the names that stand in no sentence before.
    `turns` tells that the sentence leads to another event, `turned` how many sentences up to
    here do; `known` and `new` that it speaks of "the attack" or of "an attack"; `more` that the
    number adds to another.
    """

    number: int
    paragraph: int
    words: dict[str, float]
    turns: bool
    turned: int
    names: frozenset[str]
    fresh: frozenset[str]
    days: frozenset[str]
    known: bool
    new: bool
    more: bool


class _Text(NamedTuple):
    """A text: where its sentences and paragraphs end, how many turn, where names stand first."""

    text: str
    ends: list[int]
    breaks: list[int]
    turned: list[int]
    first: dict[str, int]

    def sentence(self, number: int) -> tuple[int, int]:
        """Return where a sentence starts and ends."""
        start = self.ends[number - 1] if number else 0
        return start, self.ends[number] if number < len(self.ends) else len(self.text)


def settings_of(text: str, claims: Sequence[Claim], rarity: Rarity) -> list[Setting]:
    """Return the setting of each claim by the sentence that holds its count."""
    parsed = _parse(text)
    numbers = [bisect.bisect_right(parsed.ends, claim.count.start) for claim in claims]
    weights: dict[int, dict[str, float]] = {}
    counts: dict[int, list[int]] = {}
    for claim, number in zip(claims, numbers, strict=True):
        counts.setdefault(number, []).append(claim.count.start)
        if number not in weights:
            words = words_of(text[slice(*parsed.sentence(number))])
            weights[number] = {word: rarity.weight(word) for word in words}
    return [
        _setting(parsed, number, claim, weights[number], counts[number])
        for claim, number in zip(claims, numbers, strict=True)
    ]


def overlap(one: Setting, other: Setting) -> float:
    """Return how much of the rarer words of two sentences is shared, 0 to 1."""
    shared = sum(weight**2 for word, weight in one.words.items() if word in other.words)
    lengths = [sum(weight**2 for weight in each.words.values()) for each in (one, other)]
    return float(shared / max((lengths[0] * lengths[1]) ** 0.5, 1.0))


def names_in(text: str) -> list[str]:
    """Return the capitalised words of a text in lower case, but for days and months."""
    return [name for name, _ in _names(text, 0, len(text))]


def _parse(text: str) -> _Text:
    ends = [match.end() for match in _END.finditer(text)]
    turned = [0]
    for start, stop in pairwise([0, *ends, len(text)]):
        turned.append(turned[-1] + (not _TURNS.isdisjoint(words_of(text[start:stop]))))
    first: dict[str, int] = {}
    for name, at in _names(text, 0, len(text)):
        first.setdefault(name, at)
    return _Text(text, ends, [m.end() for m in re.finditer(r"\n+", text)], turned, first)


def _setting(
    parsed: _Text, number: int, claim: Claim, words: dict[str, float], counts: Sequence[int]
) -> Setting:
    start, stop = parsed.sentence(number)
    at, end = claim.count.start, claim.count.end
    clause = _clause(at, counts, start, stop)
    names = {name for name, _ in _names(parsed.text, *clause)}
    sentence = parsed.text[start:stop].lower()
    near = parsed.text[max(at - _NEAR, start) : end + _NEAR].lower()
    return Setting(
        number=number,
        paragraph=bisect.bisect_right(parsed.breaks, at),
        words=words,
        turns=parsed.turned[number + 1] > parsed.turned[number],
        turned=parsed.turned[number + 1],
        names=frozenset(names),
        fresh=frozenset(name for name in names if parsed.first.get(name, start) >= start),
        days=frozenset(_DAY.findall(parsed.text[slice(*clause)].lower())),
        known=_KNOWN.search(sentence) is not None,
        new=_NEW.search(sentence) is not None,
        more=_MORE.search(near) is not None,
    )


def _clause(at: int, counts: Sequence[int], start: int, stop: int) -> tuple[int, int]:
    """Return the stretch of a sentence that is nearest to a number: up to the next one.

    What stands before the first number of a sentence is its own too.
    """
    before = max((other for other in counts if other < at), default=None)
    after = min((other for other in counts if other > at), default=stop)
    return (start if before is None else at), after


def _names(text: str, start: int, stop: int) -> Iterator[tuple[str, int]]:
    """Yield the capitalised words of a stretch and where they stand; none where all are such."""
    stretch = text[start:stop]
    if stretch.isupper():
        return
    for match in _CAPITALISED.finditer(stretch):
        name = match.group().lower()
        if _NO_NAMES.fullmatch(name) is None:
            yield name, start + match.start()
