"""Quantity expressions: every stretch of text that may say how many people.

A pattern proposes; nothing here decides that a quantity counts people. What plainly counts
something else (an age, a calibre, a share, a sum of money, a date) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tollbook.model.vocabulary import Qualifier
from tollbook.reading.numerals import FIGURES, WORDS, parse_number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A quantity expression at `start:end` of the text, modifier included.

    `core` is the offset where the number itself begins. `value` is the number stated (for a
    range the lower end, `upper` the higher); `term` is a vague word in lower case.
    """

    start: int
    end: int
    core: int
    qualifier: Qualifier
    value: int | None = None
    upper: int | None = None
    term: str | None = None


_BEFORE: tuple[tuple[str, Qualifier], ...] = (
    (r"at[ -]least|at the least|a minimum of|minimum|no fewer than|no less than|not less than|"
     r"not fewer than", "at_least"),
    (r"(?:many |far |well |a little |slightly )?(?:more than|over|above|upwards? of|"
     r"in excess of|exceeding|greater than)", "more_than"),
    (r"up to|as many as|no more than|not more than|a maximum of|at most", "at_most"),
    (r"fewer than|less than|under|below", "fewer_than"),
    (r"(?:an |at an )?estimated|about|around|some|roughly|approximately|approx\.?|circa|"
     r"in the region of|something like|~", "about"),
    (r"nearly|almost|close to|approaching|just under|nearing|not quite", "nearly"),
)  # fmt: skip
_AFTER: tuple[tuple[str, Qualifier], ...] = (
    (r"\+|-plus\b| or more\b| and counting\b", "at_least"),
    (r" or (?:fewer|less)\b", "at_most"),
    (r"-odd\b| or so\b", "about"),
)
#: Words before a number that neither bound it nor belong to another noun.
_NEUTRAL = (
    r"all|another|a further|a total of|an additional|a combined|only|just|exactly|other|"
    r"a reported|the other|both"
)
_NUMBER = rf"(?:{FIGURES}|\b{WORDS}\b)"
_VAGUE_TERMS = (
    r"(?:many |several |some )?(?:tens|dozens|scores|hundreds|thousands|millions)"
    r"(?: (?:and|or) (?:hundreds|thousands|tens|dozens))?"
    r"(?: of (?:thousands|millions|hundreds))?|"
    r"several (?:dozens?|hundreds?|thousands?|million)|"
    r"an? (?:few|couple(?: of)?|handful(?: of)?) (?:dozen|hundred|thousand)|"
    r"an? (?:\w+ )?(?:number|couple|handful|multitude|score) of|an? couple|a handful|"
    r"large numbers of|(?:quite )?a few|several|various|many|numerous|countless|few|multiple"
)
_UNQUANTIFIED = frozenset({"numerous", "countless", "various", "multiple", "large numbers of"})
_NONE_OF = r"(?:none|neither|not (?:a single )?one) of (?:the |these |those |his |her |their )?"
_ZERO = (
    rf"{_NONE_OF}(?:\d+|two|three|four|five|six|seven|eight|nine|ten)|no one|nobody|none|no|zero"
)
#: A hyphen joins figures only: "10-15" is a range, "twenty-five" a number.
_JOIN = r"(?:(?<=\d)\s?[-–—]\s?(?=\d)|\s+to\s+|\s+or\s+)"

#: Shares of a stated whole, as numerator and denominator.
_FRACTIONS = {
    "half": (1, 2),
    "one third": (1, 3),
    "a third": (1, 3),
    "two thirds": (2, 3),
    "two-thirds": (2, 3),
    "a quarter": (1, 4),
    "three quarters": (3, 4),
    "three-quarters": (3, 4),
}

