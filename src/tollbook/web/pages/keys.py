"""The keys on a page of their own, for browsers without scripts."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.web.access import needs


@needs("read")
def keys(request: HttpRequest) -> HttpResponse:
    """List what each key does."""
    return render(request, "web/keys.html")
