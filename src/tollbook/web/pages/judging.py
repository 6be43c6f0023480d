"""Accepting and rejecting claims, and taking a judgement back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tollbook.record.decisions import AlreadyUndoneError, decide
from tollbook.record.decisions import undo as take_back
from tollbook.record.models import Claim, Decision, Report
from tollbook.web.access import needs
from tollbook.web.blind import veils_report
from tollbook.web.cards import Card
from tollbook.web.desk import held_claim, standing_claim
from tollbook.web.pages.answers import (
    Question,
    answer,
    ask,
    is_overtaken,
    overtaken,
    refuse,
)
from tollbook.web.words import DONE, REJECTIONS, TAKEN_BACK_FIRST, word
from tollbook.web.worker import worker


@needs("record")
@require_POST
@veils_report
def accept(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Accept a claim as it stands."""
    with held_claim(pk, number) as (row, card):
        late = is_overtaken(request, card)
        if not late:
            decide(worker(request), "accept", claims=[row])
    if late:
        return overtaken(request, row.report, card)
    return answer(request, row.report, number, _("Claim %(number)s accepted.") % {"number": number})


@needs("record")
@veils_report
def reject(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Reject a claim for a reason; without one, ask for it."""
    reasons = {str(code): code for code in REJECTIONS.values()}
    reason = reasons.get(request.POST.get("reason", ""))
    if reason is None:
        return _ask_reason(request, *standing_claim(pk, number))
    note = request.POST.get("note", "")
    with held_claim(pk, number) as (row, card):
        late = is_overtaken(request, card)
        if not late:
            decide(worker(request), "reject", claims=[row], reason=reason, note=note)
    if late:
        return overtaken(request, row.report, card)
    told = {"number": number, "reason": word(reason)}
    return answer(request, row.report, number, _("Claim %(number)s rejected: %(reason)s.") % told)


def _ask_reason(request: HttpRequest, row: Claim, card: Card) -> HttpResponse:
    if is_overtaken(request, card):
        return overtaken(request, row.report, card)
    heading = _("Reject claim %(number)s") % {"number": card.number}
    return ask(request, row.report, Question(heading, "web/_reject_form.html", card))


@needs("record")
@require_POST
@veils_report
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's own last judgement of this report that still stands."""
    row = get_object_or_404(Report, pk=pk)
    by = worker(request)
    mine = Decision.objects.filter(claims__report=row, by=by, undone_by=None)
    last = mine.exclude(kind="undo").order_by("-pk").first()
    if last is None:
        return refuse(request, row, _("There is nothing of yours to undo in this report."))
    try:
        take_back(by, last)
    except AlreadyUndoneError:
        return refuse(request, row, str(TAKEN_BACK_FIRST))
    number = _number_of(last)
    told = {"number": number, "done": DONE[last.kind]}
    return answer(request, row, number, _("Undone: claim %(number)s was %(done)s.") % told)


def _number_of(decision: Decision) -> int:
    """Return the number of the claim that a decision is about."""
    numbers = decision.claims.filter(corrects=None).order_by("number")
    return int(numbers.values_list("number", flat=True)[0])
