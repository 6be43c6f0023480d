"""Incidents moved through review: the core's rules applied to the record, each step appended."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tollbook.record import audit
from tollbook.record.audit_rows import AuditEntry
from tollbook.record.contents import content_in, contents_of
from tollbook.record.models import Decision, Incident, Membership
from tollbook.record.people import role_of
from tollbook.record.progress import JUDGING
from tollbook.record.review_rows import Coding, Stand, Step
from tollbook.record.tolls import Account, account_of
from tollbook.review.content import Content
from tollbook.review.moves import (
    Given,
    Lack,
    Offer,
    Person,
    Situation,
    completes,
    missing,
    offer,
)
from tollbook.review.sampling import is_drawn
from tollbook.review.states import HELD, MOVES, Ask, MoveName, State


class OvertakenError(Exception):
    """An incident was moved or changed since the person saw it."""


class MoveRefusedError(ValueError):
    """A move that may not be made: what is lacking, and what was not given."""

    def __init__(self, lacks: Sequence[Lack], asks: Sequence[Ask]) -> None:
        super().__init__(", ".join([*lacks, *asks]))
        self.lacks, self.asks = tuple(lacks), tuple(asks)


def situation_of(incident: Incident, content: Content) -> Situation:
    """Return all that the rules of review look at."""
    steps = incident.steps.select_related("by").order_by("number")
    codings = Coding.objects.filter(incident=incident).select_related("by")
    return Situation(
        steps=tuple(step.as_model() for step in steps),
        content=content,
        codings=tuple(coding.as_model() for coding in codings),
    )


def person_of(user: User) -> Person:
    """Return somebody as the rules know them."""
    return Person(name=user.get_username(), role=role_of(user))


def seen_of(situation: Situation) -> str:
    """Return what tells a page whether the incident is still what it was made from."""
    number = situation.steps[-1].number if situation.steps else 0
    return f"{number}-{situation.content.fingerprint}"


@transaction.atomic
def make_move(by: User, incident: Incident, name: MoveName, given: Given, seen: str) -> Step:
    """Make a move, or sign it where others have to sign too; return the step appended.

    Raises OvertakenError if the incident is not as `seen` any more, MoveRefusedError for a move
    that may not be made; then nothing is stored.
    """
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    account = account_of(incident)
    situation = situation_of(incident, content_in(account))
    if seen != seen_of(situation):
        raise OvertakenError
    person, move = person_of(by), MOVES[name]
    asked = require_offer(situation, person, name, given)
    done = completes(situation, person, move)
    target = move.target if done else situation.state
    payload = {"given": _given(asked, given), **_about(account, situation, publishes=done)}
    if not (done and target == "published"):
        payload.pop("published", None)
    return append_step(
        incident, name, target, by, payload, done=done, reason=given.reason, note=given.note
    )


def require_offer(situation: Situation, person: Person, name: MoveName, given: Given) -> Offer:
    """Return the offer of a move; raise MoveRefusedError where it is not open or not whole."""
    move = MOVES.get(name)
    if move is None or situation.state not in move.sources:
        raise MoveRefusedError(("right",), ())
    asked = offer(situation, person, move)
    absent = missing(asked, given, timezone.localdate())
    if asked.lacks or absent:
        raise MoveRefusedError(asked.lacks, absent)
    return asked


def append_step(  # noqa: PLR0913 - the columns of a step
    incident: Incident,
    move: MoveName,
    target: State,
    by: User | None,
    payload: dict[str, Any],
    *,
    done: bool = True,
    reason: str | None = None,
    note: str = "",
) -> Step:
    """Append a step, log it and bring up to date where the incident stands."""
    last = incident.steps.order_by("-number").first()
    step = Step.objects.create(
        incident=incident,
        number=last.number + 1 if last else 1,
        move=move,
        done=done,
        target=target,
        by=by,
        role=(role_of(by) or "") if by else "",
        reason=reason,
        note=note,
        payload=payload,
    )
    versions = (step.number - 1 or None, step.number)
    audit.log(by, "move", step.key, reason=reason, versions=versions)
    _keep_stand(incident, step)
    return step


def notice(incidents: Iterable[int], by: User | None, decision: Decision | None = None) -> None:
    """See to what new claims and decisions mean for the review of incidents.

    A draft of which a person judged a claim is taken into review. What was submitted, confirmed or
    published and is no longer what it was goes back, published incidents into a revision. Merged
    incidents are noted as such, and those that were taken apart again come back.
    """
    rows = list(Incident.objects.filter(pk__in=set(incidents)).select_related("stand"))
    _notice_merges(rows, by)
    if decision is not None and decision.kind in JUDGING:
        _take(rows, by, decision)
    held = [row for row in rows if _state_of(row) in HELD]
    for pk, content in contents_of(held).items() if held else ():
        row = next(row for row in held if row.pk == pk)
        before = row.steps.filter(done=True).order_by("-number")[0].content
        if not content.stands_as(before):
            target: State = "under_revision" if _state_of(row) == "published" else "in_review"
            append_step(row, "changed", target, by, _content(content))


def assign(by: User, incident: Incident, to: User | None) -> None:
    """Say who is to work on an incident, or nobody."""
    Stand.objects.update_or_create(incident=incident, defaults={"assigned_to": to})
    audit.log(by, "assign", incident.key, {"to": to.get_username() if to else None})


def rebuild_stand(incident: Incident) -> Stand:
    """Make anew where an incident stands, from its steps."""
    Stand.objects.filter(incident=incident).update(
        state="draft", number=0, round=0, submitted_by=None, recheck_on=None, awaits="",
        escalated=False, sampled=False, version=0,
    )  # fmt: skip
    for step in incident.steps.select_related("by").order_by("number"):
        _keep_stand(incident, step)
    return Stand.objects.get(incident=incident)


def _take(rows: Iterable[Incident], by: User | None, decision: Decision) -> None:
    claims = decision.claims.all()
    judged = set(Membership.objects.filter(claim__in=claims).values_list("incident_id", flat=True))
    drafts = [row for row in rows if _state_of(row) == "draft" and row.pk in judged]
    for pk, content in contents_of(drafts).items() if drafts else ():
        row = next(row for row in drafts if row.pk == pk)
        append_step(row, "take", "in_review", by, _content(content))


def _notice_merges(rows: Iterable[Incident], by: User | None) -> None:
    for row in rows:
        merged, was = row.merged_into_id is not None, _state_of(row) == "merged"
        if merged and not was:
            into = {"survivor": f"i{row.merged_into_id}"}
            append_step(row, "merge", "merged", by, {**into, **_content(Content())})
        elif was and not merged:
            made = row.steps.filter(done=True).exclude(target="merged").order_by("-number")
            before = made.first()
            target = before.target if before else "draft"
            content = before.content if before else Content()
            append_step(row, "unmerge", target, by, _content(content))


def _state_of(row: Incident) -> State:
    stand = getattr(row, "stand", None)
    return stand.state if stand else "draft"


def _keep_stand(incident: Incident, step: Step) -> None:
    """Bring up to date where an incident stands after a step."""
    stand = Stand.objects.filter(incident=incident).first() or Stand(incident=incident)
    stand.number = step.number
    stand.awaits = "" if step.done else step.move
    if step.done:
        stand.state, stand.since = step.target, step.at
        given = step.payload.get("given", {})
        recheck = given.get("recheck_on")
        stand.recheck_on = dt.date.fromisoformat(recheck) if recheck else None
        stand.escalated = bool(step.payload.get("escalated"))
    if step.move == "submit":
        stand.round, stand.submitted_by = step.number, step.by
    if step.done and step.target == "published":
        stand.version += 1
    if step.done and step.move == "confirm" and not stand.sampled:
        stand.sampled = _is_drawn(step)
    stand.save()
    incident.stand = stand


def _is_drawn(step: Step) -> bool:
    """Tell whether an incident that was confirmed by a step is in the sample for re-review."""
    before = Step.objects.filter(move="confirm", done=True, pk__lt=step.pk).count()
    seed = AuditEntry.objects.order_by("seq").values_list("hash", flat=True)[0]
    return is_drawn(before, seed)


def _content(content: Content) -> dict[str, Any]:
    return {"content": msgspec.to_builtins(content)}


def _about(account: Account, situation: Situation, *, publishes: bool) -> dict[str, Any]:
    """Return what a step keeps of the incident: its content, and its toll where it is published."""
    kept = {
        **_content(situation.content),
        "escalated": list(situation.escalated),
        "confirmed": situation.confirmed,
    }
    if publishes:
        last = Decision.objects.order_by("-pk").values_list("pk", flat=True).first()
        kept["published"] = {"toll": msgspec.to_builtins(account.toll), "decision": last or 0}
    return kept


def _given(asked: Offer, given: Given) -> dict[str, Any]:
    """Return what came with a move and was asked for; reason and note have their columns."""
    fields = msgspec.to_builtins(given)
    wanted = {"resolution": "note"}
    names = {wanted.get(ask, ask) for ask in asked.asks} - {"reason", "note"}
    return {name: sorted(v) if isinstance(v := fields[name], list) else v for name in sorted(names)}
