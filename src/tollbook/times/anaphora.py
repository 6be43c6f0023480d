"""Words that point back to a time already named: "the same day", "a week earlier"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from tollbook.times.drafts import (
    UNANCHORED,
    UNKNOWN,
    Draft,
    Reading,
    Resolve,
    fixed,
    known,
)
from tollbook.times.expressions import Days, TimeExpression
from tollbook.times.intervals import Interval, month_of, single, week_of, year_of
from tollbook.times.words import GAP, NUMBER, PART_OF_DAY, WORD_END, WORD_START, number_of, pattern

#: An antecedent farther back than this, in characters, is not pointed at.
_REACH = 600
_DAY = dt.timedelta(days=1)
_Shift = Callable[[Interval], Interval]

_SAME_DAY = pattern(
    rf"{WORD_START}(?:(?:(?:the|that){GAP}(?:very{GAP})?)?same{GAP}(?:day|night|morning|afternoon|evening)"
    rf"|(?:(?:earlier|later|late|early){GAP})?that{GAP}(?:day|night|morning|afternoon|evening)"
    rf"|(?:early|earlier|later|late){GAP}(?:in|on){GAP}the{GAP}(?:same{GAP})?day){WORD_END}"
)
_NEXT_DAY = pattern(
    rf"{WORD_START}(?:the{GAP})?(?:(?P<after>next|following)|(?P<before>previous|preceding)){GAP}"
    rf"(?:day|night|morning|afternoon|evening){WORD_END}"
    rf"|{WORD_START}the{GAP}(?:(?:night|evening){GAP}(?P<eve>before)|morning{GAP}(?P<morrow>after))"
    rf"(?!{GAP}(?:the|his|her|their|its|an?|last|that)\b){WORD_END}"
    rf"|{WORD_START}the{GAP}day{GAP}(?:(?P<later>after)|(?P<earlier>before))(?=\s{{0,3}}(?:[.,;)]|\Z))"
)
_DISTANCE = pattern(
    rf"{WORD_START}(?P<number>an?|{NUMBER}){GAP}(?P<unit>day|week|month|year)s?{GAP}"
    rf"(?:(?P<before>earlier|previously)|(?P<after>later)"
    rf"|(?:(?P<prior>before)|after)(?=\s{{0,3}}(?:[.,;)]|\Z))){WORD_END}"
)
_UNIT = pattern(
    rf"{WORD_START}(?:(?P<same>the{GAP}same|that)|the{GAP}(?P<other>previous|preceding|following))"
    rf"{GAP}(?P<unit>week|month|year){WORD_END}"
)
_PERIOD = pattern(rf"{WORD_START}(?:that|this|the{GAP}same){GAP}(?:time{GAP})?period{WORD_END}")
_THEN = pattern(rf"{WORD_START}since{GAP}then{WORD_END}")
_AT_THE_TIME = pattern(rf"{WORD_START}at{GAP}(?:the|that){GAP}(?:same{GAP})?time{WORD_END}")
_AHEAD = {"same": 0, "previous": -1, "preceding": -1, "following": 1}
_DAYS_OF = {"day": 1, "week": 7}
_DAY_RULES = frozenset({"same_day", "day_from_day", "distance"})
_PERIODS = frozenset({"unit", "range", "window", "since", "running"})
_BOUNDED = frozenset({"range", "window"})
_PART = pattern(
    rf"{WORD_START}(?:(?:shortly|just|soon|right|early|late|later){GAP})?"
    rf"(?:(?:at|after|before|around|since|by|from|until|near){GAP}(?:about{GAP})?"
    r"(?:midnight|noon|midday|dawn|dusk|daybreak|nightfall|sunset|sunrise|lunchtime)"
    rf"|(?:in|during){GAP}the{GAP}(?:(?:early|late){GAP})?(?:hours|morning|afternoon|evening|night)"
    rf"(?:{GAP}hours)?|the{GAP}(?:early{GAP}|late{GAP})?(?:hours|{PART_OF_DAY})"
    rf"(?={GAP}(?:of|on){GAP})){WORD_END}"
)
_HOURS_LATER = pattern(
    rf"{WORD_START}(?:(?:just|some|a{GAP}few|several|{NUMBER}){GAP})?(?:hours|minutes){GAP}later{WORD_END}"
    rf"|{WORD_START}within{GAP}(?:hours|minutes){WORD_END}|{WORD_START}an{GAP}hour{GAP}later{WORD_END}"
)
_IN_THE_NIGHT = re.compile(r"(?:in|during)\s{1,8}the\s{1,8}night", re.IGNORECASE)
#: Rule of the parts of a day that name no day.
PART_OF_A_DAY = "part_of_day"


def find_anaphors(text: str) -> Iterator[Draft]:
    """Find the words that lean on a time named before them."""
    for match in _SAME_DAY.finditer(text):
        yield _draft(match, "same_day", _from_day(_stay, or_report=True))
    for match in _PART.finditer(text):
        night = _IN_THE_NIGHT.fullmatch(match.group()) is not None
        draft = _draft(match, PART_OF_A_DAY, _of_report_night if night else _of_day)
        yield draft._replace(kind="point")
    for match in _HOURS_LATER.finditer(text):
        yield _draft(match, "same_day", _from_day(_stay, or_report=False))
    for match in _NEXT_DAY.finditer(text):
        ahead = bool(match["after"] or match["later"] or match["morrow"])
        shift = _days_on(1 if ahead else -1)
        yield _draft(match, "day_from_day", _from_day(shift, or_report=not ahead))
    for match in _DISTANCE.finditer(text):
        yield _draft(match, "distance", _distance(match))
    for match in _UNIT.finditer(text):
        weeks = _AHEAD[(match["other"] or "same").lower()]
        shift = _unit(match["unit"].lower(), weeks)
        yield _draft(match, "unit_from_day", _from_day(shift, or_report=False))
    for match in _PERIOD.finditer(text):
        yield _draft(match, "that_period", _period)
    for match in _THEN.finditer(text):
        yield _draft(match, "since_then", _since_then)
    for match in _AT_THE_TIME.finditer(text):
        yield _draft(match, "at_the_time", lambda _earlier, _anchor: UNKNOWN)


def antecedents(expressions: Sequence[TimeExpression], start: int) -> list[TimeExpression]:
    """Return the expressions that words at `start` can point back to, in order."""
    near = takewhile(lambda one: one.end >= start - _REACH, reversed(expressions))
    return list(near)[::-1]


def _draft(match: re.Match[str], rule: str, resolve: Resolve) -> Draft:
    return Draft(*match.span(), rule, "anaphor", fixed(UNKNOWN), resolve)


def _from_day(shift: _Shift, *, or_report: bool) -> Resolve:
    """Shift the nearest day named before; where there is none, perhaps the report's day."""

    def resolve(earlier: Sequence[TimeExpression], anchor: dt.date | None) -> Reading:
        day = next((one for one in reversed(earlier) if _is_day(one)), None)
        if day is not None and day.from_ and day.to:
            return known(shift(Interval(day.from_, day.to)))
        if day is not None:
            return UNANCHORED if day.needs_anchor else UNKNOWN
        if not or_report:
            return UNKNOWN
        return known(shift(single(anchor))) if anchor else UNANCHORED

    return resolve


