"""Totals of the record: what was stated of a period, a war or a camp, and what of it is left.

A total is a record of its own and never enters an incident's toll. Its residual, what it holds
beyond the incidents recorded inside it, is a proposal: to publish one takes a second reviewer.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec
from django.db.models import Q

from tollbook.api import default_gazetteer
from tollbook.record.kept import IncidentSummary
from tollbook.record.models import Incident
from tollbook.record.tolls import accounts_of, known_sources, loose_statements
from tollbook.tolls import DEFAULT_POLICY, Toll, load_policy
from tollbook.tolls.aggregates import (
    Aggregate,
    Obstacle,
    Residual,
    ResidualError,
    aggregates_of,
    residual,
)
from tollbook.tolls.toll import Bound, Figure

#: Why a total of the record has no residual: as in the core, or its area is not known.
WhyNot = Literal[Obstacle, "no_area"]


class Total(msgspec.Struct, frozen=True, kw_only=True):
    """A stated total and its residual, or why it has none."""

    total: Aggregate
    residual: Residual | None = None
    why_not: WhyNot | None = None


def totals(policy: str = DEFAULT_POLICY) -> Iterator[Total]:
    """Yield the totals of the record, in the order of its reports, with what is left of them."""
    statements = list(loose_statements())
    for one in aggregates_of(statements, load_policy(policy), known_sources()):
        yield _with_residual(one, policy)


def _with_residual(one: Aggregate, policy: str) -> Total:
    if one.obstacle is not None:
        return Total(total=one, why_not=one.obstacle)
    area = _area(one)
    if area is None:
        return Total(total=one, why_not="no_area")
    rows = IncidentSummary.objects.filter(area, day_from__gte=one.from_, day_to__lte=one.to)
    pks = rows.values_list("incident", flat=True).order_by("incident")
    incidents = list(Incident.objects.filter(pk__in=pks).order_by("pk"))
    told = {a.incident.key: _share(a.toll, one) for a in accounts_of(incidents, policy)}
    inside: Mapping[str, Figure] = {key: figure for key, figure in told.items() if figure}
    try:
        return Total(total=one, residual=residual(one, inside))
    except ResidualError as error:
        return Total(total=one, why_not=error.obstacle)


def _area(one: Aggregate) -> Q | None:
    """Return which incidents lie in the area of a total; None where it is not known."""
    gazetteer = default_gazetteer()
    entries = [gazetteer.entry(id_) if gazetteer else None for id_ in one.places]
    if not entries or None in entries:
        return None
    area = Q()
    for entry in filter(None, entries):
        if entry.level == "country":
            area |= Q(country=entry.country)
        elif entry.level == "adm1":
            area |= Q(adm1=entry.id)
        else:
            area |= Q(place_id=entry.id)
    return area


def _share(toll: Toll, one: Aggregate) -> Figure | None:
    """Return what an incident may hold of the people that a total counts, None if nobody.

    An incident that counts all persons, and not those of the total, holds none to all of them.
    """
    whole = toll.figure(one.harm)
    if one.victims is None or whole is None:
        return None
    own = toll.figure(one.harm, one.victims)
    if own is not None:
        return own
    claims = whole.high.claims if whole.high else ()
    none = Bound(value=0, claims=claims, rule="lowest_origin", words="low 0: not told apart")
    return msgspec.structs.replace(whole, victims=one.victims, low=none, best=None)
