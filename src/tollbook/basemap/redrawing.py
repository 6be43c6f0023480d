"""Borders as the user draws them: disputed ground is theirs to decide, not a data set's."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import shapely
from shapely.geometry.base import BaseGeometry

from tollbook.basemap.building import write_map
from tollbook.basemap.store import BaseMap
from tollbook.basemap.units import Unit, areas, features_of, shape_of
from tollbook.errors import BadInputError


def redraw(old: BaseMap, path: Path, source: str, content: bytes) -> int:
    """Write a base map at `path` with the borders of a GeoJSON file; return how many it redrew.

    A feature with a property `id` is a province ("geonames:169387"), one with `country` alone the
    whole country (ISO 3166-1 alpha-2). Its ground is taken from whoever held it, and a country
    redrawn gives up what lies outside. Raises BadInputError for a feature that is neither.
    """
    drawn = list(_drawn(source, content))
    units = list(old.units())
    for unit in drawn:
        units = _with(units, unit)
    write_map(path, units, {**old.meta, "borders": source})
    return len(drawn)


def _drawn(source: str, content: bytes) -> Iterator[Unit]:
    for number, feature in enumerate(features_of(source, content), 1):
        told = feature["properties"]
        country, id_ = str(told.get("country") or "").upper(), str(told.get("id") or "")
        if len(country) != 2 or not country.isalpha():
            problem = f'feature {number} does not say whose it is ("country": "SY").'
            raise BadInputError(source, problem, "Nothing was changed.")
        name = str(told.get("name") or "")
        names = {"": name, "en": name, "ar": str(told.get("name_ar") or "")}
        yield Unit(id_, country, names, shape_of(source, number, feature))


def _with(units: Sequence[Unit], drawn: Unit) -> list[Unit]:
    """Return the units with one more drawn over them."""
    if drawn.id:
        kept = (unit for unit in units if unit.id != drawn.id)
        return [*_cut(kept, drawn.shape), drawn]
    own = [unit for unit in units if unit.country == drawn.country]
    others = [unit for unit in units if unit.country != drawn.country]
    inside = [unit._replace(shape=areas(unit.shape.intersection(drawn.shape))) for unit in own]
    rest = areas(drawn.shape.difference(shapely.union_all([unit.shape for unit in own])))
    added = [drawn._replace(id=f"drawn:{drawn.country}", shape=rest)]
    return [u for u in [*_cut(others, drawn.shape), *inside, *added] if not u.shape.is_empty]


def _cut(units: Iterable[Unit], shape: BaseGeometry) -> Iterator[Unit]:
    """Yield units without the ground of a shape."""
    for unit in units:
        rest = areas(unit.shape.difference(shape)) if unit.shape.intersects(shape) else unit.shape
        if not rest.is_empty:
            yield unit._replace(shape=rest)
