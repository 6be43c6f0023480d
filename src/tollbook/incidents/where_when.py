"""Where and when an incident was, as far as the statements on it agree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from tollbook.model import Place, Time
from tollbook.model.vocabulary import Precision
from tollbook.tolls import Statement, local_statements

#: From the finest to the coarsest (specification, 5.2).
LADDER: tuple[Precision, ...] = (
    "exact_point", "landmark", "street", "neighbourhood", "populated_place", "near_place",
    "adm3", "adm2", "adm1", "area", "country", "sea_air",
)  # fmt: skip


def place_of(statements: Iterable[Statement]) -> Place | None:
    """Return the finest place that all statements on the whole incident can share.

    Where they name several places of one level, that is the one of the next coarser level that
    is named alone (a province beside its villages); where there is none, the place is not known.
    A statement on one of the places that another counts together does not place the whole.
    """
    levels: dict[Precision, dict[str, Place]] = {}
    told = _on_the_whole(statements)
    local = local_statements(told)
    for statement in (s for s in told if s.id not in local):
        for place in statement.claim.places:
            if place.precision is not None and place.lat is not None:
                levels.setdefault(place.precision, {}).setdefault(_identity(place), place)
    for level in LADDER:
        named = levels.get(level, {})
        if len(named) == 1:
            return next(iter(named.values()))
    return None


def time_of(statements: Iterable[Statement]) -> Time | None:
    """Return the days that most statements give, those that date the harm before others.

    Of days given as often, the earliest; None where no statement is dated.
    """
    times = [s.claim.time for s in _on_the_whole(statements) if s.claim.time]
    dated = [time for time in times if time.from_ is not None and time.to is not None]
    preferred = [time for time in dated if time.basis == "event"] or dated
    if not preferred:
        return None
    votes = Counter((time.from_, time.to) for time in preferred)
    days = min(votes, key=lambda day: (-votes[day], day))
    return next(time for time in preferred if (time.from_, time.to) == days)


def _on_the_whole(statements: Iterable[Statement]) -> list[Statement]:
    """Return the standing statements; those on a part of the victims if there are no others."""
    standing = [s for s in statements if s.state != "rejected" and s.claim.of_incident]
    return [s for s in standing if s.claim.part_of is None] or standing


def _identity(place: Place) -> str:
    return place.id or f"{place.lat},{place.lon}"
