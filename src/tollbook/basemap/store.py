"""Look-ups in the base map's file."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

import shapely

from tollbook.basemap.building import VERSION
from tollbook.basemap.units import Unit
from tollbook.errors import BadInputError
from tollbook.home import map_path


class BaseMap:
    """The base map, opened for reading; one connection serves every thread, one at a time."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self.meta: dict[str, str] = dict(self._rows("select key, value from meta"))

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def world(self) -> bytes:
        """Return the countries as seen from afar, as GeoJSON, the largest first."""
        return _collection(
            self._rows("select code, code, names, lat, lon, shape from country order by area desc")
        )

    def provinces(self, country: str) -> bytes:
        """Return the provinces of a country by its ISO code, as GeoJSON; none if not known."""
        columns = "select id, country, names, lat, lon, shape from unit where country = ?"
        return _collection(self._rows(columns, country))

    def shape(self, id_: str) -> dict[str, Any] | None:
        """Return the GeoJSON geometry of a province by its id, None if it is not held."""
        rows = self._rows("select shape from unit where id = ?", id_)
        shape: dict[str, Any] | None = json.loads(rows[0][0]) if rows else None
        return shape

    def towns(self, south: float, west: float, north: float, east: float, zoom: int) -> list[Any]:
        """Return names, latitude and longitude of the towns that show in a box at a zoom."""
        statement = (
            "select names, lat, lon from town where zoom <= ? and lat between ? and ? "
            "and lon between ? and ? order by zoom limit 80"
        )
        rows = self._rows(statement, zoom, south, north, west, east)
        return [{"names": json.loads(names), "at": [lat, lon]} for names, lat, lon in rows]

    def countries(self) -> dict[str, dict[str, str]]:
        """Return the names of each country by its code."""
        return {c: json.loads(names) for c, names in self._rows("select code, names from country")}

    def units(self) -> Iterator[Unit]:
        """Yield all units with their shapes."""
        for id_, country, names, shape in self._rows("select id, country, names, shape from unit"):
            yield Unit(id_, country, json.loads(names), shapely.from_geojson(shape))

    def _rows(self, statement: str, *values: str | float) -> list[Any]:
        with self._lock:
            return self._db.execute(statement, values).fetchall()


def _collection(rows: list[Any]) -> bytes:
    """Return rows of id, country, names, point and shape as one GeoJSON collection."""
    features = ",".join(
        f'{{"type":"Feature","id":{json.dumps(id_)},"properties":{{"country":{json.dumps(country)},'
        f'"names":{names},"at":[{lat},{lon}]}},"geometry":{shape}}}'
        for id_, country, names, lat, lon, shape in rows
    )
    return f'{{"type":"FeatureCollection","features":[{features}]}}'.encode()


def open_map() -> BaseMap | None:
    """Return the base map of this project, None where none has been built."""
    path = map_path()
    return _opened(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=1)
def _opened(path: Path, modified: int) -> BaseMap:  # noqa: ARG001 - a key of the cache
    """Return the opened file; one that has been built anew is opened anew."""
    try:
        base = BaseMap(path)
    except sqlite3.DatabaseError:
        raise BadInputError(str(path), "is no base map.", "Run `tollbook map build`.") from None
    if base.meta.get("version") != str(VERSION):
        raise BadInputError(
            str(path), "is not a base map of this version.", "Run `tollbook map build`."
        )
    return base
