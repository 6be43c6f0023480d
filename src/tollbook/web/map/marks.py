"""Marks on the map: clusters of points, single incidents, and areas for what is no point."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, F, Max, Min, QuerySet, Sum
from django.urls import reverse

from tollbook.model.vocabulary import Precision
from tollbook.record.cells import shift_to
from tollbook.record.kept import IncidentSummary
from tollbook.record.models import Incident
from tollbook.record.selecting import Box, Selection, is_within
from tollbook.web.naming import figures_words
from tollbook.web.words import word

#: A cluster has a quarter of a tile's side to itself: cells two zooms finer than the map's.
_FINER = 2
#: So many areas at most are sent, those with most incidents first.
_MOST_AREAS = 400
#: Kilometres within which an incident may have been, where the map has no shape for its place.
RADII: dict[str, int] = {"near_place": 25, "adm3": 10, "adm2": 25, "adm1": 75, "area": 75}
_AREAS: tuple[Precision, ...] = ("adm3", "adm2", "adm1", "area")


def marks_of(selection: Selection, zoom: int) -> dict[str, Any]:
    """Return what to draw of a selection within its box at a zoom, as JSON can carry it."""
    rows = selection.summaries()
    return {"points": _points(rows, zoom), "areas": _areas(rows)}


def marks_of_few(summaries: Sequence[IncidentSummary]) -> dict[str, Any]:
    """Return what to draw of a few incidents, each by itself."""
    points = [row for row in summaries if row.cell is not None]
    areas = [row for row in summaries if row.precision in _AREAS and row.lat is not None]
    return {
        "points": [_single(row) for row in points],
        "areas": [_area(row) for row in areas],
    }


def marks_within(found: dict[str, Any], box: Box) -> dict[str, Any]:
    """Return those of some marks that are in a box; a cluster is where its middle is."""
    return {
        kind: [mark for mark in marks if is_within(box, *mark["at"])]
        for kind, marks in found.items()
    }


def _points(rows: QuerySet[IncidentSummary], zoom: int) -> list[dict[str, Any]]:
    """Return clusters of incidents that have a point, and those that stand alone."""
    shift = shift_to(zoom + _FINER)
    clusters = list(
        rows.filter(cell__isnull=False)
        .values(group=F("cell").bitrightshift(shift))
        .annotate(
            n=Count("*"), one=Min("pk"), killed=Sum("killed_low"),
            south=Min("lat"), north=Max("lat"), west=Min("lon"), east=Max("lon"),
        )
        .order_by("-n")
    )  # fmt: skip
    alone = [cluster["one"] for cluster in clusters if cluster["n"] == 1]
    singles = IncidentSummary.objects.filter(pk__in=alone).select_related("incident")
    several = [cluster for cluster in clusters if cluster["n"] > 1]
    together = [c["one"] for c in several if c["south"] == c["north"] and c["west"] == c["east"]]
    places = dict(IncidentSummary.objects.filter(pk__in=together).values_list("pk", "place_id"))
    return [*(_cluster(c, places.get(c["one"], "")) for c in several), *map(_single, singles)]


def _cluster(found: dict[str, Any], place: str) -> dict[str, Any]:
    """Return a cluster in the middle of its incidents; `place` is the one that all are at."""
    south, west, north, east = (found[edge] for edge in ("south", "west", "north", "east"))
    return {
        "n": found["n"],
        "at": [(south + north) / 2, (west + east) / 2],
        "killed": found["killed"],
        "box": [south, west, north, east],
        "place": place,
    }


def _single(row: IncidentSummary) -> dict[str, Any]:
    incident: Incident = row.incident
    return {
        "n": 1,
        "at": [row.lat, row.lon],
        "title": incident.title,
        "url": reverse("incident", args=[row.pk]),
        "precision": row.precision,
        "km": RADII.get(row.precision, 0),
        "words": f"{row.place_name}, {word(row.precision)}",
        "figures": figures_words(row.figures),
    }


def _areas(rows: QuerySet[IncidentSummary]) -> list[dict[str, Any]]:
    """Return the areas that incidents are in of which nothing finer is known."""
    # Grouped in the order of an index, so that no row is read but the first of each area.
    found = list(
        rows.filter(precision__in=_AREAS, lat__isnull=False)
        .values("precision", "place_id", "country")
        .annotate(n=Count("*"), killed=Sum("killed_low"), one=Min("pk"))
        .order_by("-n")[:_MOST_AREAS]
    )
    first = IncidentSummary.objects.in_bulk([area["one"] for area in found])
    return [
        {**_area(first[area["one"]]), "n": area["n"], "killed": area["killed"]} for area in found
    ]


def _area(row: IncidentSummary) -> dict[str, Any]:
    return {
        "id": row.place_id,
        "name": row.place_name,
        "precision": row.precision,
        "words": word(row.precision),
        "country": row.country,
        "n": 1,
        "at": [row.lat, row.lon],
        "km": RADII[row.precision],
    }
