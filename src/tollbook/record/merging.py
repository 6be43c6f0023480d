"""Incidents merged: by one person while they are drafts, by two once somebody vouched for them."""

from __future__ import annotations

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from tollbook.record.contents import contents_of
from tollbook.record.decisions import decide
from tollbook.record.models import Decision, Incident
from tollbook.record.review_rows import Step
from tollbook.record.reviewing import MoveRefusedError, append_step, person_of
from tollbook.review.moves import Person, signer_of, unfilled
from tollbook.review.roles import Right
from tollbook.review.states import State

#: States of incidents that somebody has vouched for.
_VOUCHED: frozenset[State] = frozenset(
    {"provisional", "confirmed", "published", "under_revision", "retracted"}
)
#: Those of them that the public knows: merging one takes a lead too (specification, section 6).
_PUBLIC: frozenset[State] = frozenset({"published", "under_revision", "retracted"})


@transaction.atomic
def merge_incidents(by: User, one: Incident, other: Incident, note: str = "") -> Decision | None:
    """Merge two incidents; return the decision, None where another person has to sign first.

    Raises MoveRefusedError for a signature that counts for nothing.
    """
    fresh = Incident.objects.select_for_update().in_bulk([one.pk, other.pk])
    one, other = fresh[one.pk], fresh[other.pk]
    slots = merge_signers(one, other)
    signed = [_signer(step) for step in merge_signatures(one, other)]
    left = unfilled(signed, slots)
    person = person_of(by)
    with_this = unfilled([*signed, person], slots)
    if left and len(with_this) == len(left):
        already = person.name in {signer.name for signer in signed}
        raise MoveRefusedError(("signed" if already else "right",), ())
    if not with_this:
        return decide(by, "same_incident", incidents=[one, other], note=note)
    content = contents_of([one])[one.pk]
    payload = {"other": other.key, "content": msgspec.to_builtins(content)}
    append_step(one, "merge", _state_of(one), by, payload, done=False, note=note)
    return None


def merge_signers(one: Incident, other: Incident) -> tuple[Right, ...]:
    """Return the rights of those who have to sign a merge, each another person."""
    states = {_state_of(one), _state_of(other)}
    if states & _PUBLIC:
        return ("record", "review", "publish")
    return ("record", "review") if states & _VOUCHED else ("record",)


def merge_signatures(one: Incident, other: Incident) -> list[Step]:
    """Return the signatures of a merge that count: since either was moved last."""
    found: list[Step] = []
    for row, partner in ((one, other), (other, one)):
        last = row.steps.filter(done=True).order_by("-number").first()
        steps = row.steps.filter(move="merge", done=False, number__gt=last.number if last else 0)
        found += [s for s in steps.select_related("by") if s.payload.get("other") == partner.key]
    return found


def right_to_undo(decision: Decision) -> Right:
    """Return the right that undoing a decision takes: more where people vouched for a part."""
    if decision.kind != "same_incident":
        return "record"
    incidents = list(decision.incidents.all())
    vouched = any(_vouched_before(incident) for incident in incidents)
    return "review" if vouched else "record"


def _vouched_before(incident: Incident) -> bool:
    return incident.steps.filter(done=True, target__in=_VOUCHED).exists()


def _signer(step: Step) -> Person:
    return signer_of(step.as_model())


def _state_of(incident: Incident) -> State:
    stand = getattr(incident, "stand", None)
    return stand.state if stand else "draft"
