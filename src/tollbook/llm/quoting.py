"""Quotes: where the words that a model gives stand in the text, to the character.

A quote stands in the text when its letters and digits do, in their order. White space, the kinds
of quotation marks and dashes, invisible marks and case may differ, for models mend them in copying;
what is found is always the text's own words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property

from tollbook.model.spans import Span, span_at

_ALIKE = str.maketrans(
    {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛′`´", "'"),
     **dict.fromkeys("‐‑‒–—―−", "-")}
)  # fmt: skip
_SENTENCE_END = re.compile(r"[.!?؟。…][\"'”’»)]*\s|\n")
#: Signs that join digits into one number: "14" does not stand in "14,000".
_SEPARATORS = ",.٫٬"


class Passage:
    """A stretch of a report's text that was given to a model, searched for what it quotes."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.start = start
        self.end = end
        self._found: dict[str, list[Span]] = {}
        self._alike: dict[str, list[Span]] = {}

    @property
    def words(self) -> str:
        """The text of the passage."""
        return self.text[self.start : self.end]

    def find(self, quote: str) -> list[Span]:
        """Return where `quote` stands in the passage, in order.

        Where it stands letter for letter, places where it stands but for signs are left out.
        Words and numbers are found whole only: "14" is not found in "2014" or "14,000".
        """
        if quote not in self._found:
            exact = _whole(self.text, self._exact(quote))
            self._found[quote] = exact or self._find_alike(quote)
        return self._found[quote]

    def find_statement(self, quote: str) -> list[Span]:
        """Return where `quote` stands, as `find` does, be its first and last word whole or not.

        Of a long quote the ends decide nothing: texts lose spaces, and models full stops.
        """
        return list(self._exact(quote)) or list(self._folded(quote))

    def find_within(self, quote: str, span: Span) -> list[Span]:
        """Return where `quote` stands within a span, in whole words, but for signs."""
        found = self._find_alike(quote)
        first = bisect_left(found, span.start, key=_start)
        last = bisect_left(found, span.end, key=_start)
        return [one for one in found[first:last] if one.end <= span.end]

    def nearest(self, quote: str, to: Span) -> Span | None:
        """Return where `quote` stands nearest to some words: in their own sentence if it does."""
        found = self.find(quote)
        after = bisect_left(found, to.start, key=_start)
        sides = found[max(after - 1, 0) : after + 1]
        return min(sides, key=lambda span: self._distance(span, to), default=None)

    def _find_alike(self, quote: str) -> list[Span]:
        """Return where `quote` stands but for signs, in whole words."""
        if quote not in self._alike:
            self._alike[quote] = _whole(self.text, self._folded(quote))
        return self._alike[quote]

    def _distance(self, span: Span, to: Span) -> tuple[int, int]:
        """Return how many sentences lie between two spans, and how many characters."""
        after = self._sentence(span.start) - self._sentence(to.end - 1)
        before = self._sentence(to.start) - self._sentence(span.end - 1)
        return max(after, before, 0), gap(span, to)

    def _sentence(self, offset: int) -> int:
        """Return the number of the sentence, by signs alone, that holds an offset."""
        return bisect_right(self._ends, offset)

    @cached_property
    def _ends(self) -> list[int]:
        return [end.end() for end in _SENTENCE_END.finditer(self.text, self.start, self.end)]

    def _exact(self, quote: str) -> Iterator[Span]:
        wanted = quote.strip()
        at = self.text.find(wanted, self.start, self.end) if wanted else -1
        while at >= 0:
            yield span_at(self.text, at, at + len(wanted))
            at = self.text.find(wanted, at + 1, self.end)

    def _folded(self, quote: str) -> Iterator[Span]:
        wanted = fold(quote)[0].strip()
        folded, offsets = self._fold
        at = folded.find(wanted) if wanted else -1
        while at >= 0:
            yield span_at(self.text, offsets[at], offsets[at + len(wanted) - 1] + 1)
            at = folded.find(wanted, at + 1)

    @cached_property
    def _fold(self) -> tuple[str, list[int]]:
        folded, offsets = fold(self.words)
        return folded, [self.start + offset for offset in offsets]


def fold(words: str) -> tuple[str, list[int]]:
    """Return words without the differences that do not count, and each sign's offset in them."""
    signs: list[str] = []
    offsets: list[int] = []
    for offset, char in enumerate(words):
        sign = _folded_sign(char)
        if sign and not (sign == " " and signs[-1:] == [" "]):
            signs.append(sign)
            offsets.append(offset)
    return "".join(signs), offsets


def _folded_sign(char: str) -> str:
    """Return the sign that a character is compared as; nothing for an invisible one."""
    if char.isspace():
        return " "
    if unicodedata.category(char) == "Cf":
        return ""
    lower = char.lower()
    return (lower if len(lower) == 1 else char).translate(_ALIKE)


def is_joined(text: str, at: int) -> bool:
    """Tell whether the characters on either side of offset `at` are of one word or number.

    Scripts without capitals write small words onto the next (Arabic "و" for "and"), or no
    spaces at all: there letters on either side do not make one word.
    """
    before, after = text[max(at - 1, 0) : at], text[at : at + 1]
    if before.isdigit() and (after.isdigit() or _goes_on(after, text[at + 1 : at + 2])):
        return True
    if after.isdigit() and _goes_on(before, text[max(at - 2, 0) : max(at - 1, 0)]):
        return True
    return before.isalnum() and after.isalnum() and (_is_cased(before) or _is_cased(after))


def _goes_on(sign: str, beyond: str) -> bool:
    """Tell whether a sign beside a digit stands between two digits of one number."""
    return sign != "" and sign in _SEPARATORS and beyond.isdigit()


def _is_cased(char: str) -> bool:
    """Tell whether a letter's script has capitals."""
    return char.lower() != char.upper()


def _start(span: Span) -> int:
    return span.start


def _whole(text: str, found: Iterable[Span]) -> list[Span]:
    """Return the spans that neither begin nor end within a word or number."""
    return [s for s in found if not (is_joined(text, s.start) or is_joined(text, s.end))]


def gap(span: Span, to: Span) -> int:
    """Return the characters between two spans, 0 where they touch or overlap."""
    return max(span.start - to.end, to.start - span.end, 0)
