"""Checks of a country's records before any of them is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from tollbook.gazetteer.readers.lines import RowError
from tollbook.gazetteer.records import Record

#: South, west, north, east in degrees.
Box = tuple[float, float, float, float]
#: Degrees by which a place may lie outside of what is known of its country.
MARGIN = 3.0
#: A country's box is trusted from this many known places on.
FEWEST = 3


def box_of(points: Sequence[tuple[float, float]]) -> Box | None:
    """Return the box of a country's known places; null when they are too few to tell."""
    if len(points) < FEWEST:
        return None
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    return (min(lats), min(lons), max(lats), max(lons))


def _inside(lat: float, lon: float, box: Box) -> bool:
    south, west, north, east = box
    return south - MARGIN <= lat <= north + MARGIN and west - MARGIN <= lon <= east + MARGIN


def coordinate_problem(lat: float, lon: float, box: Box | None) -> str | None:
    """Return what is wrong with coordinates, if anything."""
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        if -90 <= lon <= 90 and -180 <= lat <= 180:
            return f"latitude {lat} is out of range; latitude and longitude seem to be swapped"
        return f"coordinates {lat}, {lon} are out of range"
    if lat == 0 and lon == 0:
        return "coordinates are 0, 0"
    if box and not _inside(lat, lon, box) and _inside(lon, lat, box):
        return f"{lat}, {lon} is far from the country; latitude and longitude seem to be swapped"
    return None


def checked(rows: Iterable[tuple[int, Record]], box: Box | None) -> Iterator[Record]:
    """Yield the records, raising RowError at the first that cannot stand."""
    seen: dict[str, int] = {}
    for line, record in rows:
        if record.id in seen:
            raise RowError(line, f"id {record.id} is already on line {seen[record.id]}")
        seen[record.id] = line
        if not record.name.strip():
            raise RowError(line, "the name is empty")
        if record.lat is not None and record.lon is not None:
            problem = coordinate_problem(record.lat, record.lon, box)
            if problem:
                raise RowError(line, problem)
        yield record
