"""The report page: the article and its claims, side by side."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from tollbook.record.models import IncidentSummary, Report
from tollbook.record.veil import veiled_in_report
from tollbook.web.access import needs
from tollbook.web.article import paragraphs
from tollbook.web.cards import Card, unsure_first
from tollbook.web.desk import Desk, plain_titles
from tollbook.web.forms import CorrectForm
from tollbook.web.pages.answers import rejections
from tollbook.web.pages.claims import add_form
from tollbook.web.words import HEADLINE, headline, word
from tollbook.web.worker import worker

#: So many claims are listed at once; the article has them all.
CLAIMS = 100


@needs("read")
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a report with its claims marked and listed."""
    row = get_object_or_404(Report, pk=pk)
    if hidden := list(veiled_in_report(worker(request), pk)):
        titles = plain_titles([incident.pk for incident in hidden])
        named = [(incident, titles[incident.pk]) for incident in hidden]
        return render(request, "web/veiled.html", {"here": "inbox", "incidents": named})
    desk = Desk(row)
    order = "text" if request.GET.get("order") == "text" else "unsure"
    marks = [card.mark for card in desk.cards]
    cards = _page(request, unsure_first(desk.cards) if order == "unsure" else desk.cards)
    context = {
        "report": row,
        "base": reverse("report", args=[pk]),
        "headline": headline(row.title, row.text[: 2 * HEADLINE]),
        "here": "inbox",
        "basis": word(row.published_basis),
        "add_url": _add_url(request, row),
        "unread": desk.unread,
        "page": cards,
        "cards": cards.object_list,
        "order": order,
        "paragraphs": paragraphs(row.text, marks),
        "progress": desk.progress,
        "tolls": desk.tolls(),
        "incidents": len(desk.incidents),
        "rejections": rejections(),
        "blank_correct": CorrectForm(auto_id=False),
        "blank_add": add_form(request, desk),
        "near": _near(desk),
        **_neighbours(row),
    }
    return render(request, "web/report.html", context)


def _near(desk: Desk) -> str:
    """Return where the map begins on which a place is pointed to: at what the report tells of."""
    kept = IncidentSummary.objects.filter(incident__in=desk.incidents, lat__isnull=False)
    point = kept.order_by("pk").values_list("lat", "lon").first()
    return f"{point[0]:.3f},{point[1]:.3f}" if point else ""


def _page(request: HttpRequest, cards: list[Card]) -> Page[Card]:
    """Return the page of claims that is asked for, by its number or by that of a claim on it."""
    pages = Paginator(cards, CLAIMS)
    asked = request.GET.get("claim", "")
    at = next((i for i, card in enumerate(cards) if str(card.number) == asked), None)
    return pages.get_page(request.GET.get("page") if at is None else at // CLAIMS + 1)


def _add_url(request: HttpRequest, row: Report) -> str:
    """Return the address that adds a claim, to the incident that was asked for if any."""
    asked = request.GET.get("incident", "")
    return reverse("add", args=[row.pk]) + (f"?incident={asked}" if asked.isdecimal() else "")


def _neighbours(row: Report) -> dict[str, Any]:
    """Return the reports before and after this one in the order of the inbox."""
    others = Report.objects.values_list("pk", flat=True)
    return {
        "previous": others.filter(pk__gt=row.pk).order_by("pk").first(),
        "next": others.filter(pk__lt=row.pk).order_by("-pk").first(),
    }
