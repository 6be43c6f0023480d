"""Pages that would show what a person is to code blind lead to the page where it is coded."""

from __future__ import annotations

from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from tollbook.record.veil import veiled_among, veiled_in_report
from tollbook.web.access import View
from tollbook.web.worker import worker


def veils_report(view: View) -> View:
    """Keep a page about a report, or a part of it, from who is to code an incident it tells of."""

    @wraps(view)
    def kept(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        hidden = veiled_in_report(worker(request), pk).first()
        return redirect("code", hidden.pk) if hidden else view(request, pk, *args, **kwargs)

    return kept


def veils_incident(view: View) -> View:
    """Keep a page about an incident from who is to code it."""

    @wraps(view)
    def kept(request: HttpRequest, pk: int, *args: Any, **kwargs: Any) -> HttpResponse:
        hidden = veiled_among(worker(request), [pk])
        return redirect("code", pk) if hidden else view(request, pk, *args, **kwargs)

    return kept
