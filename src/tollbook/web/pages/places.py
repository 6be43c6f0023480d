"""Which places words of a report may mean, and what lies where somebody points."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404

from tollbook.api import default_gazetteer
from tollbook.places import Entry, Mention, PlaceContext, resolve
from tollbook.record.models import Report
from tollbook.web.access import needs
from tollbook.web.naming import country_name
from tollbook.web.points import point_of
from tollbook.web.words import word

#: So many readings of a name, and places around a point, are offered.
OFFERED = 8


@needs("read")
def candidates(request: HttpRequest, pk: int) -> HttpResponse:
    """Return the places that `q` may mean in a report, or those nearest to `at` ("lat,lon").

    Without a gazetteer there are none, and `built` says why.
    """
    row = get_object_or_404(Report, pk=pk)
    gazetteer = default_gazetteer()
    if gazetteer is None:
        return JsonResponse({"places": [], "built": False})
    point = point_of(request.GET.get("at", ""))
    if point is not None:
        found = [(entry, None) for entry in gazetteer.nearest(*point, OFFERED)]
    else:
        found = _readings(request.GET.get("q", "").strip(), row.text)
    return JsonResponse({"places": [_told(*each) for each in found], "built": True})


def _readings(words: str, text: str) -> list[tuple[Entry, float | None]]:
    gazetteer = default_gazetteer()
    if not words or gazetteer is None:
        return []
    start = text.find(words)
    mention = Mention(words, start if start >= 0 else None)
    (found,) = resolve([mention], PlaceContext(text=text), gazetteer)
    return [(c.entry, c.score) for c in found.candidates[:OFFERED]]


def _told(entry: Entry, score: float | None) -> dict[str, Any]:
    gazetteer = default_gazetteer()
    adm1 = gazetteer.entry(entry.adm1) if gazetteer and entry.adm1 else None
    within = [adm1.name if adm1 else "", country_name(entry.country)]
    return {
        "ref": entry.id,
        "name": entry.name,
        "level": word(entry.level),
        "where": ", ".join(filter(None, within)),
        "at": None if entry.lat is None else [entry.lat, entry.lon],
        "percent": None if score is None else round(100 * score),
    }
