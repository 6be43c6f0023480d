"""Taking out what must not be kept: the log says who, when and why, and still verifies.

The entry comes first: only for a row that it names does the database allow a change. It holds a
digest of what remains of the row, so that nothing else of it can be changed with it. The salts of
the entries before go too: without them nobody can tell, not even by guessing, what was there.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction
from django.db.models import Q

from tollbook.errors import BadInputError
from tollbook.model.decisions import Reason
from tollbook.record import archive, audit, keeping, reviewing, search, waiting
from tollbook.record.audit_rows import AuditEntry, AuditPayload
from tollbook.record.grouping import title_of
from tollbook.record.logged import payloads_of
from tollbook.record.models import (
    Claim,
    Coding,
    Decision,
    Draft,
    Incident,
    Link,
    Membership,
    Reading,
    Report,
    Step,
    Victim,
)
from tollbook.record.shelf import TABLE
from tollbook.record.victims import versions_of

#: Why something may be taken out of the record.
REASONS: tuple[Reason, ...] = ("privacy_request", "security_risk", "source_withdrawn", "other")
_REMEDY = "Name a report (r12), decision (d9), step (s9), coding (c9) or named victim (p9)."


@transaction.atomic
def erase(by: User | None, key: str, reason: Reason, note: str = "") -> list[str]:
    """Erase what the object of a key says; return the keys of all that was erased.

    A report goes with its original, its claims, what was decided on them, the titles that people
    or a table gave its incidents and the names that their review repeats; a named victim with all
    versions of the row; of a decision, step or coding its note. Backups made before still hold
    it. `by` is null for the command line.
    Raises BadInputError for a key that names nothing.
    """
    kind, number = key[:1], key[1:]
    if kind not in _ERASERS or not number.isdecimal():
        raise BadInputError(key, "names nothing that can be erased.", _REMEDY)
    model, eraser = _ERASERS[kind]
    row = model.objects.filter(pk=int(number)).first()
    if row is None:
        raise BadInputError(key, "is not in the record.", _REMEDY)
    return eraser(row, _Pen(by, reason, note))


class _Pen:
    """Blanks rows, each under an entry of the log that says who did it and why."""

    def __init__(self, by: User | None, reason: Reason, note: str) -> None:
        self.by, self.reason, self.note = by, reason, note

    def blank(self, row: models.Model, key: str, **columns: Any) -> str:
        """Blank columns of a row and forget the salts of what was logged of it; return its key.

        `columns` may name what is logged with the row and is no column of it.
        """
        before = payloads_of([key], audit.live)[key]
        self.log(key, {**before, **columns})
        own = {field.attname for field in row._meta.concrete_fields}
        _write(type(row), [row.pk], **{k: v for k, v in columns.items() if k in own})
        self.forget(key)
        return key

    def seal(self, key: str) -> str:
        """Log what remains of a row whose parts were blanked under another's entry."""
        self.log(key, payloads_of([key], audit.live)[key])
        self.forget(key)
        return key

    def untell(self, incident: Incident, report: Report) -> str:
        """Forget how an incident was told by hand, title and all; return its key."""
        self.log(incident.key, None, {"report": report.key})
        told = AuditEntry.objects.filter(object=incident.key, action="tell")
        _write(AuditPayload, list(told.values_list("seq", flat=True)), salt=None, body=None)
        return incident.key

    def log(self, key: str, remains: Any, payload: Any = None) -> None:
        """Append the entry: its digest is of the row as it will be, or of a payload."""
        acting = audit.SHELL
        audit.log(self.by, "erase", key, payload, row=remains, reason=self.reason, acting=acting)
        if self.note:
            told = {"erased": key, "note": self.note}
            audit.log(self.by, "erase", f"{key}/why", told, reason=self.reason, acting=acting)

    def forget(self, key: str) -> None:
        """Forget the salts of all entries on an object but the one that says it was erased."""
        entries = AuditEntry.objects.filter(object=key).order_by("-seq")
        old = list(entries.values_list("seq", flat=True)[1:])
        _write(AuditPayload, old, salt=None, body=None)


def _write(model: type[models.Model], pks: list[int], **columns: Any) -> None:
    """Change rows that are written once, which the database allows where the log names them."""
    models.QuerySet(model).filter(pk__in=pks).update(**columns)


def _erase_victim(row: Victim, pen: _Pen) -> list[str]:
    blank: dict[str, Any] = {
        "name": "", "variants": [], "age": None, "sex": "", "role": "", "source": "", "note": "",
        "erased": True,
    }  # fmt: skip
    return [pen.blank(version, version.key, **blank) for version in versions_of(row)]


def _erase_decision(row: Decision, pen: _Pen) -> list[str]:
    return [pen.blank(row, row.key, note="", payload={**row.payload, "note": ""})]


def _erase_step(row: Step, pen: _Pen) -> list[str]:
    given = {k: v for k, v in row.payload.get("given", {}).items() if k != "waiver"}
    payload = {**row.payload, "given": given} if "given" in row.payload else row.payload
    return [pen.blank(row, row.key, note="", payload=payload)]


def _erase_coding(row: Coding, pen: _Pen) -> list[str]:
    return [pen.blank(row, row.key, note="")]


