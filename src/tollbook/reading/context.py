"""What rules find in a text before any claim is judged: the candidates for every answer."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, Protocol, TypeVar

from tollbook.reading.lexicon.harms import GATE
from tollbook.reading.placenames import PlaceName, find_place_names
from tollbook.reading.quantities import Quantity, find_quantities
from tollbook.reading.sentences import HEAD
from tollbook.reading.signs import Sign, find_signs
from tollbook.reading.words import Words, cut, is_upper
from tollbook.times import TimeExpression, find_times

HARM = re.compile(GATE, re.IGNORECASE)
#: Times that can hide a count ("five years") and never one ("in two days").
_NO_DATES = frozenset({"duration"})


class Located(Protocol):
    """Anything with offsets in the text."""

    @property
    def start(self) -> int:
        """The first offset."""

    @property
    def end(self) -> int:
        """The offset behind the last character."""


Item = TypeVar("Item", bound=Located)


@dataclass(frozen=True, slots=True)
class Found(Generic[Item]):
    """Something found in the text, on the words `first` up to, not including, `last`."""

    item: Item
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Context:
    """A text as the reader sees it, everything in the order of the text.

    `head` is the offset at which the headline ends, 0 where none is told apart.
    """

    words: Words
    upper: bool
    quantities: tuple[Found[Quantity], ...]
    times: tuple[Found[TimeExpression], ...]
    names: tuple[Found[PlaceName], ...]
    signs: tuple[Found[Sign], ...]
    head: int

    @property
    def text(self) -> str:
        """The report's text."""
        return self.words.text

    def near(
        self, found: Sequence[Found[Item]], sentence: int, back: int, ahead: int
    ) -> Sequence[Found[Item]]:
        """Return what stands from `back` sentences before one to `ahead` behind it."""
        of_word = self.words.sentence
        low = bisect_left(found, sentence - back, key=lambda f: of_word[f.first])
        high = bisect_right(found, sentence + ahead, key=lambda f: of_word[f.first])
        return found[low:high]


def speaks_of_harm(text: str) -> bool:
    """Tell whether any word of a text can say that people were harmed."""
    return HARM.search(text) is not None


def set_context(text: str, anchor: date | None) -> Context:
    """Return what rules find in a text whose relative dates hang on `anchor`."""
    words, upper = cut(text), is_upper(text)
    times = find_times(text, anchor)
    dated = [(t.start, t.end) for t in times if t.kind not in _NO_DATES]
    return Context(
        words=words,
        upper=upper,
        quantities=_on_words(words, find_quantities(text, dated)),
        times=_on_words(words, times),
        names=_on_words(words, find_place_names(text, upper)),
        signs=_on_words(words, find_signs(text)),
        head=_headline(words, times),
    )


def _on_words(words: Words, items: Iterable[Item]) -> tuple[Found[Item], ...]:
    """Return things with the words that they stand on."""
    placed = (Found(item, *words.within(item.start, item.end)) for item in items)
    return tuple(found for found in placed if found.first < found.last)


def _headline(words: Words, times: Iterable[TimeExpression]) -> int:
    """Return where the headline ends: at a short first sentence, or before a printed date."""
    if len(words.sentences) < 2:
        return 0
    start, end = words.sentences[0]
    printed = [t for t in times if t.start < min(end, HEAD) and t.precision == "day"]
    full = [t for t in printed if re.search(r"\d{4}", t.exact)]
    if full and full[0].start > 20:
        return full[0].start
    line_break = "\n" in words.text[end : words.sentences[1][0]]
    return end if end - start < 130 and (line_break or bool(full)) else 0
