"""Figures for one place of an event that struck several: they never bound the whole (4.1)."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.model.claims import Claim
from tollbook.model.vocabulary import Precision
from tollbook.tolls.statements import Statement

_WIDE: frozenset[Precision | None] = frozenset({"adm3", "adm2", "adm1", "area", "country"})


def local_statements(statements: Sequence[Statement]) -> set[str]:
    """Return the ids of statements on one of several places that others count together.

    A wider statement is one on several events, or one on a district or province where the
    others name at least two towns within the one incident.
    """
    found: set[str] = set()
    for harm in {statement.claim.harm for statement in statements}:
        told = [s for s in statements if s.claim.harm == harm and s.claim.part_of is None]
        narrow = [s for s in told if _is_narrow(s.claim)]
        towns = {_towns(s.claim) for s in narrow}
        for statement in narrow:
            if any(_holds(other.claim, statement.claim, len(towns)) for other in told):
                found.add(statement.id)
    return found


def _holds(wide: Claim, narrow: Claim, towns: int) -> bool:
    if wide.scope == "several_events" and narrow.scope == "incident":
        return _towns(wide) > _towns(narrow)
    return towns > 1 and bool(wide.places) and all(p.level in _WIDE for p in wide.places)


def _is_narrow(claim: Claim) -> bool:
    return bool(claim.places) and not any(place.level in _WIDE for place in claim.places)


def _towns(claim: Claim) -> frozenset[str]:
    return frozenset(place.id or place.exact.casefold() for place in claim.places)