def _erase_report(row: Report, pen: _Pen) -> list[str]:
    """Erase a report: text, original, claims, and what decisions on them repeat of its words."""
    claims = list(Claim.objects.filter(report=row))
    touched = set(Membership.objects.filter(claim__in=claims).values_list("incident_id", flat=True))
    touched |= set(Incident.objects.filter(report=row).values_list("pk", flat=True))
    decided = list(Decision.objects.filter(claims__in=claims).distinct())
    erased = [pen.blank(row, row.key, **_BLANK_REPORT)]
    links = Link.objects.filter(claim__in=claims)
    _write(Link, list(links.values_list("pk", flat=True)), reasons=[])
    _write(Claim, [claim.pk for claim in claims], **_BLANK_CLAIM)
    erased += [pen.seal(f"g{reading.pk}") for reading in Reading.objects.filter(report=row)]
    for decision in decided:
        payload = {**decision.payload, "note": "", "replacement": None}
        erased.append(pen.blank(decision, decision.key, note="", payload=payload, made=[]))
    erased += _erase_from_review(row, touched, pen)
    Membership.objects.filter(claim__in=claims).delete()
    Draft.objects.filter(report=row).delete()
    erased += [pen.untell(incident, row) for incident in Incident.objects.filter(report=row)]
    _retitle(_named_after(row, claims, decided, touched), f"Erased, {row.key}")
    _follow(row, touched, pen.by)
    transaction.on_commit(lambda: _delete_files(row))
    return erased


def _delete_files(row: Report) -> None:
    """Delete a report's original, and the tables that wait: nobody knows whom they name."""
    archive.path_of(row.sha256).unlink(missing_ok=True)
    waiting.drop_all()


def _named_after(
    row: Report, claims: list[Claim], decided: list[Decision], touched: set[int]
) -> set[int]:
    """Return the incidents whose titles may be of a report's words, those merged since among them.

    People named them as they told or split them, or a table did; the machine names no person.
    """
    moved = Incident.objects.filter(Q(pk__in=touched) | Q(decisions__in=decided))
    found = set(moved.filter(by_hand=True, report=None).values_list("pk", flat=True))
    found |= set(Incident.objects.filter(report=row).values_list("pk", flat=True))
    if row.readings.filter(reader=TABLE).exists():
        found |= {claim.incident_id for claim in claims if claim.incident_id}
    return found


def _retitle(incidents: set[int], without: str) -> None:
    """Title incidents by the claims that they are left with; `without` any, by what it says."""
    for incident in Incident.objects.filter(pk__in=incidents):
        left = Claim.objects.filter(membership__incident=incident).order_by("start", "number")
        title = title_of([claim.as_model() for claim in left]) if left else without
        Incident.objects.filter(pk=incident.pk).update(title=title)
    keeping.keep_incidents(incidents)


def _erase_from_review(row: Report, incidents: set[int], pen: _Pen) -> list[str]:
    """Erase the names that steps and codings of a report's incidents took from it.

    Figures, places and days stay, and which claims they rest on. Whose name came from which report
    is not told apart: where the report is among the claims, all go.
    """
    erased = []
    for step in Step.objects.filter(payload__icontains=f'"{row.key}#'):
        incidents = incidents | {step.incident_id}
        payload = _without_names(step.payload)
        if not any(claim.startswith(f"{row.key}#") for claim in step.content.claims):
            # The perpetrators are those of the claims that stood.
            payload = {**payload, "content": step.payload["content"]}
        if payload != step.payload:
            erased.append(pen.blank(step, step.key, payload=payload))
    for coding in Coding.objects.filter(incident__in=incidents):
        blank = {name: {**getattr(coding, name), "perpetrator": None} for name in _CODED}
        if any(blank[name] != getattr(coding, name) for name in _CODED):
            erased.append(pen.blank(coding, coding.key, **blank))
    return erased


def _without_names(told: Any) -> Any:
    """Return what a step keeps without words, perpetrators and what origins are called."""
    if isinstance(told, list):
        return [_without_names(part) for part in told]
    if not isinstance(told, dict):
        return told
    return {
        name: _UNNAMED[name] if name in _UNNAMED and part else _without_names(part)
        for name, part in told.items()
    }


def _follow(row: Report, incidents: set[int], by: User | None) -> None:
    """Bring up to date what follows from the report: summaries, indexes, what was reviewed."""
    search.index_reports()
    keeping.keep_reports([row.pk])
    keeping.keep_incidents(incidents)
    search.purge_incidents()
    reviewing.notice(incidents, by)


_BLANK_REPORT: dict[str, Any] = {
    "text": "", "text_sha256": "", "name": "erased", "title": None, "publisher": None,
    "url": None, "credit": [], "came_from": "",
}  # fmt: skip
#: A claim without a harm is one that was erased: it stands nowhere.
_BLANK_CLAIM: dict[str, Any] = {
    "payload": {}, "harm": "", "scope": "", "status": "", "low": None, "best": None, "high": None,
    "start": 0,
}  # fmt: skip
#: What stands in steps for names of persons: the words of a bound, perpetrators, and origins.
_UNNAMED: dict[str, Any] = {"words": "", "actors": [], "key": "", "name": ""}
#: The columns of a coding that have the perpetrator.
_CODED = ("values", "against")
_ERASERS: dict[str, tuple[Any, Callable[[Any, _Pen], list[str]]]] = {
    "r": (Report, _erase_report),
    "d": (Decision, _erase_decision),
    "s": (Step, _erase_step),
    "c": (Coding, _erase_coding),
    "p": (Victim, _erase_victim),
}
