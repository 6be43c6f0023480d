"""Figures as stated: a claim's bounds beside all that decides how they may be used."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from tollbook.model.claims import Claim
from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm
from tollbook.tolls.bounds import bounds_of, is_vague
from tollbook.tolls.origins import Origin
from tollbook.tolls.parties import is_contested, sees_for_itself
from tollbook.tolls.policy import Policy
from tollbook.tolls.sources import name_words
from tollbook.tolls.statements import Moment, Statement, moment_of
from tollbook.tolls.words import words

_RISING = frozenset({"provisional", "expected_to_rise"})
_DEAD_AND_HURT = re.compile(
    r"(?=.*\b(?:killed|dead|died|deaths?)\b)(?=.*\b(?:wounded|injur\w+|hurt)\b)",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """One figure, stated by one origin; `ids` are several where the text's parts were added.

    `victims` is the group counted, None for a union that cannot be split. `parent` is the id of
    the figure that includes these people, where the same incident has it, standing or rejected.
    `counted` is false where a text tells of a person ("a boy", a name) without counting any;
    `headed` where the number has a word of its own for the people ("15 people", not "15").
    """

    ids: tuple[str, ...]
    report: str
    origin: Origin
    harm: Harm
    victims: VictimGroup | None
    low: int | None
    best: int | None
    high: int | None
    span: tuple[int, int]
    evidence: tuple[int, int, str]
    status: VictimGroup
    moment: Moment | None = None
    vague: bool = False
    counted: bool = True
    headed: bool = True
    rising: bool = False
    revised: bool = False
    contested: bool = False
    looked: bool = False
    parent: str | None = None
    names: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    @property
    def top(self) -> int | None:
        """The greatest number stated."""
        return self.low if self.high is None else self.high

    @property
    def is_open(self) -> bool:
        """Whether there may be more than the top."""
        return self.rising or (self.high is None and self.low is not None)

    @property
    def unknown(self) -> bool:
        """Whether no number is stated at all."""
        return self.low is None and self.high is None


def stated_figures(
    statements: Sequence[Statement],
    origins: Mapping[str, Origin],
    policy: Policy,
    rejected: Iterable[Statement] = (),
) -> list[Stated]:
    """Return every statement's figure under a policy, in the order given.

    What is part of a rejected whole is no whole for that, so that `rejected` must be known.
    """
    harms = {statement.id: statement.claim.harm for statement in (*statements, *rejected)}
    return [
        _stated(statement, origins[statement.id], policy, harms.get(statement.parent or ""))
        for statement in statements
    ]


def victims_of(claim: Claim, policy: Policy) -> VictimGroup | None:
    """Return the group that a claim counts, None for a union of groups within a whole."""
    groups = claim.victims.groups
    named = name_words(claim.victims.exact or "")
    particular = claim.part_of is not None or (bool(named) and words().persons.isdisjoint(named))
    if len(groups) == 1 and particular:
        return groups[0]
    if len(groups) > 1 and claim.part_of is not None:
        return None
    return _status(claim, policy)


def _status(claim: Claim, policy: Policy) -> VictimGroup:
    if claim.victims.status in {"civilian", "combatant"}:
        return "civilian" if claim.victims.status == "civilian" else "combatant"
    presumed = policy.people_are_civilians and claim.victims.status == "unspecified"
    return "civilian" if presumed else "all"


def _stated(
    statement: Statement, origin: Origin, policy: Policy, parent_harm: Harm | None
) -> Stated:
    claim = statement.claim
    found = bounds_of(claim.count, policy)
    within = parent_harm == claim.harm or claim.count.qualifier == "majority_of"
    union = claim.count.qualifier == "majority_of"
    return Stated(
        ids=(statement.id,),
        report=statement.report_id,
        origin=origin,
        harm=claim.harm,
        victims=None if union else victims_of(claim, policy),
        low=found.low,
        best=found.best,
        high=found.high,
        span=(claim.count.start, claim.count.end),
        evidence=(claim.evidence.start, claim.evidence.end, claim.evidence.exact),
        status=_status(claim, policy),
        moment=moment_of(statement),
        vague=is_vague(claim.count),
        counted=claim.count.qualifier != "singular_implied",
        headed=bool(claim.victims.exact),
        rising=not _RISING.isdisjoint(claim.flags),
        revised="revised" in claim.flags,
        contested=is_contested(claim, origin, found),
        looked=sees_for_itself(claim, origin),
        parent=statement.parent if within else None,
        names=claim.victims.names,
        places=tuple(place.id or place.exact.casefold() for place in claim.places),
    )


def dead_of_casualties(stated: Stated) -> Stated:
    """Return what a joint count of dead and hurt says of the dead: at least one if it says both.

    The specification's example: "dozens killed and wounded", 12 to 99, leaves 1 to 98 dead.
    """
    both = _DEAD_AND_HURT.search(stated.evidence[2]) is not None
    low = 1 if both and stated.low else 0
    high = None if stated.high is None else max(stated.high - (1 if both else 0), low)
    return dataclasses.replace(stated, harm="killed", low=low, best=None, high=high, vague=False)
