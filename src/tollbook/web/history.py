"""What people decided, in words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import NamedTuple

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from tollbook import model
from tollbook.record.models import Claim, Decision, Incident
from tollbook.web.forms import ClaimForm, values_of
from tollbook.web.tolls import url_of
from tollbook.web.words import DONE, range_words, word

#: Decisions that say something of this incident and another.
_OF_TWO = frozenset({"same_incident", "different_incident", "unsure", "assign"})


class Difference(NamedTuple):
    """One field of a claim as it was and as it became; blank is nothing."""

    field: str
    before: str
    after: str


class Entry(NamedTuple):
    """One decision: when, by whom, what it did to what, why, and what it changed."""

    pk: int
    at: dt.datetime
    by: str
    done: str
    claims: list[tuple[str, str]]
    others: list[tuple[str, str]]
    reason: str
    note: str
    undone: bool
    can_undo: bool
    changed: list[Difference]


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
    return entries(rows.prefetch_related("incidents"), incident)


def entries(decisions: Iterable[Decision], about: Incident) -> list[Entry]:
    """Return decisions in words, as the page of an incident has them."""
    rows = list(decisions)
    changed = _differences(rows)
    return [_entry(row, changed.get(row.key, []), about) for row in rows]


def _differences(rows: Iterable[Decision]) -> dict[str, list[Difference]]:
    """Return what each correction changed, by the decision's id.

    It is compared with the correction before it that stood, else with the claim as it was read.
    """
    facts = sorted((row.as_model() for row in rows), key=lambda fact: int(fact.id[1:]))
    corrections = [fact for fact in facts if fact.kind == "correct" and fact.replacement]
    before = _as_read({fact.claims[0] for fact in corrections})
    undone = {fact.undoes for fact in facts if fact.kind == "undo"}
    found = {}
    for fact in corrections:
        (id_, made) = (fact.claims[0], fact.replacement)
        if id_ in before and made is not None:
            found[fact.id] = differences(before[id_], made)
            if fact.id not in undone:
                before[id_] = made
    return found


def _as_read(ids: Iterable[str]) -> dict[str, model.Claim]:
    """Return claims as they were before anybody corrected them, by their statement's id."""
    wanted = [id_.removeprefix("r").split("#c") for id_ in ids]
    among = Q()
    for report, number in wanted:
        among |= Q(report=int(report), number=int(number))
    rows = Claim.objects.filter(among) if wanted else ()
    return {row.key: row.as_model() for row in rows}


def differences(before: model.Claim, after: model.Claim) -> list[Difference]:
    """Return the fields in which a claim differs from what it was, in the words of the form."""
    old, new = values_of(before), values_of(after)
    labels = {name: str(field.label) for name, field in ClaimForm.base_fields.items()}
    return [
        Difference(labels[name], _told(old[name]), _told(new[name]))
        for name in labels
        if name in old and _told(old[name]) != _told(new[name])
    ]


def _told(value: object) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list):
        return ", ".join(word(code) for code in value)
    if isinstance(value, int):
        return f"{value:,}"
    return word(str(value)) if value else ""


def _entry(row: Decision, changed: list[Difference], about: Incident) -> Entry:
    fact = (row.undoes or row).as_model()
    ids = fact.claims
    if fact.kind == "add" and fact.replacement and fact.report:
        ids = (f"{fact.report}#{fact.replacement.id}",)
    return Entry(
        pk=row.pk,
        at=row.at,
        by=row.by.get_username(),
        done=_done(row, fact.replacement is not None),
        claims=[(_claim_name(id_), url_of(id_)) for id_ in ids],
        others=[
            (other.title, reverse("incident", args=[other.pk]))
            for other in row.incidents.all()
            if other != about and fact.kind in _OF_TWO
        ],
        reason=word(row.reason),
        note=row.note,
        undone=_is_undone(row),
        can_undo=row.kind != "undo" and not _is_undone(row),
        changed=changed,
    )


def _claim_name(statement_id: str) -> str:
    """Return what a statement is called: "r12#c3" is claim 3 of report 12."""
    report, claim = statement_id.removeprefix("r").split("#c")
    return _("report %(report)s claim %(claim)s") % {"report": report, "claim": claim}


def _is_undone(row: Decision) -> bool:
    return bool(row.undone_by.all())


def _done(row: Decision, made: bool) -> str:
    """Return what a decision did; a correction says what it corrected to."""
    if row.undoes is not None:
        return _("took back “%(done)s”") % {"done": DONE[row.undoes.kind]}
    fact = row.as_model()
    if made and fact.replacement is not None:
        count = fact.replacement.count
        span = range_words(count.low, count.best, count.high)
        return f"{DONE[row.kind]}: {span} {word(fact.replacement.harm)}"
    return str(DONE[row.kind])
