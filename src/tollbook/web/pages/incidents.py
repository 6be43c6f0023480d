"""The incidents, each with what it comes to."""

from __future__ import annotations

from django.core.paginator import Paginator
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.record.models import Incident
from tollbook.web.access import needs
from tollbook.web.desk import summaries

PAGE_SIZE = 50


@needs("read")
def incidents(request: HttpRequest) -> HttpResponse:
    """List incidents, the latest first; `q` narrows the list by title."""
    sought = request.GET.get("q", "").strip()
    found = Incident.objects.filter(merged_into=None)
    for word in sought.split():
        found = found.filter(title__icontains=word)
    counted = found.annotate(
        claims=Count("members"), reports=Count("members__claim__report", distinct=True)
    )
    page = Paginator(counted.order_by("-pk"), PAGE_SIZE).get_page(request.GET.get("page"))
    lines = {summary.pk: summary.lines for summary in summaries(list(page))}
    for row in page:
        row.lines = lines[row.pk]
    context = {"here": "incidents", "page": page, "q": sought}
    return render(request, "web/incidents.html", context)
