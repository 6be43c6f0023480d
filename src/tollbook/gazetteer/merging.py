"""Merge a country's records with the places that the gazetteer holds already.

By id first; then a record without a GeoNames id joins the one place of its country and kind
that has its name and lies within 5 km (units: the one that has its name).
"""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Sequence

import msgspec

from tollbook.gazetteer.records import Record
from tollbook.places.folding import fold
from tollbook.places.geodesy import distance_km

#: Kilometres within which one name is one place.
SAME_PLACE_KM = 5.0
#: Kilometres within which a place without a province takes its neighbour's.
NEIGHBOUR_KM = 15.0
_UNITS = ("country", "adm1", "adm2", "adm3")
#: Degrees of a cell of the neighbour grid, about 15 km.
_CELL = 0.14

_KNOWN = """
    select distinct p.key, p.level, p.lat, p.lon from lookup l join place p on p.id = l.place
    where l.folded = ? and p.country = ?
"""


def _same(record: Record, level: str, lat: float | None, lon: float | None) -> bool:
    if record.level in _UNITS or level in _UNITS:
        return record.level == level
    if None in (record.lat, record.lon, lat, lon):
        return False
    return distance_km(record.lat or 0, record.lon or 0, lat or 0, lon or 0) <= SAME_PLACE_KM


def _joined(db: sqlite3.Connection, record: Record) -> str:
    """Return the id of the place that a record is of: a known one, or its own."""
    if record.place.startswith("geonames:"):
        return record.place
    found = {
        key
        for name in dict.fromkeys((record.name, *record.names))
        for key, level, lat, lon in db.execute(_KNOWN, (fold(name), record.country))
        if _same(record, level, lat, lon)
    }
    return found.pop() if len(found) == 1 else record.place


def merge(db: sqlite3.Connection, records: Sequence[Record]) -> list[Record]:
    """Return the records under the ids of the places they are of, units' ids included."""
    places = {r.place: _joined(db, r) for r in records}
    return [
        msgspec.structs.replace(
            r,
            place=places[r.place],
            adm1=places.get(r.adm1, r.adm1) if r.adm1 else None,
            adm2=places.get(r.adm2, r.adm2) if r.adm2 else None,
        )
        for r in records
    ]


def fill_units(records: Sequence[Record]) -> Iterator[Record]:
    """Yield the records; one without a province takes that of its nearest neighbour."""
    grid: defaultdict[tuple[int, int], list[Record]] = defaultdict(list)
    for record in records:
        if record.adm1 and record.lat is not None and record.lon is not None:
            grid[_cell(record.lat, record.lon)].append(record)
    for record in records:
        if record.adm1 or record.level in ("country", "adm1"):
            yield record
            continue
        near = _nearest(record, grid)
        yield msgspec.structs.replace(record, adm1=near.adm1) if near else record


def _cell(lat: float, lon: float) -> tuple[int, int]:
    return round(lat / _CELL), round(lon / _CELL)


def _nearest(record: Record, grid: dict[tuple[int, int], list[Record]]) -> Record | None:
    if record.lat is None or record.lon is None:
        return None
    row, column = _cell(record.lat, record.lon)
    around = [(row + y, column + x) for y in (-1, 0, 1) for x in (-1, 0, 1)]
    near = [
        (distance_km(record.lat, record.lon, other.lat or 0, other.lon or 0), other.id, other)
        for cell in around
        for other in grid.get(cell, ())
    ]
    best = min(near, default=None)
    return best[2] if best and best[0] <= NEIGHBOUR_KM else None
