"""One incident: its toll, what each bound rests on, and everything that stands beside."""

from __future__ import annotations

from typing import Any

from django.db.models.functions import Substr
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from tollbook.model.vocabulary import INCIDENT_SCOPES
from tollbook.record.models import Claim, Decision, Incident, IncidentSummary, Report
from tollbook.record.tolls import account_of, judge
from tollbook.record.veil import veiled_among
from tollbook.tolls import Statement
from tollbook.web.access import needs
from tollbook.web.chart import chart_of
from tollbook.web.history import history_of
from tollbook.web.map.marks import marks_of_few
from tollbook.web.naming import GRADE_WORDS, country_name
from tollbook.web.tolls import TollView, aggregate_notes
from tollbook.web.words import HEADLINE, headline, word
from tollbook.web.worker import worker


@needs("read")
def incident(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an incident; one that was merged leads to the one that it became.

    What somebody is to code blind leads to the coding.
    """
    row = get_object_or_404(Incident, pk=pk)
    if row.merged_into_id is not None:
        return redirect("incident", row.merged_into_id)
    if veiled_among(worker(request), [pk]):
        return redirect("code", pk)
    account = account_of(row)
    reports = _reports(row)
    toll = TollView(account.toll, account.statements)
    members = Claim.objects.filter(membership__incident=row).only("report", "number")
    context = {
        "here": "incidents",
        "incident": row,
        "account": account,
        "toll": toll,
        "chart": chart_of(account.statements, account.toll),
        "claims": toll.claims({claim.key: claim.pk for claim in members}),
        "reports": reports,
        "aggregates": aggregate_notes(_aggregates(reports)),
        "history": history_of(row),
        **_facts(row),
    }
    return render(request, "web/incident.html", context)


def _facts(row: Incident) -> dict[str, Any]:
    """Return where and when an incident was, how sure that is, and what a map draws of it."""
    kept = IncidentSummary.objects.select_related("incident").filter(pk=row.pk).first()
    if kept is None:
        return {}
    return {
        "kept": kept,
        "where": ", ".join(filter(None, [kept.place_name, country_name(kept.country)])),
        "precision": word(kept.precision),
        "grade_words": GRADE_WORDS[kept.grade],
        "marks": marks_of_few([kept]),
    }


def _reports(row: Incident) -> list[Any]:
    """Return the reports with claims on an incident, each with its headline."""
    reports: list[Any] = list(
        Report.objects.filter(claims__membership__incident=row)
        .distinct()
        .annotate(opening=Substr("text", 1, 2 * HEADLINE))
        .defer("text")
    )
    for report in reports:
        report.headline = headline(report.title, report.opening)
    return reports


def _aggregates(reports: list[Report]) -> list[Statement]:
    """Return what the same reports say of more than this event: context, never in the toll."""
    rows = list(
        Claim.objects.current()
        .filter(report__in=reports)
        .exclude(scope__in=INCIDENT_SCOPES)
        .select_related("report")
        .defer("report__text")
    )
    decided = Decision.objects.filter(claims__in=rows).distinct().order_by("pk")
    judged = judge(rows, [decision.as_model() for decision in decided])
    return [s for s in judged if s.state != "rejected" and not s.claim.of_incident]
