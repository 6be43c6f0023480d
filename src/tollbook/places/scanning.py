"""Scan a text for names that the gazetteer holds, as context and as further mentions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from tollbook.model.spans import Span, span_at
from tollbook.places.entries import Gazetteer, Hit
from tollbook.places.folding import ARTICLES, fold, is_arabic, is_latin, word_set

#: Longest name, in words, that the scan tries.
LONGEST = 4
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`ʼ‘ʻ](?=[^\W\d_]))*")
_GAP = re.compile(r"[ \u00a0]?[-–]?[ \u00a0]?|\. ")
_LINK = word_set("of de del la le les los du da do di van den der y e") | ARTICLES
#: One-letter Arabic words that are written on to the next word: and, so, in, to, like.
_ARABIC_PROFIX = frozenset("وفبلك")
#: English words of news prose that are also names of places somewhere.
_WORDS_NOT_PLACES = word_set(
    "from in at near on after to with by before around inside outside since while when as over "
    "march may august june april sunday monday tuesday wednesday thursday friday saturday of most "
    "police media reading mobile split nice orange union liberty republic president central best "
    "battle hope man bar date same price along university church army party state states north "
    "south east west northern southern eastern western new old general mission independence "
    "christian islamic muslim arab turkmen allah king prince the but and for san santa saint "
    "street road district city county minister court house senate assembly park our un us"
)


class Found(msgspec.Struct, frozen=True):
    """A stretch of text that is a name in the gazetteer, with its readings."""

    span: Span
    hits: tuple[Hit, ...]


class _Word(msgspec.Struct, frozen=True):
    text: str
    start: int
    end: int

    @property
    def opens(self) -> bool:
        """Whether a name may begin or end here; scripts without case allow it anywhere."""
        return self.text[0].isupper() or not (is_latin(self.text) or self.text.lower() != self.text)

    @property
    def links(self) -> bool:
        """Whether this is a small word inside of names."""
        return self.text.lower() in _LINK


def _words(text: str) -> list[_Word]:
    return [_Word(m.group(), m.start(), m.end()) for m in _WORD.finditer(text)]


def _runs(text: str, words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Yield (first, last) word indices of every stretch that could be a name."""
    for first, word in enumerate(words):
        if not (word.opens or (word.links and word.text.lower() in ARTICLES)):
            continue
        last = first
        while last < len(words) and last - first < LONGEST:
            if last > first and not _GAP.fullmatch(text[words[last - 1].end : words[last].start]):
                break
            if words[last].opens and word.text.lower() != "the":
                yield first, last
            elif not words[last].links:
                break
            last += 1


def _candidates(text: str) -> dict[tuple[int, int], str]:
    """Return span -> folded key of every stretch that could be a name."""
    words = _words(text)
    keys: dict[tuple[int, int], str] = {}
    for first, last in _runs(text, words):
        start, end = words[first].start, words[last].end
        exact = text[start:end]
        if first == last and exact.lower() in _WORDS_NOT_PLACES:
            continue
        keys[start, end] = fold(exact)
        if is_arabic(exact) and exact[0] in _ARABIC_PROFIX and len(exact) > 3:
            keys[start + 1, end] = fold(exact[1:])
    return keys


def scan(text: str, gazetteer: Gazetteer) -> list[Found]:
    """Return the longest stretches of `text` that are names in the gazetteer, in order.

    Without overlap. Capitals among lower case are an agency's or a group's name, unless they are
    a country's; a name has at least three letters, or is the code of a state after a town.
    """
    keys = _candidates(text)
    keys = {(a, b): key for (a, b), key in keys.items() if len(key) > 2 or _is_code(text, a, b)}
    wanted = sorted(set(keys.values()))
    by_key: dict[str, list[Hit]] = defaultdict(list)
    for hit in gazetteer.named(wanted):
        by_key[hit.key].append(hit)
    found: list[Found] = []
    shouts = text.isupper()
    end_of_last = 0
    for (start, end), key in sorted(keys.items(), key=lambda item: (item[0][0], -item[0][1])):
        hits = by_key.get(key, [])
        if text[start:end].isupper() and not shouts and not _is_code(text, start, end):
            hits = [hit for hit in hits if hit.entry.level == "country"]
        if start >= end_of_last and hits:
            found.append(Found(span_at(text, start, end), tuple(hits)))
            end_of_last = end
    return found


def _is_code(text: str, start: int, end: int) -> bool:
    """Tell whether two capitals stand as a state's code does: "Springfield, IL"."""
    return text[start:end].isupper() and text[:start].endswith(", ")


def beside_a_name(text: str, span: Span) -> bool:
    """Tell whether a span has a capitalised neighbour, as a part of a person's name has."""
    before = re.search(r"([^\W\d_]\S*)[ -](?:(?:al|el)[ -])?$", text[: span.start])
    after = re.match(r"[ -](?:(?:al|el)[ -])?([^\W\d_]\w*)", text[span.end :])
    near = [m.group(1) for m in (before, after) if m]
    return any(word[0].isupper() and word.lower() not in _WORDS_NOT_PLACES for word in near)
