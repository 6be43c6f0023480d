"""The inbox: which reports wait, and how far each one is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.record.models import Report
from tollbook.record.progress import STAGES, stage_counts, stage_of, with_progress
from tollbook.web.words import HEADLINE, headline

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


@login_required
def inbox(request: HttpRequest) -> HttpResponse:
    """List reports, the latest first; `stage` and `q` narrow the list."""
    sought = request.GET.get("q", "").strip()
    found = with_progress(_matching(sought))
    counts = stage_counts(found)
    stage = request.GET.get("stage", "")
    listed = found.filter(STAGES[stage]) if stage in STAGES else found
    page = Paginator(listed.order_by("-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    for report in page:
        report.headline = headline(report.title, report.opening)
        report.stage = stage_of(report)
        report.stage_words = TABS[report.stage]
        report.waiting = report.found - report.judged
    tabs = [(key, name, counts[key or "all"]) for key, name in TABS.items()]
    context = {"here": "inbox", "page": page, "tabs": tabs, "stage": stage, "q": sought}
    return render(request, "web/inbox.html", context)


def _matching(sought: str) -> QuerySet[Any]:
    """Return the reports whose title, publisher or text has all the words sought."""
    reports: QuerySet[Any] = Report.objects.defer("text").annotate(
        opening=Substr("text", 1, 2 * HEADLINE)
    )
    for word in sought.split():
        in_any = Q(title__icontains=word) | Q(publisher__icontains=word) | Q(text__icontains=word)
        reports = reports.filter(in_any)
    return reports
