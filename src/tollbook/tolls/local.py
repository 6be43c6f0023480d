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
    others name at least two towns within the one incident. Parts of what is local are local.
    """
    found: set[str] = set()
    for harm in {statement.claim.harm for statement in statements}:
        told = [s for s in statements if s.claim.harm == harm and s.claim.part_of is None]
        narrow = [s for s in told if _is_narrow(s.claim)]
        towns = {_towns(s.claim) for s in narrow}
        for statement in narrow:
            if any(_holds(other.claim, statement.claim, len(towns)) for other in told):
                found.add(statement.id)
    return _with_parts(found, statements)


def _with_parts(found: set[str], statements: Sequence[Statement]) -> set[str]:
    parts = {s.id for s in statements if s.parent in found} - found
    return _with_parts(found | parts, statements) if parts else found


def _holds(wide: Claim, narrow: Claim, towns: int) -> bool:
    if wide.scope == "several_events" and narrow.scope == "incident":
        named, one = _towns(wide), _towns(narrow)
        if named > one:
            return True
        # A street may lie in a town, a town in a province: their names do not tell.
        if (_is_wide(wide) or len(named) > len(one)) and _is_fewer(narrow, wide):
            return True
    return towns > 1 and _is_wide(wide)


def _is_fewer(narrow: Claim, wide: Claim) -> bool:
    """Tell whether one place counts fewer than all: else it may be the same figure, placed."""
    few, all_ = narrow.count.low, wide.count.low
    return few is not None and all_ is not None and few < all_


def _is_wide(claim: Claim) -> bool:
    return bool(claim.places) and all(place.level in _WIDE for place in claim.places)


def _is_narrow(claim: Claim) -> bool:
    return bool(claim.places) and not any(place.level in _WIDE for place in claim.places)


def _towns(claim: Claim) -> frozenset[str]:
    return frozenset(place.id or place.exact.casefold() for place in claim.places)
