"""What a judgement is answered with: the parts of the page that changed, or a page."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from tollbook.model.decisions import Reason
from tollbook.record.models import Claim, Report
from tollbook.web.article import paragraphs
from tollbook.web.cards import Card
from tollbook.web.desk import Desk
from tollbook.web.forms import ClaimForm
from tollbook.web.words import REJECTIONS, word


class Question(NamedTuple):
    """A form on a page of its own: its heading, its template, the claim that it is about."""

    heading: str
    template: str
    card: Card | None = None
    form: ClaimForm | None = None


def rejections() -> list[tuple[str, Reason, str]]:
    """Return the reasons for a rejection: key, code and words."""
    return [(key, code, word(code)) for key, code in REJECTIONS.items()]


def ask(request: HttpRequest, row: Report, question: Question) -> HttpResponse:
    """Show a form on a page of its own; one that was sent and refused has status 422.

    For a script it has status 200, else the browser would log an error where none is: it finds
    what is wrong by `data-problem`.
    """
    anchor = f"#claim{question.card.number}" if question.card else ""
    context = {
        "report": row,
        "here": "inbox",
        "card": question.card,
        "form": question.form,
        "form_template": question.template,
        "heading": question.heading,
        "rejections": rejections(),
        "back": reverse("report", args=[row.pk]) + anchor,
    }
    status = 422 if request.method == "POST" and not _wants_parts(request) else 200
    return render(request, "web/claim_form.html", context, status=status)


def is_overtaken(request: HttpRequest, card: Card) -> bool:
    """Tell whether someone judged a claim since the page was made that the request comes from."""
    seen = request.GET.get("seen")
    return request.method == "POST" and seen is not None and seen != card.seen


def overtaken(request: HttpRequest, row: Report, card: Card) -> HttpResponse:
    """Refuse a judgement of what is no longer there, and show what is."""
    problem = _("Claim %(number)s is %(state)s meanwhile. Nothing was changed: look again.") % {
        "number": card.number,
        "state": card.state_words,
    }
    if _wants_parts(request):
        context = _parts(Desk(row), card.number)
        return render(request, "web/parts.html", {**context, "problem": problem})
    return refuse(request, row, problem)


def refuse(request: HttpRequest, row: Report, problem: str) -> HttpResponse:
    """Say why nothing was done."""
    if _wants_parts(request):
        return render(request, "web/parts.html", {"problem": problem})
    messages.error(request, problem)
    return redirect("report", row.pk)


def answer(request: HttpRequest, row: Report, number: int, said: str) -> HttpResponse:
    """Answer a judgement: with the parts of the page that it changed, or by going back to it."""
    if not _wants_parts(request):
        messages.success(request, said)
        return redirect(reverse("report", args=[row.pk]) + f"#claim{number}")
    return render(request, "web/parts.html", {**_parts(Desk(row), number), "said": said})


def _parts(desk: Desk, number: int) -> dict[str, Any]:
    """Return what the parts of the page show that a judgement of a claim may change."""
    card = desk.find(number)
    return {
        "report": desk.report,
        "base": reverse("report", args=[desk.report.pk]),
        "number": number,
        "card": card,
        "paragraphs": _touched(desk, number),
        "progress": desk.progress,
        "tolls": desk.tolls(card),
        "incidents": len(desk.incidents),
    }


def _touched(desk: Desk, number: int) -> list[str]:
    """Return the paragraphs, as HTML, in which the words of a claim stand, or stood."""
    row = Claim.objects.get(report=desk.report, number=number)
    evidence = row.as_model().evidence
    text = desk.report.text
    start = text.rfind("\n", 0, evidence.start) + 1
    end = text.find("\n", evidence.end - 1)
    end = len(text) if end < 0 else end + 1
    marks = [card.mark for card in desk.around(start, end)]
    return [p.html for p in paragraphs(text, marks, start, end)]


def _wants_parts(request: HttpRequest) -> bool:
    """Tell whether the page's script asks, which puts the parts in place itself."""
    return "X-Tollbook-Part" in request.headers
