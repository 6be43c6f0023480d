"""How well an incident is attested (specification, 4.1 step 9; wording of the grades: Airwars)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tollbook.tolls.origins import Origin
from tollbook.tolls.sources import name_words
from tollbook.tolls.stated import Stated
from tollbook.tolls.statements import Statement
from tollbook.tolls.toll import Confirmation, Grade
from tollbook.tolls.words import words


def grade(
    statements: Sequence[Statement],
    stated: Sequence[Stated],
    origins: Mapping[str, Origin],
    disputed: bool,
) -> Grade:
    """Return the grade: conceded by the perpetrator, contested, attested by two, or by one.

    It is about the act, which whoever tells of the wounded attests as well as who counts the dead.
    """
    if any(_conceded(statement, origins[statement.id]) for statement in statements):
        return "confirmed"
    if disputed or _rival_perpetrators(statements, origins):
        return "contested"
    return "fair" if len(independent(stated)) > 1 else "weak"


def independent(stated: Iterable[Stated]) -> set[str]:
    """Return the keys of origins that are no party and give whole figures of their own."""
    return {
        figure.origin.key
        for figure in stated
        if not (figure.origin.party or figure.contested or figure.unknown or figure.parent)
    }


def confirmation(origins: int) -> Confirmation:
    """Return how far a number is confirmed: two independent origins give it, one, or none."""
    if origins > 1:
        return "confirmed"
    return "provisional" if origins else "unconfirmed"


def _conceded(statement: Statement, origin: Origin) -> bool:
    claim = statement.claim
    return origin.party and claim.source is not None and claim.source.stance == "conceded"


def _rival_perpetrators(statements: Iterable[Statement], origins: Mapping[str, Origin]) -> bool:
    blamed: dict[str, set[str]] = {}
    for statement in statements:
        actor = statement.claim.actor
        if actor is None or actor.attribution == "denied":
            continue
        named = words().armed_side & {*name_words(actor.exact)}
        side = "armed" if named else "state" if words().state & {*name_words(actor.exact)} else None
        if side is not None:
            blamed.setdefault(side, set()).add(origins[statement.id].key)
    return len(blamed) > 1 and len(set.union(*blamed.values())) > 1
