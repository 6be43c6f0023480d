"""Which incident each claim is in: where it was put first, then what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tollbook.model.decisions import Decision, in_force


def place_claims(
    first: Mapping[str, str | None], decisions: Iterable[Decision]
) -> tuple[dict[str, str | None], dict[str, str]]:
    """Return the incident of each claim, and of each merged incident the one it is merged into.

    `first` is the incident into which each claim was put when it was added. An `assign` moves
    its claims to its incident; a `same_incident` merges the others it names (or those of the
    claims it names) into the first. Both follow a merge to the incident that survives.
    """
    placed = dict(first)
    into: dict[str, str] = {}
    for decision in in_force(decisions):
        if decision.kind == "assign":
            placed |= dict.fromkeys(decision.claims, decision.incidents[0])
        elif decision.kind == "same_incident":
            named = decision.incidents or tuple(placed.get(c) for c in decision.claims)
            _merge([incident for incident in named if incident], into)
    here = {claim: _survivor(incident, into) for claim, incident in placed.items()}
    return here, {
        incident: survivor for incident in into if (survivor := _survivor(incident, into))
    }


def _merge(incidents: list[str], into: dict[str, str]) -> None:
    """Merge incidents into the first of them, as far as they are still apart."""
    survivors = [survivor for i in incidents if (survivor := _survivor(i, into))]
    for other in survivors[1:]:
        if other != survivors[0]:
            into[other] = survivors[0]


def _survivor(incident: str | None, into: Mapping[str, str]) -> str | None:
    while incident in into:
        incident = into[incident]
    return incident
