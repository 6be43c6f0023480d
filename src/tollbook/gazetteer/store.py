"""Look-ups in the gazetteer's file."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec

from tollbook.errors import BadInputError
from tollbook.gazetteer import schema
from tollbook.gazetteer.records import Source
from tollbook.home import places_path
from tollbook.places.entries import Entry, Hit
from tollbook.places.geodesy import distance_km

_COLUMNS = (
    "place.key, place.name, place.names, place.level, place.lat, place.lon, place.country, "
    "place.adm1, place.adm2, place.population, place.pcode"
)
_HITS = f"select {_COLUMNS}, lookup.folded from lookup join place on place.id = lookup.place"  # noqa: S608
#: Readings of one name that are looked at; the most populous come first.
MOST_READINGS = 400
#: Keys asked for in one statement.
_BATCH = 400


def _entry(row: Sequence[Any]) -> Entry:
    return Entry(
        id=row[0],
        name=row[1],
        names=tuple(json.loads(row[2])),
        level=row[3],
        lat=row[4],
        lon=row[5],
        country=row[6],
        adm1=row[7],
        adm2=row[8],
        population=row[9],
        pcode=row[10],
    )


class Depth(msgspec.Struct, frozen=True):
    """How deep a country is held: all its places, its populated ones, the files added."""

    code: str
    name: str
    places: int
    populated: int
    files: str | None


class SqliteGazetteer:
    """The look-ups of `Gazetteer` in a SQLite file; it is opened for reading only.

    One connection serves every thread, one at a time; at most four countries' skeletons are
    kept in memory.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._db = sqlite3.connect(
            f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False
        )
        self.skeletons = lru_cache(maxsize=4)(self._skeletons)
        self.entry = lru_cache(maxsize=4096)(self._entry)
        self.country = lru_cache(maxsize=512)(self._country)
        self.deep = lru_cache(maxsize=512)(self._deep)

    def close(self) -> None:
        """Close the file."""
        self._db.close()

    def _rows(self, statement: str, values: Sequence[Any]) -> list[Any]:
        with self._lock:
            return self._db.execute(statement, values).fetchall()

    def named(self, keys: Collection[str]) -> Sequence[Hit]:
        """Return the entries that have a name with one of these folded keys."""
        return self._hits("lookup.folded in ({})", sorted(set(keys)), ())

    def sounding(self, skeletons: Collection[str], country: str) -> Sequence[Hit]:
        """Return the entries of one country with a name of one of these skeletons."""
        condition = "lookup.country = ? and lookup.skeleton <> '' and lookup.skeleton in ({})"
        return self._hits(condition, sorted(set(skeletons)), (country,))

    def _hits(self, condition: str, keys: Sequence[str], before: Sequence[str]) -> list[Hit]:
        hits: list[Hit] = []
        for start in range(0, len(keys), _BATCH):
            batch = keys[start : start + _BATCH]
            where = condition.format(",".join("?" * len(batch)))
            most = MOST_READINGS + 20 * len(batch)
            statement = f"{_HITS} where {where} order by place.population desc limit {most}"
            rows = self._rows(statement, [*before, *batch])
            hits += [Hit(_entry(row), row[11]) for row in rows]
        return hits

    def nearest(self, lat: float, lon: float, most: int) -> list[Entry]:
        """Return the settlements nearest to a point, within half a degree or so."""
        statement = (
            f"select {_COLUMNS} from place where level = 'populated_place' "  # noqa: S608
            "and lat between ? and ? and lon between ? and ?"
        )
        rows = self._rows(statement, (lat - 0.5, lat + 0.5, lon - 0.6, lon + 0.6))
        entries = [_entry(row) for row in rows]
        near = sorted(entries, key=lambda e: distance_km(lat, lon, e.lat or 0, e.lon or 0))
        return near[:most]

    def _skeletons(self, country: str) -> Sequence[str]:
        """Return every distinct skeleton of one country's names."""
        statement = "select distinct skeleton from lookup where country = ? and skeleton <> ''"
        return [row[0] for row in self._rows(statement, (country,))]

    def _entry(self, id_: str) -> Entry | None:
        """Return one entry."""
        rows = self._rows(f"select {_COLUMNS} from place where key = ?", (id_,))  # noqa: S608
        return _entry(rows[0]) if rows else None

    def _country(self, code: str) -> Entry | None:
        """Return the entry of a country by its ISO 3166-1 alpha-2 code."""
        statement = f"select {_COLUMNS} from place where country = ? and level = 'country'"  # noqa: S608
        rows = self._rows(statement, (code,))
        return _entry(rows[0]) if rows else None

    def _deep(self, country: str) -> bool:
        """Tell whether a file of one country has been added."""
        return bool(self._rows("select 1 from source where country = ? limit 1", (country,)))

    def depths(self) -> list[Depth]:
        """Return how deep each country is held, the deepest first."""
        statement = """
            select c.country, c.name, count(*), sum(p.level = 'populated_place'),
            (select group_concat(s.name, ', ') from source s where s.country = c.country)
            from place p join place c on c.country = p.country and c.level = 'country'
            where p.country <> '' group by p.country order by 4 desc
        """
        return [Depth(*row) for row in self._rows(statement, ())]

    def sources(self) -> list[Source]:
        """Return the sources that the gazetteer is made of, in the order they were added."""
        columns = ", ".join(Source.__struct_fields__)
        rows = self._rows(f"select {columns} from source order by id", ())  # noqa: S608
        return [Source(**dict(zip(Source.__struct_fields__, row, strict=True))) for row in rows]


def open_gazetteer(path: Path | None = None) -> SqliteGazetteer:
    """Open the gazetteer at `path`, by default the project's own.

    Raises BadInputError when it is not there or was built by another version.
    """
    path = path or places_path()
    if not path.is_file():
        raise BadInputError(str(path), "there is no gazetteer.", "Run `tollbook places build`.")
    gazetteer = SqliteGazetteer(path)
    if schema.version(gazetteer._db) != schema.VERSION:
        gazetteer.close()
        raise BadInputError(
            str(path), "is not a gazetteer of this version.", "Run `tollbook places build`."
        )
    return gazetteer
