"""A unit of the base map, a province as a rule: its shape, its country, its names."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

import msgspec
import shapely
from shapely.geometry.base import BaseGeometry

from tollbook.errors import BadInputError

#: Languages of which names are kept: those of the interface.
LANGUAGES = ("en", "ar")


class Unit(NamedTuple):
    """One unit. `id` is GeoNames' where there is one; `names` are by language, "" its own."""

    id: str
    country: str
    names: dict[str, str]
    shape: BaseGeometry


def read_provinces(source: str, content: bytes) -> Iterator[Unit]:
    """Yield the units of Natural Earth's admin-1 file as GeoJSON.

    Raises BadInputError for a file that is none, naming the feature.
    """
    for number, feature in enumerate(features_of(source, content), 1):
        told = feature["properties"]
        country = str(told.get("iso_a2") or "")
        if len(country) != 2:
            problem = f"feature {number} has no iso_a2: it is not Natural Earth's admin-1 layer."
            raise BadInputError(source, problem)
        gn_id = told.get("gn_id")
        id_ = f"geonames:{gn_id}" if gn_id and int(gn_id) > 0 else f"ne:{told.get('adm1_code')}"
        names = {language: told.get(f"name_{language}") or "" for language in LANGUAGES}
        names[""] = told.get("name") or names["en"]
        yield Unit(id_, country, names, shape_of(source, number, feature))


def features_of(source: str, content: bytes) -> list[Mapping[str, Any]]:
    """Return the features of a GeoJSON file; raises BadInputError for one that is none."""
    try:
        found: list[Mapping[str, Any]] = msgspec.json.decode(content)["features"]
        if not all("geometry" in f and isinstance(f["properties"], dict) for f in found):
            raise KeyError
    except (msgspec.DecodeError, KeyError, TypeError) as error:
        raise BadInputError(source, "is not a GeoJSON file of features.") from error
    return found


def shape_of(source: str, number: int, feature: Mapping[str, Any]) -> BaseGeometry:
    """Return a feature's polygon, made valid; raises BadInputError for what is none."""
    try:
        shape = shapely.from_geojson(json.dumps(feature["geometry"]))
    except shapely.errors.GEOSException as error:
        raise BadInputError(source, f"feature {number} has no shape: {error}.") from error
    if shape is None or shape.geom_type not in {"Polygon", "MultiPolygon"}:
        raise BadInputError(source, f"feature {number} is no polygon.")
    return areas(shapely.make_valid(shape))


def areas(shape: BaseGeometry) -> BaseGeometry:
    """Return the part of a shape that has an area: cutting leaves lines and points behind."""
    if shape.geom_type in {"Polygon", "MultiPolygon"}:
        return shape
    parts = shapely.get_parts(shape)
    return shapely.union_all([p for p in parts if p.geom_type in {"Polygon", "MultiPolygon"}])
