"""How exact a table says that its places and days are, in its codes or ours."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import TypeVar, get_args

from tollbook.model import Time
from tollbook.model.vocabulary import Precision, TimePrecision
from tollbook.record.row_figures import BadCellError

_Code = TypeVar("_Code")
_LADDER: tuple[Precision, ...] = get_args(Precision)
_SPANS: tuple[TimePrecision, ...] = get_args(TimePrecision)
#: Field -> code -> precision: `where_prec` as in UCDP GED, `geo_precision` as in ACLED.
_PLACES: dict[str, dict[str, Precision]] = {
    "where_prec": {
        "1": "populated_place", "2": "near_place", "3": "adm2", "4": "adm1", "5": "area",
        "6": "country", "7": "sea_air",
    },
    "geo_precision": {"1": "populated_place", "2": "near_place", "3": "adm1"},
}  # fmt: skip
#: The same of days: `date_prec` as in UCDP GED, `time_precision` as in ACLED.
_DAYS: dict[str, dict[str, TimePrecision]] = {
    "date_prec": {"1": "day", "2": "days", "3": "week", "4": "month", "5": "year"},
    "time_precision": {"1": "day", "2": "week", "3": "month"},
}
#: Words in the name of a place that make it a unit, of which a table gives the middle.
_UNITS: tuple[tuple[str, Precision], ...] = (
    (r"sub-?district|municipality|nahiya", "adm3"),
    (r"district|county", "adm2"),
    (r"governorate|province|oblast|region|state|department|prefecture|wilaya|muhafazah", "adm1"),
)


def place_precision(told: Mapping[str, str], named: str) -> Precision:
    """Return how exact the point of a row is; `named` is the field that names its place.

    Without a code, the name of a province is that of a province, whose point is its middle.
    Raises BadCellError.
    """
    for field, codes in _PLACES.items():
        if field in told:
            return _coded(field, told[field], {**codes, **{name: name for name in _LADDER}})
    if named == "country" or _same(told, named, "country"):
        return "country"
    if named == "province" or _same(told, named, "province"):
        return "adm1"
    words = told[named].casefold()
    units = (level for unit, level in _UNITS if re.search(rf"\b(?:{unit})\b", words))
    return next(units, "populated_place")


def with_precision(time: Time, told: Mapping[str, str]) -> Time:
    """Return the days of a row as exact as its table says, if that is less than they look.

    A single day that stands for its month or year is all of that; one for a week lies in its
    middle (ACLED). Raises BadCellError.
    """
    field = next((field for field in _DAYS if field in told), None)
    if field is None or time.from_ is None or time.to is None or time.precision is None:
        return time
    names = {name: name for name in _SPANS}
    precision = _coded(field, told[field], {**_DAYS[field], **names})
    if _SPANS.index(precision) <= _SPANS.index(time.precision):
        return time
    first, last = (time.from_, time.to) if time.from_ != time.to else _around(time.from_, precision)
    return Time(
        start=time.start, end=time.end, exact=time.exact, from_=first, to=last,
        precision=precision, basis=time.basis,
    )  # fmt: skip


def _coded(field: str, words: str, codes: Mapping[str, _Code]) -> _Code:
    found = codes.get(words.strip().casefold().removesuffix(".0"))
    if found is None:
        remedy = f"Write one of: {', '.join(codes)}."
        raise BadCellError(field, f"“{words}” is no code.", remedy)
    return found


def _same(told: Mapping[str, str], one: str, other: str) -> bool:
    return other in told and told[one].casefold() == told[other].casefold()


def _around(day: dt.date, precision: TimePrecision) -> tuple[dt.date, dt.date]:
    """Return the first and last day of the week, month or year that one day stands for."""
    if precision == "week":
        return day - dt.timedelta(days=3), day + dt.timedelta(days=3)
    if precision == "month":
        after = day.replace(day=28) + dt.timedelta(days=4)
        return day.replace(day=1), after - dt.timedelta(days=after.day)
    if precision == "year":
        return day.replace(month=1, day=1), day.replace(month=12, day=31)
    return day, day
