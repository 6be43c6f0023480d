"""Judgements into the record, each appended whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from tollbook import model
from tollbook.model.decisions import Decision as DecisionFact
from tollbook.model.decisions import DecisionKind, Reason, VictimGroup
from tollbook.record import audit, grouping, keeping, reviewing
from tollbook.record.models import Claim, Decision, Incident, Membership, Report
from tollbook.record.moments import now
from tollbook.record.requirements import require_whole
from tollbook.record.store import build_claim, next_number


class AlreadyUndoneError(Exception):
    """A decision that was taken back before."""


@transaction.atomic
def decide(  # noqa: PLR0913 - the fields of a decision
    by: User,
    kind: DecisionKind,
    *,
    claims: Sequence[Claim] = (),
    incidents: Sequence[Incident] = (),
    reason: Reason | None = None,
    note: str = "",
    replacement: model.Claim | None = None,
    report: Report | None = None,
    victims: VictimGroup = "all",
    undoes: Decision | None = None,
) -> Decision:
    """Append a decision and bring the incidents that it touches up to date.

    The `replacement` of a correction or an addition becomes a claim of its own, by hand, with
    the next number of its report. Raises DecisionError for a decision that lacks what its kind
    needs, SpanMismatchError for a replacement that is not grounded; then nothing is stored.
    """
    statements = [claim.statement for claim in claims]
    fact = DecisionFact(
        id="",
        at=now(),
        by=by.get_username(),
        kind=kind,
        claims=tuple(statement.key for statement in statements),
        incidents=tuple(incident.key for incident in incidents),
        reason=reason,
        note=note,
        replacement=replacement,
        report=report.key if report else None,
        victims=victims,
        undoes=undoes.key if undoes else None,
    )
    require_whole(fact)
    if replacement is not None:
        about = report or statements[0].report
        made = _make_claim(by, replacement, about, statements, incidents)
        fact = msgspec.structs.replace(fact, report=about.key, replacement=made.as_model())
        statements.append(made)
    return _append(by, fact, statements, incidents, undoes)


@transaction.atomic
def undo(by: User, decision: Decision, note: str = "") -> Decision:
    """Take a decision back, by one more; raise AlreadyUndoneError where somebody did so first."""
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    if decision.undone_by.exists():
        raise AlreadyUndoneError
    return decide(by, "undo", undoes=decision, note=note)


@transaction.atomic
def split(by: User, claims: Sequence[Claim], title: str, note: str = "") -> Decision:
    """Move claims out of their incident into a new one; return the decision that did it."""
    incident = Incident.objects.create(title=title, by_hand=True, created_by=by)
    return decide(by, "assign", claims=claims, incidents=[incident], note=note)


def _make_claim(
    by: User,
    replacement: model.Claim,
    report: Report,
    corrected: Sequence[Claim],
    incidents: Sequence[Incident],
) -> Claim:
    """Store the replacement of a correction or an addition as a claim by hand."""
    claim = msgspec.structs.replace(replacement, id=f"c{next_number(report)}")
    made = build_claim(
        report,
        claim,
        author=by,
        corrects=corrected[0] if corrected else None,
        incident=incidents[0] if incidents else None,
    )
    made.save()
    return made


def _append(
    by: User,
    fact: DecisionFact,
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    undoes: Decision | None,
) -> Decision:
    payload = msgspec.to_builtins(fact)
    del payload["id"]
    row = Decision.objects.create(
        kind=fact.kind,
        by=by,
        at=fact.at,
        reason=fact.reason,
        note=fact.note,
        undoes=undoes,
        payload=payload,
    )
    row.claims.add(*claims, *(undoes.claims.all() if undoes else ()))
    row.incidents.add(*_touched(claims, incidents, undoes))
    touched = set(row.incidents.values_list("pk", flat=True))
    if fact.kind in {"add", *grouping.MOVING_KINDS}:
        touched |= grouping.settle(touched)
    keeping.keep_progress(set(row.claims.values_list("report", flat=True)))
    keeping.keep_incidents(touched)
    audit.log(by, "decide", row.key, reason=fact.reason)
    reviewing.notice(touched, by, row)
    return row


def _touched(
    claims: Sequence[Claim], incidents: Sequence[Incident], undoes: Decision | None
) -> set[int]:
    """Return the incidents that a decision names, those its claims are in, those it restores."""
    touched = {incident.pk for incident in incidents}
    members = Membership.objects.filter(claim__in=[claim.pk for claim in claims])
    touched |= set(members.values_list("incident_id", flat=True))
    return touched | ({incident.pk for incident in undoes.incidents.all()} if undoes else set())
