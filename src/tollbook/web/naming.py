"""Names and figures as lists and the map give them, from what is kept of incidents."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any, NamedTuple

import babel
from django.utils.translation import get_language
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tollbook.model.vocabulary import Harm
from tollbook.tolls import Figure
from tollbook.web.words import figure, range_words, word


class Line(NamedTuple):
    """One harm of an incident in a few words."""

    harm: Harm
    name: str
    words: str


#: What each grade says (Airwars' grades; the specification, 4.1 step 9).
GRADE_WORDS: dict[str, Any] = {
    "confirmed": _("the alleged perpetrator has conceded it"),
    "fair": _("two or more independent sources, none of them a party"),
    "weak": _("a single source"),
    "contested": _("sources contradict each other on what happened or who did it"),
}


def kept_lines(figures: Iterable[Sequence[Any]]) -> list[Line]:
    """Return the figures of a summary, a line for each harm."""
    return [
        Line(harm, word(harm), open_range(low, best, high, is_open))
        for harm, low, best, high, is_open in figures
    ]


def figures_words(figures: Iterable[Sequence[Any]]) -> str:
    """Return the figures of a summary in one line."""
    return ", ".join(f"{line.words} {line.name}" for line in kept_lines(figures))


def open_range(low: int | None, best: int | None, high: int | None, is_open: bool) -> str:
    """Return a toll's figure in few words; an open top is said to be so: "9 to 14 or more"."""
    if not is_open or high is None:
        return range_words(low, best, high)
    if low in {None, high}:
        return range_words(high, None, None)
    return _now("%(low)s to %(high)s") % {"low": figure(low), "high": range_words(high, None, None)}


def toll_range(of: Figure) -> str:
    """Return a toll's figure in few words."""
    return open_range(*of.numbers, of.high_open)


def choices_of(codes: Iterable[str]) -> list[tuple[str, str]]:
    """Return codes with their words, for a list to choose from."""
    return [(code, word(code)) for code in codes]


def country_name(code: str) -> str:
    """Return the name of a country by its ISO code, in the language of the interface."""
    return _country_name(code, (get_language() or "en").partition("-")[0]) if code else ""


@cache
def _country_name(code: str, language: str) -> str:
    return str(babel.Locale.parse(language).territories.get(code, code))
