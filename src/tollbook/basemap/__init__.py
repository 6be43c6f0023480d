"""The base map: countries and provinces as shapes, in one file, without a tile server."""

from tollbook.basemap.building import build_map
from tollbook.basemap.fetching import fetch_provinces
from tollbook.basemap.redrawing import redraw
from tollbook.basemap.store import BaseMap, open_map

__all__ = ["BaseMap", "build_map", "fetch_provinces", "open_map", "redraw"]
