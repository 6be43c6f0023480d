"""Coding an incident a second time, from its reports alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tollbook.record.coding import NotToCodeError, last_coding, purpose_of
from tollbook.record.coding import code as store_coding
from tollbook.record.models import Claim, Coding, Incident, Report
from tollbook.record.veil import is_blind, look, veiled_among
from tollbook.review.coding import FIELDS, Field, parse
from tollbook.review.coding import Coding as Values
from tollbook.web.access import needs
from tollbook.web.desk import plain_titles
from tollbook.web.review_forms import CodingForm
from tollbook.web.review_words import FIELD_WORDS
from tollbook.web.words import HEADLINE, day_words, figure, headline
from tollbook.web.worker import worker


class Comparison(NamedTuple):
    """One field of two codings in words."""

    name: str
    mine: str
    first: str
    agrees: bool


@needs("review")
def code(request: HttpRequest, pk: int) -> HttpResponse:
    """Show an incident's reports without any figure and take what the reviewer makes of them.

    Once it is coded, show both codings side by side.
    """
    incident = get_object_or_404(Incident, pk=pk, merged_into=None)
    user = worker(request)
    purpose = purpose_of(user, incident)
    if purpose is None:
        return _compared(request, incident, last_coding(user, incident))
    form = CodingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _store(request, incident, form)
    reports = _reports(incident)
    veiled = bool(veiled_among(user, [pk]))
    context = {
        "here": "work",
        "incident": incident,
        "again": purpose == "again",
        "form": form,
        "reports": reports,
        "blind": is_blind(user, incident),
        "veiled": veiled,
        "title": plain_titles([pk]).get(pk, "") if veiled else incident.title,
        **_suggestions(reports),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/code.html", context, status=status)


@needs("review")
@require_POST
def look_first(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the figures to somebody who then will not code the incident blind."""
    incident = get_object_or_404(Incident, pk=pk, merged_into=None)
    if veiled_among(worker(request), [pk]):
        look(worker(request), incident)
    return redirect("incident", pk)


def _store(request: HttpRequest, incident: Incident, form: CodingForm) -> HttpResponse:
    try:
        store_coding(worker(request), incident, form.coding, form.cleaned_data["note"].strip())
    except NotToCodeError:
        messages.error(request, _("This incident moved on meanwhile. Nothing was stored."))
        return redirect("incident", incident.pk)
    messages.success(request, _("Stored. Here it is beside what the record says."))
    return redirect("code", incident.pk)


def _compared(request: HttpRequest, incident: Incident, row: Coding | None) -> HttpResponse:
    if row is None:
        messages.error(request, _("There is nothing for you to code here."))
        return redirect("incident", incident.pk)
    mine, first = parse(row.values), parse(row.against)
    context = {
        "here": "work",
        "incident": incident,
        "coding": row,
        "rows": [_comparison(field, mine, first, row.agreed) for field in FIELDS],
        "differs": not all(row.agreed.values()),
    }
    return render(request, "web/coded.html", context)


def _comparison(field: Field, mine: Values, first: Values, agreed: dict[str, bool]) -> Comparison:
    return Comparison(
        str(FIELD_WORDS[field]), _shown(field, mine), _shown(field, first), agreed[field]
    )


def _shown(field: Field, values: Values) -> str:
    if field == "date":
        days = [day for day in (values.date_from, values.date_to) if day is not None]
        return " – ".join(day_words(day) for day in dict.fromkeys(days)) or _("unknown")
    value = getattr(values, field)
    if value is None:
        return _("open or unknown") if field.endswith("high") else _("unknown")
    return figure(value) if isinstance(value, int) else str(value)


def _reports(incident: Incident) -> list[Any]:
    """Return the reports that tell of an incident, with their texts and headlines."""
    told = Report.objects.filter(claims__membership__incident=incident)
    rows: list[Any] = list((told | Report.objects.filter(incidents_told=incident)).distinct())
    for row in rows:
        row.headline = headline(row.title, row.text[: 2 * HEADLINE])
        row.paragraphs = [line for line in row.text.split("\n") if line.strip()]
    return rows


def _suggestions(reports: Iterable[Report]) -> dict[str, list[str]]:
    """Return all places and actors that the machine found in the reports, whatever they are of."""
    claims = Claim.objects.filter(report__in=reports, reading__isnull=False).only("payload")
    places: set[str] = set()
    actors: set[str] = set()
    for claim in claims:
        fact = claim.as_model()
        places |= {place.name or place.exact or "" for place in fact.places}
        actors |= {fact.actor.exact or ""} if fact.actor else set()
    return {"places": sorted(places - {""}), "actors": sorted(actors - {""})}
