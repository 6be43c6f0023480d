"""The file of the base map, made from shapes of provinces."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import babel
import shapely
from shapely.geometry.base import BaseGeometry

from tollbook.basemap.towns import towns
from tollbook.basemap.units import LANGUAGES, Unit, areas, read_provinces

#: Raised when the tables change: an older file is built anew.
VERSION = 1
#: Degrees by which borders of provinces, and of countries seen from afar, are simplified
#: (shapely's coverage_simplify: neighbours keep a border in common).
DETAIL, WORLD = 0.03, 0.3
#: Degrees to which corners are rounded: some 100 m, some 1 km.
_DETAIL_GRID, _WORLD_GRID = 0.001, 0.01
#: A country's islands smaller than this, in square degrees, are left out from afar.
_SPECK = 0.02

_TABLES = """
create table meta (key text primary key, value text not null) without rowid;
create table unit (
    id text primary key, country text not null, names text not null, lat real, lon real,
    shape text not null
) without rowid;
create index unit_country on unit (country);
create table town (
    zoom integer not null, lat real not null, lon real not null, names text not null
);
create table country (
    code text primary key, names text not null, lat real, lon real, area real, shape text not null
) without rowid;
"""


def build_map(path: Path, source: str, content: bytes) -> int:
    """Build the base map at `path` from Natural Earth's provinces; return how many there are.

    A file of that name is replaced once the new one is whole. Raises BadInputError for a file
    that is not Natural Earth's admin-1 layer as GeoJSON; `source` is its name.
    """
    units = simplified(list(read_provinces(source, content)), DETAIL)
    write_map(path, units, {"source": source, "licence": "Natural Earth, public domain"})
    return len(units)


def simplified(units: Sequence[Unit], tolerance: float) -> list[Unit]:
    """Return units with fewer corners; a border that two of them share stays shared."""
    shapes = shapely.coverage_simplify([unit.shape for unit in units], tolerance)
    return [
        unit._replace(shape=areas(shapely.make_valid(shape)))
        for unit, shape in zip(units, shapes, strict=True)
    ]


def write_map(path: Path, units: Sequence[Unit], meta: dict[str, str]) -> None:
    """Write the file, whole or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.name}.part")
    draft.unlink(missing_ok=True)
    db = sqlite3.connect(draft)
    try:
        with db:
            db.executescript(_TABLES)
            told = {**meta, "version": str(VERSION)}
            db.executemany("insert into meta values (?, ?)", told.items())
            db.executemany("insert or ignore into unit values (?, ?, ?, ?, ?, ?)", _rows(units))
            db.executemany("insert into country values (?, ?, ?, ?, ?, ?)", _countries(units))
            db.executemany("insert into town values (?, ?, ?, ?)", towns())
            db.execute("create index town_seen on town (zoom, lat, lon)")
    finally:
        db.close()
    draft.replace(path)


def _rows(units: Iterable[Unit]) -> Iterable[tuple[object, ...]]:
    for unit in units:
        if not unit.shape.is_empty:
            names = json.dumps(unit.names, ensure_ascii=False)
            shape = _geojson(unit.shape, _DETAIL_GRID)
            yield (unit.id, unit.country, names, *_label_point(unit.shape), shape)


def _countries(units: Sequence[Unit]) -> Iterable[tuple[object, ...]]:
    """Yield countries, each the union of its units as seen from afar."""
    by_country: dict[str, list[BaseGeometry]] = defaultdict(list)
    for unit in simplified(units, WORLD):
        by_country[unit.country].append(unit.shape)
    for code, shapes in by_country.items():
        whole = areas(shapely.union_all(shapes))
        seen = _without_specks(whole)
        if not seen.is_empty:
            names = json.dumps(_country_names(code), ensure_ascii=False)
            yield (code, names, *_label_point(seen), seen.area, _geojson(seen, _WORLD_GRID))


def _without_specks(shape: BaseGeometry) -> BaseGeometry:
    parts = sorted(shapely.get_parts(shape), key=lambda part: -part.area)
    kept = [part for part in parts if part.area >= _SPECK] or parts[:1]
    return shapely.multipolygons(kept)


def _country_names(code: str) -> dict[str, str]:
    names = {
        language: babel.Locale.parse(language).territories.get(code, "") for language in LANGUAGES
    }
    return {**names, "": names["en"] or code}


def _label_point(shape: BaseGeometry) -> tuple[float, float]:
    """Return latitude and longitude of a point well inside the largest part of a shape."""
    largest = max(shapely.get_parts(shape), key=lambda part: part.area)
    point = shapely.point_on_surface(largest)
    return round(point.y, 3), round(point.x, 3)


def _geojson(shape: BaseGeometry, grid: float) -> str:
    """Return a shape as GeoJSON with corners on a grid."""
    digits = len(str(grid).partition(".")[2])
    rounded = shapely.transform(shape, lambda corners: corners.round(digits))
    return json.dumps(json.loads(shapely.to_geojson(rounded)), separators=(",", ":"))
