"""What people decided, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from tollbook.record.models import Decision, Incident
from tollbook.web.tolls import url_of
from tollbook.web.words import DONE, range_words, word


class Entry(NamedTuple):
    """One decision: when, by whom, what it did to what, why."""

    pk: int
    at: dt.datetime
    by: str
    done: str
    claims: list[tuple[str, str]]
    reason: str
    note: str
    undone: bool
    can_undo: bool


def history_of(incident: Incident) -> list[Entry]:
    """Return the decisions on an incident and its claims, the latest first."""
    on_claims = Decision.objects.filter(claims__membership__incident=incident)
    on_incident = Decision.objects.filter(incidents=incident)
    rows = (
        (on_claims | on_incident)
        .distinct()
        .select_related("by", "undoes")
        .prefetch_related("undone_by")
        .order_by("-pk")
    )
    return entries(rows)


def entries(decisions: Iterable[Decision]) -> list[Entry]:
    """Return decisions in words."""
    return [_entry(row) for row in decisions]


def _entry(row: Decision) -> Entry:
    fact = (row.undoes or row).as_model()
    ids = fact.claims
    if fact.kind == "add" and fact.replacement and fact.report:
        ids = (f"{fact.report}#{fact.replacement.id}",)
    return Entry(
        pk=row.pk,
        at=row.at,
        by=row.by.get_username(),
        done=_done(row, fact.replacement is not None),
        claims=[
            (id_.replace("#c", " claim ").replace("r", "report ", 1), url_of(id_)) for id_ in ids
        ],
        reason=word(row.reason),
        note=row.note,
        undone=_is_undone(row),
        can_undo=row.kind != "undo" and not _is_undone(row),
    )


def _is_undone(row: Decision) -> bool:
    return bool(row.undone_by.all())


def _named(statement_id: str) -> str:
    """Return a statement id in words: "r12#c3" is "report 12, claim 3"."""
    report, claim = statement_id.split("#")
    return f"report {report[1:]}, claim {claim[1:]}"


def _done(row: Decision, made: bool) -> str:
    """Return what a decision did; a correction says what it corrected to."""
    if row.undoes is not None:
        return f"took back “{DONE[row.undoes.kind]}”"
    fact = row.as_model()
    if made and fact.replacement is not None:
        count = fact.replacement.count
        span = range_words(count.low, count.best, count.high)
        return f"{DONE[row.kind]}: {span} {word(fact.replacement.harm)}"
    return DONE[row.kind]