_PATTERN = re.compile(
    rf"(?<![\w$€£])(?:"
    rf"(?P<fraction>{'|'.join(_FRACTIONS)}) (?:of )?(?:(?:the|its|their|a) )?(?:[\w'-]+ ){{0,4}}?"
    rf"of (?P<base>{_NUMBER})|"
    rf"(?P<between>between\s+(?P<b1>{_NUMBER})\s+and\s+(?P<b2>{_NUMBER}))|"
    rf"(?:(?P<mod>{'|'.join(p for p, _ in _BEFORE)})\s*)?(?:(?:{_NEUTRAL})\s+)?(?:the\s+)?"
    rf"(?:(?P<r1>{_NUMBER}){_JOIN}(?P<r2>{_NUMBER})(?![\w])|(?P<vague>\b(?:{_VAGUE_TERMS})\b)|"
    rf"(?P<number>{_NUMBER}))(?P<after>{'|'.join(p for p, _ in _AFTER)})?|"
    rf"(?P<zero>\b(?:{_ZERO})\b))(?![\w%])",
    re.IGNORECASE,
)
_AT_LEAST_AFTER = re.compile(r"(?:\s+\w+){0,2}?\s+at(?: the)? least\b", re.IGNORECASE)
_UNITS_AFTER = re.compile(
    r"\s?-?(?:"
    r"%|per\s?cent|percent|pc\b|[-\s]*y[./]?o\b|[-\s]*(?:years?|months?|weeks?|days?|hours?|minutes?|seconds?|"
    r"decades?|centur(?:y|ies)|nights?)[-\s]olds?|"
    r"(?:[- ]?(?:mm|cm|km|kms|kg|kgs|m|ft|lb|lbs)\b)|"
    r"[- ]?(?:met(?:er|re)s?|kilomet(?:er|re)s?|miles?|yards?|feet|foot|inch(?:es)?|acres?|"
    r"hectares?|sq|square|tons?|tonnes?|kilos?|kilograms?|pounds?|lit(?:er|re)s?|barrels?\s+of|"
    r"degrees?|dollars?|euros?|pesos|liras?|"
    r"[ap]\.?m\b\.?|o'?clock|GMT|hrs|hours?|minutes?|seconds?|days?|weeks?|months?|years?|"
    r"decades?|nights?|times|caliber|calibre|magnitude|votes|rounds|points|seats)\b|"
    r"[-](?:year|month|week|day|hour|minute|member|man|storey|story|strong|mile|foot|point|"
    r"nation|bed|seat|car|truck|vehicle|page|pound|kilo|ton|lane|metre|meter|km)\b|"
    r"(?:st|nd|rd|th)\b|:\d\d|/\d|\.\d)",
    re.IGNORECASE,
)
_NOT_COUNT_BEFORE = re.compile(
    r"(?:\baged?|\bages|\bresolution|\bhighway|\broute|\broad|\binterstate|\bchapter|\barticle|"
    r"\bpage|\bflight|\bnumber|\bno\.|\bphase|\bround|\bbrigade|\bbattalion|\bM-?|\bG-?|\bAK-?|"
    r"\bat about|\bsince|\bChannel|\bgrad[e]?|\bcamp|\bunit|\bapartment|\bsuite|\bU-?|"
    r"\bdial(?:ed|ing)?|\b(?:tele)?phone|\bplates?\b[^.;\d]{0,40}|"
    r"\bClass of|\bUSD|\bUS\$|\bsection)[ ]?\Z|[:/#$€£.]\Z",
    re.IGNORECASE,
)
_AGE_LIST = re.compile(r"[A-Z][\w'’.-]+,?[ ]\(?\Z")


