"""The inbox: which reports wait, and how far each one is."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.record.models import Claim, Report
from tollbook.record.progress import STAGES, stage_counts, stage_of, with_progress
from tollbook.web.access import needs
from tollbook.web.words import HEADLINE, harms, headline, word

PAGE_SIZE = 50
#: Tabs and stages in words.
TABS = {
    "": "All",
    "new": "New",
    "begun": "Begun",
    "reviewed": "Reviewed",
    "empty": "No claim found",
    "unread": "Language not read",
}


@needs("read")
def inbox(request: HttpRequest) -> HttpResponse:
    """List reports, the latest first; `stage`, `q`, `language` and `harm` narrow the list."""
    asked = {name: request.GET.get(name, "").strip() for name in ("q", "language", "harm")}
    found = with_progress(_matching(**asked))
    counts = stage_counts(found)
    stage = request.GET.get("stage", "")
    listed = found.filter(STAGES[stage]) if stage in STAGES else found
    page = Paginator(listed.order_by("-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    for report in page:
        _describe(report)
    context = {
        "here": "inbox",
        "page": page,
        "tabs": [(key, name, counts[key or "all"]) for key, name in TABS.items()],
        "stage": stage,
        "languages": _languages(),
        "harms": [(harm, word(harm)) for harm in harms()],
        **asked,
    }
    return render(request, "web/inbox.html", context)


def _describe(report: Any) -> None:
    """Put what the list says of an annotated report beside it."""
    report.headline = headline(report.title, report.opening)
    report.stage = stage_of(report)
    report.stage_words = TABS[report.stage]
    report.waiting = report.found - report.judged


def _languages() -> list[str]:
    """Return the languages of the record's reports, by code."""
    known = Report.objects.exclude(language=None).order_by("language")
    return list(known.values_list("language", flat=True).distinct())


def _matching(q: str, language: str, harm: str) -> QuerySet[Any]:
    """Return the reports whose title, outlet or text has all words of `q`, and that fit."""
    opening = Substr("text", 1, 2 * HEADLINE)
    reports: QuerySet[Any] = Report.objects.defer("text").annotate(opening=opening)
    for part in q.split():
        in_any = Q(title__icontains=part) | Q(publisher__icontains=part) | Q(text__icontains=part)
        reports = reports.filter(in_any)
    if language:
        reports = reports.filter(language=language)
    if harm:
        claims = Claim.objects.current().filter(report=OuterRef("pk"), harm=harm)
        reports = reports.filter(Exists(claims))
    return reports
