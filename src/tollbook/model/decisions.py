"""Decisions: what people judged, appended and never edited.

A toll or a partition into incidents is computed from claims, decisions and a policy; a decision
changes neither claims nor other decisions. Later ones win, and `undo` takes one back by its id.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Literal

import msgspec

from tollbook.model.claims import Claim
from tollbook.model.vocabulary import Group

#: accept, correct, reject, add: of one claim. pick_best: of one claim within an incident.
#: assign: puts claims into an incident. same_incident, different_incident, unsure: judgements
#: on pairs, of claims or of incidents. note: words on an incident that judge nothing. undo: takes
#: back one decision.
DecisionKind = Literal[
    "accept", "correct", "reject", "add", "pick_best", "assign", "same_incident",
    "different_incident", "unsure", "note", "undo",
]  # fmt: skip

#: Reason codes of the review workflow (specification, section 6).
Reason = Literal[
    "not_casualty", "wrong_number", "wrong_qualifier", "wrong_scope", "wrong_victims",
    "wrong_source", "wrong_place", "wrong_date", "duplicate_wire", "superseded_by_update",
    "subset_counted", "cumulative_not_incident", "party_claim_only", "out_of_scope",
    "contradicted_by_two_origins", "fabricated_or_manipulated_source", "source_withdrawn",
    "privacy_request", "security_risk", "machine_error", "other",
]  # fmt: skip

#: Whose toll: all persons, those of one status, or one group of persons.
VictimGroup = Literal["all", "civilian", "combatant"] | Group


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    """One judgement by one person.

    `claims` are statement ids ("<report id>#<claim id>"), `incidents` incident ids. `replacement`
    is the claim as corrected or added, with its id within the report `report`; `undoes` is the
    id of the decision taken back. `victims` tells which figure a `pick_best` settles.
    """

    id: str
    at: dt.datetime
    by: str
    kind: DecisionKind
    claims: tuple[str, ...] = ()
    incidents: tuple[str, ...] = ()
    reason: Reason | None = None
    note: str = ""
    replacement: Claim | None = None
    report: str | None = None
    victims: VictimGroup = "all"
    undoes: str | None = None


def in_force(decisions: Iterable[Decision]) -> list[Decision]:
    """Return the decisions that stand, in the order given (that of appending).

    An undo takes effect at its place in the order and may itself be undone by a later one.
    """
    ordered = list(decisions)
    undone: set[str] = set()
    for decision in reversed(ordered):
        if decision.kind == "undo" and decision.undoes and decision.id not in undone:
            undone.add(decision.undoes)
    return [d for d in ordered if d.kind != "undo" and d.id not in undone]
