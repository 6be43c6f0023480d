"""Accepting and rejecting claims, and taking a judgement back."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tollbook.record.decisions import decide
from tollbook.record.decisions import undo as take_back
from tollbook.record.models import Decision, Report
from tollbook.web.access import needs
from tollbook.web.desk import standing_claim
from tollbook.web.pages.answers import (
    Question,
    answer,
    ask,
    is_overtaken,
    overtaken,
    refuse,
)
from tollbook.web.words import DONE, REJECTIONS, word
from tollbook.web.worker import worker


@needs("record")
@require_POST
def accept(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Accept a claim as it stands."""
    row, card = standing_claim(pk, number)
    if is_overtaken(request, card):
        return overtaken(request, row.report, card)
    decide(worker(request), "accept", claims=[row])
    return answer(request, row.report, number, _("Claim %(number)s accepted.") % {"number": number})


@needs("record")
def reject(request: HttpRequest, pk: int, number: int) -> HttpResponse:
    """Reject a claim for a reason; without one, ask for it."""
    row, card = standing_claim(pk, number)
    if is_overtaken(request, card):
        return overtaken(request, row.report, card)
    reasons = {str(code): code for code in REJECTIONS.values()}
    reason = reasons.get(request.POST.get("reason", ""))
    if reason is None:
        question = Question(
            _("Reject claim %(number)s") % {"number": number}, "web/_reject_form.html", card
        )
        return ask(request, row.report, question)
    note = request.POST.get("note", "")
    decide(worker(request), "reject", claims=[row], reason=reason, note=note)
    told = {"number": number, "reason": word(reason)}
    return answer(request, row.report, number, _("Claim %(number)s rejected: %(reason)s.") % told)


@needs("record")
@require_POST
def undo(request: HttpRequest, pk: int) -> HttpResponse:
    """Take back one's own last judgement of this report that still stands."""
    row = get_object_or_404(Report, pk=pk)
    by = worker(request)
    mine = Decision.objects.filter(claims__report=row, by=by, undone_by=None)
    last = mine.exclude(kind="undo").order_by("-pk").first()
    if last is None:
        return refuse(request, row, _("There is nothing of yours to undo in this report."))
    take_back(by, last)
    number = _number_of(last)
    told = {"number": number, "done": DONE[last.kind]}
    return answer(request, row, number, _("Undone: claim %(number)s was %(done)s.") % told)


def _number_of(decision: Decision) -> int:
    """Return the number of the claim that a decision is about."""
    numbers = decision.claims.filter(corrects=None).order_by("number")
    return int(numbers.values_list("number", flat=True)[0])
