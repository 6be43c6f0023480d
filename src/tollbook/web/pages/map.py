"""All incidents on a map and along time, and as a list that says the same."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Max, Min
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import etag

from tollbook.basemap import open_map
from tollbook.record.selecting import Box, Selection
from tollbook.web.access import needs
from tollbook.web.counted import counted, is_large
from tollbook.web.listing import listed, selection_context, selection_of
from tollbook.web.map.marks import marks_of, marks_within
from tollbook.web.map.timeline import timeline_of
from tollbook.web.naming import country_name

#: Incidents in the list beside the map.
PAGE_SIZE = 40
#: Seconds for which what is seen from afar may be old: the frame of the first view, what has no
#: place in it, and the marks of the whole world.
FRAMED = 600
#: Zooms up to here show marks of the whole world, counted once for every part of it.
FAR = 4
#: So many countries at most are named beside the map.
_COUNTRIES = 30


@needs("read")
def incident_map(request: HttpRequest) -> HttpResponse:
    """Show the incidents that an address selects; the parts that a script asks for by itself.

    Of a large record the page comes without what is counted over all of it: the script that draws
    the map asks for that next.
    """
    selection = selection_of(request)
    everywhere = selection._replace(box=None)
    base = open_map()
    part = "X-Tollbook-Part" in request.headers
    later = is_large() and not part
    # A map that was moved has its box.
    framed = None
    if selection.box is None:
        framed = counted(("extent", everywhere), lambda: _extent(everywhere), FRAMED)
    context = {
        "here": "map",
        "base": base,
        "page": listed(request, selection, PAGE_SIZE),
        "extent": framed,
        "later": later,
        **({} if later else _over_all(selection)),
        **selection_context(selection),
    }
    return render(request, "web/map_parts.html" if part else "web/map.html", context)


def _over_all(selection: Selection) -> dict[str, Any]:
    """Return what is counted over all that is selected."""
    everywhere = selection._replace(box=None)
    return {
        "timeline": counted(("timeline", selection), lambda: timeline_of(selection)),
        "beside": counted(("beside", everywhere), lambda: _beside(everywhere), FRAMED),
    }


@needs("read")
@gzip_page
def marks(request: HttpRequest) -> HttpResponse:
    """Return the marks of the incidents selected within a box, at a zoom."""
    asked = request.GET.get("zoom", "")
    zoom = int(asked) if asked.isdecimal() else 2
    selection = selection_of(request)
    if zoom > FAR or selection.box is None:
        return JsonResponse(marks_of(selection, zoom))
    # From afar most of the world is in view, wherever the map is moved: one count serves all.
    everywhere = selection._replace(box=None)
    found = counted(("marks", everywhere, zoom), lambda: marks_of(everywhere, zoom), FRAMED)
    return JsonResponse(marks_within(found, selection.box))


def _version(_request: HttpRequest, **_parts: Any) -> str | None:
    base = open_map()
    return f'"{base.path.stat().st_mtime_ns}"' if base else None


@needs("read")
@gzip_page
@etag(_version)
def shapes(_request: HttpRequest, country: str = "") -> HttpResponse:
    """Return the countries as GeoJSON, or the provinces of one."""
    base = open_map()
    content = b'{"type":"FeatureCollection","features":[]}'
    if base is not None:
        content = base.provinces(country.upper()) if country else base.world()
    response = HttpResponse(content, content_type="application/geo+json")
    patch_cache_control(response, private=True, max_age=3600)
    return response


@needs("read")
@gzip_page
def towns(request: HttpRequest) -> HttpResponse:
    """Return the towns to be named in a box at a zoom."""
    selection = Selection.of(request.GET.dict())
    zoom, base = request.GET.get("zoom", ""), open_map()
    if base is None or selection.box is None or not zoom.isdecimal():
        return JsonResponse({"towns": []})
    language = (get_language() or "en").partition("-")[0]
    found = base.towns(*selection.box, int(zoom))
    named = [{"name": t["names"].get(language) or t["names"][""], "at": t["at"]} for t in found]
    return JsonResponse({"towns": named})


def _extent(selection: Selection) -> Box | None:
    """Return the box that holds all incidents selected, wherever the map is."""
    rows = selection.summaries().filter(lat__isnull=False)
    found = rows.exclude(precision__in=("country", "sea_air")).aggregate(
        south=Min("lat"), west=Min("lon"), north=Max("lat"), east=Max("lon")
    )
    return None if found["south"] is None else Box(**found)


def _beside(selection: Selection) -> list[dict[str, Any]]:
    """Return how many incidents are known by their country at most, and of how many not even that.

    They have no place on the map: a country's middle is nowhere.
    """
    rows = selection.summaries().order_by()
    wide = rows.filter(precision__in=("country", "sea_air"))
    named = wide.values("precision", "place_id", "country").annotate(n=Count("*"), one=Min("pk"))
    most = list(named.order_by("-n")[:_COUNTRIES])
    names = dict(rows.filter(pk__in=[row["one"] for row in most]).values_list("pk", "place_name"))
    found = [
        {
            "name": country_name(row["country"]) or names[row["one"]],
            "place": row["place_id"],
            "n": row["n"],
        }
        for row in most
    ]
    nowhere = rows.filter(precision="").count()
    unknown = {"name": _("Place not known"), "place": "none", "n": nowhere}
    return [*found, *([unknown] if nowhere else [])]
