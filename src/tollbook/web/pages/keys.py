"""The keys on a page of their own, for browsers without scripts."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def keys(request: HttpRequest) -> HttpResponse:
    """List what each key does."""
    return render(request, "web/keys.html")
