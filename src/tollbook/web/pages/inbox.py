"""The inbox: which reports wait, and how far each one is."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User
from django.core.paginator import Page
from django.db.models import Count
from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from tollbook.record.keeping import HARMS
from tollbook.record.models import Report, ReportSummary, SavedView
from tollbook.record.selecting_reports import ReportSelection
from tollbook.record.veil import veiled_reports
from tollbook.web.access import needs
from tollbook.web.counted import counted
from tollbook.web.listing import CappedPaginator
from tollbook.web.naming import choices_of, country_name
from tollbook.web.words import HEADLINE, REJECTIONS, headline, word
from tollbook.web.worker import worker

PAGE_SIZE = 50
#: Outlets offered by name, those of most reports.
_OUTLETS = 60
#: Tabs and stages in words.
TABS = {
    "": _("All"),
    "new": _("New"),
    "begun": _("Begun"),
    "reviewed": _("Reviewed"),
    "empty": _("No claim found"),
    "unread": _("Language not read"),
}


@needs("read")
def inbox(request: HttpRequest) -> HttpResponse:
    """List the reports that an address selects, the latest first."""
    selection = ReportSelection.of(request.GET.dict())
    counts = counted(selection._replace(stage=""), selection.counts)
    told = selection.parameters()
    context = {
        "here": "inbox",
        "page": _listed(request, selection, counts and counts[selection.stage]),
        "tabs": [(key, name, counts and counts[key]) for key, name in TABS.items()],
        "selection": selection,
        "selected": {name: value for name, value in told.items() if name != "stage"},
        "query": urlencode(told),
        "views": SavedView.objects.filter(user=worker(request)),
        "rejections": choices_of(REJECTIONS.values()),
        **counted("inbox", _choices),
        "people": list(User.objects.filter(is_active=True).order_by("username")),
    }
    return render(request, "web/inbox.html", context)


def _listed(
    request: HttpRequest, selection: ReportSelection, known: int | None
) -> Page[ReportSummary]:
    """Return a page of the reports selected, each with what the list says of it.

    `known` is how many they are, where that was counted.
    """
    ids = selection.summaries().order_by("-pk").values_list("pk", flat=True)
    page = CappedPaginator(ids, PAGE_SIZE, known).get_page(request.GET.get("page"))
    shown = list(page)
    rows = (
        ReportSummary.objects.filter(pk__in=shown)
        .select_related("report", "report__assignment__to")
        .defer("report__text")
        .annotate(opening=Substr("report__text", 1, 2 * HEADLINE))
    )
    page.object_list = list(rows.order_by("-pk"))
    copies = _copies(shown)
    veiled = veiled_reports(worker(request), shown)
    for row in page:
        row.headline = headline(row.report.title, row.opening)
        row.stage_words = TABS[row.stage]
        row.waiting = row.found - row.judged
        row.country_name = country_name(row.country)
        row.disagree = row.disagree and row.pk not in veiled
        row.copied = copies.get(row.pk, 0)
    return page


def _copies(reports: list[int]) -> dict[int, int]:
    """Return how many near-copies came in of each report."""
    rows = ReportSummary.objects.filter(copy_of__in=reports).order_by()
    return dict(rows.values_list("copy_of").annotate(Count("pk")))


def _choices() -> dict[str, Any]:
    """Return what the filters offer."""
    known = Report.objects.order_by()
    outlets = known.exclude(publisher=None).values("publisher").annotate(n=Count("pk"))
    languages = known.exclude(language=None).values_list("language", flat=True).distinct()
    countries = ReportSummary.objects.order_by().values_list("country", flat=True).distinct()
    return {
        "outlets": [row["publisher"] for row in outlets.order_by("-n", "publisher")[:_OUTLETS]],
        "languages": sorted(languages),
        "countries": sorted(
            ((code, country_name(code)) for code in countries if code), key=lambda c: c[1]
        ),
        "harms": [(harm, word(harm)) for harm in HARMS],
    }
