"""Totals that are no incident: running totals, a period's, a war's, the displaced (4.3).

An aggregate never enters an incident's toll. What of it is left when the incidents recorded
inside it are taken off is its residual, after Iraq Body Count's integration by subtraction.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Literal

import msgspec

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm, Scope
from tollbook.tolls.bounds import bounds_of
from tollbook.tolls.origins import resolve_origins
from tollbook.tolls.policy import Policy
from tollbook.tolls.sources import Sources, load_sources
from tollbook.tolls.stated import victims_of
from tollbook.tolls.statements import Statement
from tollbook.tolls.toll import Figure

#: Why an aggregate has no residual.
Obstacle = Literal["no_number", "no_bounded_period", "not_countable", "is_part", "other_figures"]

#: Scopes whose numbers count harm in a stretch of time, so that incidents may be taken off.
_COUNTING: frozenset[Scope] = frozenset({"period", "cumulative"})


class Aggregate(msgspec.Struct, frozen=True, kw_only=True):
    """One stated total, in persons: `low` to `high`, an open top where `high` is None.

    A stock counts people who are displaced, missing or detained at `to`; period and cumulative
    totals count harm done from `from_` to `to`. `places` are the ids or names of its area.
    """

    id: str
    harm: Harm
    victims: VictimGroup | None
    scope: Scope
    low: int | None
    best: int | None
    high: int | None
    from_: dt.date | None
    to: dt.date | None
    places: tuple[str, ...]
    origin: str
    ambiguous: bool
    part_of: str | None

    @property
    def obstacle(self) -> Obstacle | None:
        """What keeps a residual from being taken, None if nothing does."""
        if self.low is None:
            return "no_number"
        if self.scope not in _COUNTING:
            return "not_countable"
        if self.part_of is not None:
            return "is_part"
        return (
            "no_bounded_period" if self.from_ is None or self.to is None or self.ambiguous else None
        )


class Residual(msgspec.Struct, frozen=True, kw_only=True):
    """What an aggregate holds beyond the incidents recorded inside it.

    It is published as a row of its own and needs a second reviewer. `high` is None if open.
    """

    aggregate: str
    low: int
    high: int | None
    incidents: tuple[str, ...]
    words: str


class ResidualError(ValueError):
    """A residual that must not be taken; `obstacle` says why."""

    def __init__(self, aggregate: str, obstacle: Obstacle) -> None:
        self.obstacle = obstacle
        super().__init__(f"aggregate {aggregate} has no residual: {obstacle}")


def aggregates_of(
    statements: Sequence[Statement], policy: Policy, sources: Sources | None = None
) -> list[Aggregate]:
    """Return the totals among statements, in their order; rejected ones are left out.

    Totals are never added: an aggregate is one origin's one statement.
    """
    totals = [s for s in statements if not s.claim.of_incident and s.state != "rejected"]
    origins = resolve_origins(totals, sources or load_sources())
    return [_aggregate(one, origins[one.id].name, policy) for one in totals]


def residual(aggregate: Aggregate, inside: Mapping[str, Figure]) -> Residual:
    """Return what is left of an aggregate when the figures of incidents are taken off.

    `inside` maps the ids of the incidents in its area and period to their figures for the same
    harm and victims. Raises ResidualError where the comparison does not hold.
    """
    if aggregate.obstacle is not None:
        raise ResidualError(aggregate.id, aggregate.obstacle)
    wanted = (aggregate.harm, aggregate.victims)
    if any((figure.harm, figure.victims) != wanted for figure in inside.values()):
        raise ResidualError(aggregate.id, "other_figures")
    least = sum(figure.low.value if figure.low else 0 for figure in inside.values())
    most = _most(inside)
    low = 0 if most is None else max(0, (aggregate.low or 0) - most)
    high = None if aggregate.high is None else max(0, aggregate.high - least)
    return Residual(
        aggregate=aggregate.id,
        low=low,
        high=high,
        incidents=tuple(inside),
        words=_words(aggregate, len(inside), least, most),
    )


def _aggregate(statement: Statement, origin: str, policy: Policy) -> Aggregate:
    claim = statement.claim
    found = bounds_of(claim.count, policy)
    return Aggregate(
        id=statement.id,
        harm=claim.harm,
        victims=victims_of(claim, policy),
        scope=claim.scope,
        low=found.low,
        best=found.best,
        high=found.high,
        from_=claim.time.from_ if claim.time else None,
        to=claim.time.to if claim.time else None,
        places=tuple(place.id or place.exact for place in claim.places),
        origin=origin,
        ambiguous="ambiguous_period" in claim.flags,
        part_of=statement.parent,
    )


def _most(inside: Mapping[str, Figure]) -> int | None:
    """Return the greatest number that the incidents may hold, None if any of them is open."""
    tops = [None if f.high is None or f.high_open else f.high.value for f in inside.values()]
    return None if None in tops else sum(top or 0 for top in tops)


def _words(aggregate: Aggregate, incidents: int, least: int, most: int | None) -> str:
    high = "or more" if aggregate.high is None else f"to {aggregate.high}"
    held = f"{least} or more" if most is None else f"{least} to {most}"
    return f"{aggregate.origin}: {aggregate.low} {high}, less {held} in {incidents} incidents"
