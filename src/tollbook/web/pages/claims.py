"""Correcting any field of a claim, and adding a claim that the machine did not find."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from tollbook import model
from tollbook.record.decisions import decide
from tollbook.record.grouping import title_of
from tollbook.record.models import Claim, Incident, Report
from tollbook.web.access import needs
from tollbook.web.blind import veils_report
from tollbook.web.cards import Card
from tollbook.web.correction import WordsNotFoundError, added, changes, corrected, reason_for
from tollbook.web.desk import Desk, held_claim, standing_claim
from tollbook.web.forms import NEW, NEW_VALUES, AddForm, ClaimForm, CorrectForm, values_of
from tollbook.web.pages.answers import Question, answer, ask, is_overtaken, overtaken
from tollbook.web.worker import worker

#: So many of the report's incidents are offered to a new claim; others are told by their id.
OFFERED = 30


@needs("record")
@veils_report
def correct(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Correct any field of a claim; the claim itself stays as it was made."""
    row, card = standing_claim(pk, number)
    if is_overtaken(request, card):
        return overtaken(request, row.report, card)
    form = CorrectForm(request.POST or None, auto_id=False, initial=values_of(card.claim))
    if request.method == "POST" and form.is_valid():
        changed = changes(card.claim, form.cleaned_data)
        if not changed:
            said = _("Claim %(number)s is as it was.") % {"number": number}
            return answer(request, row.report, number, said)
        made = _tried(form, lambda: _correct(row, card.claim, form.cleaned_data))
        if made is not None:
            other = _store_correction(request, row, made, changed, form.cleaned_data)
            if other is not None:
                return overtaken(request, row.report, other)
            said = _("Claim %(number)s corrected.") % {"number": number}
            return answer(request, row.report, number, said)
    heading = _("Correct claim %(number)s") % {"number": number}
    question = Question(heading, "web/_correct_form.html", card, form)
    return ask(request, row.report, question)


@needs("record")
@veils_report
def add(request: HttpRequest, pk: int) -> HttpResponse:
    """Add a claim from words of the report."""
    row = get_object_or_404(Report, pk=pk)
    form = add_form(request, Desk(row))
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        made = _tried(form, lambda: added(data, row.text, _whole(row, data["part_of"])))
        if made is not None:
            number = _store_addition(worker(request), row, made, data)
            return answer(request, row, number, _("Claim %(number)s added.") % {"number": number})
    return ask(request, row, Question(_("Add a claim"), "web/_add_form.html", form=form))


def add_form(request: HttpRequest, desk: Desk) -> AddForm:
    """Return the form of a new claim; unless told otherwise it joins the report's incident."""
    incidents = _choosable(request, desk)
    first = incidents[0].pk if incidents else NEW
    initial = {**NEW_VALUES, "incident": first}
    return AddForm(request.POST or None, auto_id=False, initial=initial, incidents=incidents)


def _choosable(request: HttpRequest, desk: Desk) -> list[Incident]:
    """Return the incidents that a new claim may join: the one asked for, then the report's."""
    asked = request.POST.get("incident") or request.GET.get("incident") or ""
    wanted = Incident.objects.filter(pk=asked) if asked.isdecimal() else ()
    return list(dict.fromkeys([*wanted, *desk.incidents[:OFFERED]]))


def _correct(row: Claim, now: model.Claim, data: Mapping[str, Any]) -> model.Claim:
    whole = _whole(row.report, data["part_of"], but=row.number)
    return corrected(now, data, row.report.text, whole)


def _store_correction(
    request: HttpRequest,
    row: Claim,
    made: model.Claim,
    changed: set[str],
    data: Mapping[str, Any],
) -> Card | None:
    """Store a correction; where somebody judged the claim first, return it as it stands."""
    by, reason, note = worker(request), data["reason"] or reason_for(changed), data["note"]
    with held_claim(row.report_id, row.number) as (_row, card):
        if is_overtaken(request, card):
            return card
        decide(by, "correct", claims=[row], replacement=made, reason=reason, note=note)
    return None


@transaction.atomic
def _store_addition(by: User, row: Report, made: model.Claim, data: Mapping[str, Any]) -> int:
    """Store a claim made by hand, with its incident, and return its number."""
    incidents: list[Incident] = []
    if made.of_incident and data["incident"] == NEW:
        incidents = [Incident.objects.create(title=title_of([made]), by_hand=True, created_by=by)]
    elif made.of_incident and data["incident"]:
        incidents = [Incident.objects.get(pk=data["incident"])]
    decision = decide(
        by, "add", report=row, replacement=made, incidents=incidents, note=data["note"]
    )
    return int(decision.claims.get().number)


def _whole(row: Report, part_of: str | None, but: int = 0) -> model.Claim | None:
    """Return the claim of the report that another is part of; it cannot be part of itself."""
    if part_of is None:
        return None
    card = Desk(row).find(int(part_of.removeprefix("c")))
    if card is None or card.number == but:
        problem = _("No other claim of this report has this number.")
        raise WordsNotFoundError("part_of", problem)
    return card.claim


def _tried(form: ClaimForm, make: Callable[[], model.Claim]) -> model.Claim | None:
    """Return the claim that a form makes, or None after noting in the form why there is none."""
    try:
        return make()
    except WordsNotFoundError as error:
        form.add_error(error.field, str(error))
        return None
