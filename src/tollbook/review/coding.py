"""A second coding of an incident, held against the first field by field."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterable, Mapping
from typing import Literal, get_args

import msgspec

from tollbook.places.folding import fold
from tollbook.review.agreement import Agreement, Metric, alpha
from tollbook.review.content import Content

Field = Literal[
    "killed_low", "killed_high", "injured_low", "injured_high", "place", "date", "perpetrator"
]
FIELDS: tuple[Field, ...] = get_args(Field)
#: The metric by which alpha weighs a disagreement on a field.
METRICS: dict[Field, Metric] = {
    "killed_low": "ratio", "killed_high": "ratio", "injured_low": "ratio",
    "injured_high": "ratio", "place": "nominal", "date": "interval", "perpetrator": "nominal",
}  # fmt: skip


class Coding(msgspec.Struct, frozen=True, kw_only=True):
    """What one person takes an incident to be. Null is unknown; an open top is null too.

    Several perpetrators stand with "; " between them.
    """

    killed_low: int | None = None
    killed_high: int | None = None
    injured_low: int | None = None
    injured_high: int | None = None
    place: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    perpetrator: str | None = None


def coding_of(content: Content) -> Coding:
    """Return what the record says of an incident, as its first coding."""
    killed, injured = content.sum("killed"), content.sum("injured")
    return Coding(
        killed_low=killed.low,
        killed_high=None if killed.high_open else killed.high,
        injured_low=injured.low,
        injured_high=None if injured.high_open else injured.high,
        place=content.place,
        date_from=content.date_from,
        date_to=content.date_to,
        perpetrator="; ".join(content.actors) or None,
    )


def compare(one: Coding, other: Coding) -> dict[Field, bool]:
    """Return for each field whether two codings agree; both unknown is agreement."""
    return {field: _agree(field, one, other) for field in FIELDS}


def agreement(field: Field, pairs: Iterable[tuple[Coding, Coding]]) -> Agreement:
    """Return how far pairs of codings, each of one incident, agree on a field.

    For numbers and days alpha is over the pairs in which both are known: an unknown number is no
    distance from a known one. For names "unknown" is a value like another.
    """
    pairs = list(pairs)
    agreed = sum(_agree(field, one, other) for one, other in pairs)
    units = [_unit(field, one, other) for one, other in pairs]
    known = [unit for unit in units if None not in unit]
    return Agreement(len(pairs), agreed, alpha(known, METRICS[field]), len(known))


def parse(values: Mapping[str, object]) -> Coding:
    """Return a coding from what is stored of it."""
    return msgspec.convert(dict(values), Coding)


def _agree(field: Field, one: Coding, other: Coding) -> bool:
    if field == "date":
        return (one.date_from, one.date_to) == (other.date_from, other.date_to)
    if field in _NAMES:
        return _same_names(getattr(one, field), getattr(other, field))
    return bool(getattr(one, field) == getattr(other, field))


_NAMES: frozenset[Field] = frozenset({"place", "perpetrator"})


def _same_names(one: str | None, other: str | None) -> bool:
    """Tell whether two names, or lists of names, have one in common, however they are spelt."""
    first, second = _names(one), _names(other)
    return bool(first & second) or (not first and not second)


def _names(words: str | None) -> set[str]:
    return {fold(name) for name in (words or "").split(";") if name.strip()}


def _unit(field: Field, one: Coding, other: Coding) -> tuple[Hashable, Hashable]:
    """Return the two values as alpha compares them."""
    if field in _NAMES:
        first, second = getattr(one, field), getattr(other, field)
        value = _value(first)
        return value, value if _same_names(first, second) else _value(second)
    if field == "date":
        return _day(one), _day(other)
    return getattr(one, field), getattr(other, field)


def _day(coding: Coding) -> int | None:
    return coding.date_from.toordinal() if coding.date_from else None


def _value(words: str | None) -> str:
    return ";".join(sorted(_names(words)))