def find_quantities(text: str, taken: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantity expressions of `text` in order, none within the spans `taken`."""
    blocked = sorted(taken)
    return [q for q in _propose(text) if not _overlaps(q, blocked)]


def _overlaps(quantity: Quantity, blocked: list[tuple[int, int]]) -> bool:
    """Tell whether the number itself lies in a span that means something else."""
    return any(start < quantity.end and quantity.core < end for start, end in blocked)


def _propose(text: str) -> Iterator[Quantity]:
    """Yield every match of the pattern that can be a count."""
    for match in _PATTERN.finditer(text):
        quantity = _read(match)
        if quantity is not None and not _counts_something_else(text, quantity, match):
            yield _with_trailing_minimum(text, quantity)


def _read(match: re.Match[str]) -> Quantity | None:
    """Return the quantity that a match states."""
    start, end = match.span()
    if match["fraction"]:
        return _share(match)
    if match["between"]:
        return _range(start, end, start, match["b1"], match["b2"])
    if match["r1"]:
        return _joined(match)
    if match["zero"]:
        return Quantity(start, end, start, "zero", 0)
    if match["vague"]:
        return _vague(match, _qualifier(match))
    return _plain(match)


def _plain(match: re.Match[str]) -> Quantity | None:
    """Return a single number with its modifier."""
    value = parse_number(match["number"])
    if value is None:
        return None
    qualifier = _qualifier(match) if value else "zero"
    return Quantity(match.start(), match.end(), match.start("number"), qualifier, value)


def _joined(match: re.Match[str]) -> Quantity | None:
    """Return "10 to 15" as a range, "from 17 to 23" as the figure that it ends at."""
    first = match.start("r1")
    if match.string[max(0, first - 5) : first].lower() == "from ":
        return _second(match)
    return _range(match.start(), match.end(), first, match["r1"], match["r2"])


def _qualifier(match: re.Match[str]) -> Qualifier:
    """Return what the words around a number make of it."""
    for group, table in (("mod", _BEFORE), ("after", _AFTER)):
        words = match[group]
        if words:
            for pattern, qualifier in table:
                if re.fullmatch(pattern, words, re.IGNORECASE):
                    return qualifier
    return "exact"


def _range(start: int, end: int, core: int, low: str, high: str) -> Quantity | None:
    """Return a range, or None where the two numbers do not make one."""
    first, second = parse_number(low), parse_number(high)
    if first is None or second is None or first >= second:
        return None
    return Quantity(start, end, core, "range", first, second)


def _share(match: re.Match[str]) -> Quantity | None:
    """Return the part of a stated whole: "half the population of 22 million"."""
    base = parse_number(match["base"])
    above, below = _FRACTIONS[match["fraction"].lower()]
    if base is None:
        return None
    return Quantity(match.start(), match.end(), match.start(), "fraction_of", base * above // below)


def _second(match: re.Match[str]) -> Quantity | None:
    """Return the figure that "from 17 to 23" ends at."""
    value = parse_number(match["r2"])
    if value is None:
        return None
    return Quantity(match.start("r2"), match.end("r2"), match.start("r2"), "exact", value)


def _vague(match: re.Match[str], qualifier: Qualifier) -> Quantity:
    """Return a vague quantity: "dozens", "a number of", "hundreds of thousands"."""
    words = re.sub(r"\s+", " ", match["vague"].lower())
    unquantified = words in _UNQUANTIFIED or words.endswith(("number of", "multitude of"))
    kind: Qualifier = "unquantified" if unquantified and qualifier == "exact" else "vague"
    return Quantity(match.start(), match.end(), match.start("vague"), kind, None, None, words)


def _counts_something_else(text: str, quantity: Quantity, match: re.Match[str]) -> bool:
    """Tell whether the words around a number make it an age, a calibre, a share or a date."""
    after = text[quantity.end : quantity.end + 24]
    if quantity.term is None and quantity.qualifier != "zero" and _UNITS_AFTER.match(after):
        return True
    before = text[max(0, quantity.start - 16) : quantity.start]
    if not match["number"]:
        return False
    if _NOT_COUNT_BEFORE.search(before) and quantity.qualifier == "exact":
        return True
    small = quantity.value is not None and quantity.value < 110 and match["number"].isdigit()
    return small and _is_age(before, after)


#: An age in apposition: "Name, 43, was", "two children, 6 and 9, were".
_AGES_BEFORE = re.compile(r"[a-z], \Z|, \d{1,2},? and \Z")
#: "Name, also 18.", "Name,16, was", "two teenagers, ages 14 and 15".
_AGE_BEFORE = re.compile(r"[a-z], also \Z|[a-z],\Z|\bages? \d{1,2},? and \Z")
_AGE_AFTER = re.compile(r"[.,;)]|\s+(?:was|were|who)\b")
_AGES_AFTER = re.compile(r",? and \d{1,2},|, (?:was|were|who|died|and)\b")


def _is_age(before: str, after: str) -> bool:
    """Tell whether a small number stands between commas behind a person, as an age does."""
    if _AGES_BEFORE.search(before) and _AGES_AFTER.match(after):
        return True
    if _AGE_BEFORE.search(before) and _AGE_AFTER.match(after):
        return True
    return bool(_AGE_LIST.search(before)) and bool(re.match(r"\s?[,;).]", after))


def _with_trailing_minimum(text: str, quantity: Quantity) -> Quantity:
    """Read "70 people at least" as at least 70; the span stays on the number."""
    if quantity.qualifier != "exact":
        return quantity
    if _AT_LEAST_AFTER.match(text[quantity.end : quantity.end + 60]):
        return Quantity(quantity.start, quantity.end, quantity.core, "at_least", quantity.value)
    return quantity
