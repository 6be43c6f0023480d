"""Quadtree cells of the web's map projection, by which points near each other are counted."""

from __future__ import annotations

import math

#: The zoom of the cells that are kept: some 600 m at the equator.
ZOOM = 16
#: Beyond this latitude the projection has no map.
_LAST = 85.05112878


def cell_of(lat: float, lon: float) -> int:
    """Return the number of the cell at zoom 16 that holds a point.

    Its bits alternate between row and column: shifted right by two, it is the cell at zoom 15.
    """
    side = 1 << ZOOM
    lat = math.radians(max(-_LAST, min(_LAST, lat)))
    column = min(int((lon + 180) / 360 * side), side - 1)
    row = min(int((1 - math.asinh(math.tan(lat)) / math.pi) / 2 * side), side - 1)
    return _spread(column) | _spread(row) << 1


def shift_to(zoom: int) -> int:
    """Return by how many bits a kept cell is shifted to be one of a zoom."""
    return 2 * (ZOOM - max(0, min(zoom, ZOOM)))


def _spread(number: int) -> int:
    """Return a number of 16 bits with a zero before each."""
    number = (number | number << 8) & 0x00FF00FF
    number = (number | number << 4) & 0x0F0F0F0F
    number = (number | number << 2) & 0x33333333
    return (number | number << 1) & 0x55555555
