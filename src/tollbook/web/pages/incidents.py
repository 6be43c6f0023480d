"""The incidents as a list, each with what it comes to."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.web.access import needs
from tollbook.web.listing import listed, selection_context, selection_of

PAGE_SIZE = 50


@needs("read")
def incidents(request: HttpRequest) -> HttpResponse:
    """List the incidents that an address selects, the latest first."""
    selection = selection_of(request)
    context = {
        "here": "incidents",
        "page": listed(request, selection, PAGE_SIZE),
        **selection_context(selection),
    }
    return render(request, "web/incidents.html", context)
