"""What people changed of what the machine read, field by field."""

from __future__ import annotations

from collections.abc import Callable

from tollbook.model import Claim

#: The parts of a claim that a correction may change, and what of it they are.
PARTS: dict[str, Callable[[Claim], object]] = {
    "number": lambda c: (c.count.value, c.count.low, c.count.best, c.count.high),
    "qualifier": lambda c: c.count.qualifier,
    "harm": lambda c: c.harm,
    "victims": lambda c: (c.victims.status, c.victims.groups),
    "scope": lambda c: c.scope,
    "source": lambda c: c.source and (c.source.exact, c.source.kind, c.source.stance),
    "place": lambda c: tuple(place.exact for place in c.places),
    "date": lambda c: c.time and (c.time.from_, c.time.to),
    "means": lambda c: c.means.code,
    "perpetrator": lambda c: c.actor and (c.actor.exact, c.actor.attribution),
    "part": lambda c: (c.part_of, c.part_kind),
}


def changed_parts(before: Claim, after: Claim) -> frozenset[str]:
    """Return the parts of a claim in which a correction differs from what it corrects."""
    return frozenset(name for name, part in PARTS.items() if part(before) != part(after))
