"""What the core says in English, in the language of the page.

The core knows no Django: it explains tolls and comparisons in plain English sentences, which are
stored and exported as they are. They follow few patterns; those are translated here, and what
follows none is shown as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from typing import get_args

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext, gettext_noop

from tollbook.model.vocabulary import Group, Harm, MeansCode, Status
from tollbook.web.words import word

_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
#: What may stand for a name in a pattern; any words for the rest.
_FILLINGS = {
    "n": r"[\d,]+", "m": r"[\d,]+",
    "day": rf"\d{{1,2}} (?:{'|'.join(_MONTHS)})(?: \d\d:\d\d)?",
    "harm": "|".join(get_args(Harm)),
    "victims": "|".join(f"{code}s?" for code in (*get_args(Status), *get_args(Group))),
    "means": r"[a-z_]+(?:, [a-z_]+)*", "other_means": r"[a-z_]+(?:, [a-z_]+)*",
}  # fmt: skip

#: First-strong isolate and its end (Unicode TR 9): a name runs its own way within a sentence.
_ISOLATE, _END = "\u2068", "\u2069"
#: How often one phrase stands within another, at most.
_DEEPEST = 4

#: Of two that fit, the first is taken.
PHRASES = (
    # Why two incidents may be one, and why not
    gettext_noop("shared wording: {words}"),
    gettext_noop("rare words in common: {words}"),
    gettext_noop("names in common"),
    gettext_noop("numbers in common"),
    gettext_noop("one day apart: {date} and {other_date}"),
    gettext_noop("told before the day of the other"),
    gettext_noop("same day: {date}"),
    gettext_noop("published within days"),
    gettext_noop("days apart: {date} and {other_date}"),
    gettext_noop("published at different times"),
    gettext_noop("same place"),
    gettext_noop("same place on the same day"),
    gettext_noop("same place, day and means"),
    gettext_noop("one place holds or shares its name with the other"),
    gettext_noop("places apart"),
    gettext_noop("places of different names"),
    gettext_noop("like means: {means}"),
    gettext_noop("like means on the same day: {means}"),
    gettext_noop("means differ: {means} and {other_means}"),
    gettext_noop("same number killed: {count}"),
    gettext_noop("same number killed in the same place: {count}"),
    gettext_noop("same number killed on the same day: {count}"),
    gettext_noop("numbers killed differ: {count} and {other_count}"),
    gettext_noop("same number injured: {count}"),
    gettext_noop("numbers injured differ: {count} and {other_count}"),
    gettext_noop("the same is blamed"),
    # What a bound rests on, what stands beside it, what does not add up
    gettext_noop("{who}, {day}: {count} {harm}, {why}"),
    gettext_noop("{count} superseded by {other_count}: {who}, {day}"),
    gettext_noop("{phrase}, picked by {who}: {words}"),
    gettext_noop("{phrase}, picked by {who}"),
    gettext_noop("{phrase}, supersedes {counts}"),
    gettext_noop("{phrase}, sum of {n} stated parts"),
    gettext_noop("{who}, {day}"),
    gettext_noop("only parties say so"),
    gettext_noop("said by a party"),
    gettext_noop("others give a number"),
    gettext_noop("did not see for itself"),
    gettext_noop("in one of the places"),
    gettext_noop("probably part of a figure of the same report"),
    gettext_noop("a part not split"),
    gettext_noop("parts count {n}, the whole at most {m}"),
    gettext_noop("{victims} at least {n}, all at most {m}"),
    gettext_noop("groups that share nobody count {n}, the whole at most {m}"),
    gettext_noop("parts sum to {n}, the whole is {m}"),
    gettext_noop("the pick of {n} is outside {count}, and not taken"),
    gettext_noop("at least {n} {victims}"),
    gettext_noop("at least {n} of them"),
    gettext_noop("{n} victims named"),
    gettext_noop("{n} {victims}"),
    gettext_noop("no number"),
    gettext_noop("an unknown number"),
    gettext_noop("unknown"),
    gettext_noop("at most {n}"),
    gettext_noop("{n} or more"),
    gettext_noop("{n} to {m}"),
    # What is wrong with a table
    gettext_noop("no figure is given."),
    gettext_noop("Give one; 0 if it is known that nobody was harmed."),
    gettext_noop("low, best and high are not in order."),
    gettext_noop("Correct them."),
    gettext_noop("best is outside low and high: {n} to {m} are taken."),
    gettext_noop("Correct it if it is a mistake."),
    gettext_noop("“{words}” is no code."),
    gettext_noop("“{words}” is no range."),
    gettext_noop("Write it as 12-15."),
    gettext_noop("“{words}” is no number."),
    gettext_noop("the result of this formula is not in the file."),
    gettext_noop("Open it in a spreadsheet program, save it, and import that."),
    gettext_noop("“{words}” is more than {n} people."),
    gettext_noop("Is it the column of a date or an id?"),
    gettext_noop("Write a whole number, a range as 12-15, or leave it blank if it is unknown."),
    gettext_noop("a point has no name."),
    gettext_noop("Map the column of the place."),
    gettext_noop("one half of a point is missing."),
    gettext_noop("Give both or neither."),
    gettext_noop("Write degrees: 35.71"),
    gettext_noop("{words} is out of range."),
    gettext_noop("Are lat and lon swapped?"),
    gettext_noop("the gazetteer holds no {words}."),
    gettext_noop("See tollbook places."),
    gettext_noop("ends before it begins."),
    gettext_noop("Correct one of the two."),
    gettext_noop("“{words}” is no date, or may be two."),
    gettext_noop("Write year-month-day: 2021-05-03, or 2021-05 for a month."),
    gettext_noop("Correct it."),
    gettext_noop("“{words}” is no status."),
    gettext_noop("Write one of: {words}."),
    gettext_noop("“{words}” is the id of row {n} too."),
    gettext_noop("Give each row an id of its own."),
    gettext_noop("{source} has more than {n} rows. Split it."),
    gettext_noop("{source} is empty."),
    gettext_noop("{source}, row {n} two columns are called {words}."),
    gettext_noop("{source}, row {n} has more cells than the header has columns ({m})."
                 " Check its separators."),
    gettext_noop("{source} is not an XLSX file: {words}."),
    gettext_noop("{source} byte {n} is not UTF-8. Save it as CSV UTF-8, or as XLSX."),
    gettext_noop("{source}, line {n} is not CSV: {words}."),
    gettext_noop("{source} has no column {words}. Its columns are: {columns}."),
    gettext_noop("{source} no column is known to say how many were harmed."
                 " Map one, as in: killed=DEATHS"),
    gettext_noop("{source} it has to be said whose table it is."),
    gettext_noop("{source} the attachment is in the record already."),
    # What is wrong with an entry of the log
    gettext_noop("is missing"),
    gettext_noop("does not follow on the entry before it"),
    gettext_noop("is not what was written: its hash is another"),
    gettext_noop("has lost what it says of {words}, and no entry says why"),
    gettext_noop("is about {words}, which is not in the record"),
    gettext_noop("is about {words}, and {other} is not what was logged"),
)  # fmt: skip


def told(words: str, depth: int = 0) -> str:
    """Return words of the core in the language of the page; unknown ones as they are."""
    if (get_language() or "en").startswith("en") or depth > _DEEPEST:
        return words
    if "; " in words:
        return "؛ ".join(told(part, depth) for part in words.split("; "))
    for phrase, pattern in _patterns():
        found = pattern.fullmatch(words)
        if found:
            filled = {name: _filling(name, of, depth) for name, of in found.groupdict().items()}
            return gettext(phrase).format(**filled)
    return words


def _filling(name: str, words: str, depth: int) -> str:
    """Return what stands in a phrase; names and quoted words stay as they are."""
    if name in {"count", "other_count", "why", "phrase"}:
        return told(words, depth + 1)
    if name in {"harm", "victims"}:
        return word(words if words in _codes() else words.removesuffix("s"))
    if name in {"means", "other_means"}:
        return "، ".join(word(code) for code in words.split(", "))
    if name == "day":
        day, month, *hour = words.split()
        date = dt.date(2000, _MONTHS.index(month) + 1, int(day))
        return " ".join([date_format(date, "j M"), *hour])
    if name == "counts":
        return "، ".join(told(count, depth + 1) for count in words.split(", "))
    return words if name in {"n", "m"} else f"{_ISOLATE}{words}{_END}"


def _codes() -> frozenset[str]:
    return frozenset((*get_args(Status), *get_args(Group), *get_args(Harm), *get_args(MeansCode)))


@cache
def _patterns() -> list[tuple[str, re.Pattern[str]]]:
    return [(phrase, re.compile("".join(_parts(phrase)))) for phrase in PHRASES]


def _parts(phrase: str) -> Iterator[str]:
    """Yield a phrase as a regular expression, with a group for each thing to be filled in."""
    for fixed, name in re.findall(r"([^{]*)(?:\{(\w+)\})?", phrase):
        yield re.escape(fixed)
        if name:
            yield f"(?P<{name}>{_FILLINGS.get(name, '.+?')})"