def _of_report_night(earlier: Sequence[TimeExpression], anchor: dt.date | None) -> Reading:
    """Read "in the night": of the day named before, else the night into the report's day."""
    if anchor is None or any(_is_day(one) for one in earlier):
        return _of_day(earlier, anchor)
    return known(Interval(anchor - _DAY, anchor))


def _is_day(expression: TimeExpression) -> bool:
    named = expression.kind == "point" or expression.rule in _DAY_RULES
    return named and expression.rule != PART_OF_A_DAY


def _stay(interval: Interval) -> Interval:
    return interval


_of_day = _from_day(_stay, or_report=True)


def _days_on(days: int) -> _Shift:
    return lambda interval: single(interval.first + days * _DAY)


def _distance(match: re.Match[str]) -> Resolve:
    """Read "two days earlier" from the day named before; years and months keep their width."""
    back = bool(match["before"] or match["prior"])
    number = number_of(match["number"]) * (-1 if back else 1)
    unit = match["unit"].lower()
    if unit in _DAYS_OF:
        return _from_day(_days_on(number * _DAYS_OF[unit]), or_report=back)
    return _from_day(_unit(unit, number), or_report=back)


def _unit(unit: str, shift: int) -> _Shift:
    def read(interval: Interval) -> Interval:
        day = interval.first
        if unit == "week":
            return week_of(day + 7 * shift * _DAY)
        if unit == "month":
            return month_of(day.year, day.month + shift)
        return year_of(day.year + shift)

    return read


def _period(earlier: Sequence[TimeExpression], anchor: dt.date | None) -> Reading:
    """Offer every period named before; only a single one with both ends stated is taken.

    "A truce in late August ... in that period" may mean that time or the time since it.
    """
    periods = [one for one in earlier if one.kind in _PERIODS and one.from_ and one.to]
    found = list(dict.fromkeys(days for one in periods for days in _readings(one, anchor)))
    if len(found) == 1 and periods[-1].kind in _BOUNDED:
        return known(Interval(*found[0]))
    return Reading(candidates=tuple(found))


def _readings(period: TimeExpression, anchor: dt.date | None) -> Iterator[Days]:
    if period.from_ is None or period.to is None:
        return
    yield period.from_, period.to
    if period.kind == "unit" and anchor is not None and anchor > period.to:
        yield period.from_, anchor


def _since_then(earlier: Sequence[TimeExpression], anchor: dt.date | None) -> Reading:
    """Offer the time from each day or period named before until the report."""
    firsts = dict.fromkeys(one.from_ for one in earlier if one.from_)
    if anchor is None:
        return UNANCHORED
    return Reading(candidates=tuple((first, anchor) for first in firsts if first <= anchor))
