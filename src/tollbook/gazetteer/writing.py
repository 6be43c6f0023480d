"""Write records into the gazetteer and keep the merged view in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from tollbook.gazetteer import schema
from tollbook.gazetteer.records import Record, Source, merged
from tollbook.places.entries import Entry
from tollbook.places.keys import keys_of

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Record).decode
_RECORD = "insert into record values (?, ?, ?, ?)"
_PLACE = (
    "insert into place (key, name, names, level, lat, lon, country, adm1, adm2, population, pcode) "
    "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_LOOKUP = "insert into lookup values (?, ?, ?, ?)"


def add_source(db: sqlite3.Connection, source: Source) -> int:
    """Write a source's row and return its number."""
    cursor = db.execute(
        "insert into source values (null, ?, ?, ?, ?, ?, ?, ?, ?)",
        msgspec.structs.astuple(source),
    )
    return int(cursor.lastrowid or 0)


def add_records(db: sqlite3.Connection, source: int, records: Iterable[Record]) -> None:
    """Write the records of a source."""
    db.executemany(_RECORD, ((source, r.id, r.place, _encode(r).decode()) for r in records))


def insert_place(db: sqlite3.Connection, entry: Entry, *, sounding: bool = True) -> None:
    """Write the merged view of one place and the keys of its names.

    Without `sounding` it is found by its spellings only, as is right for a country that writes
    Latin letters and of which no more than towns are held: a name that merely sounds alike
    would be snapped to.
    """
    cursor = db.execute(
        _PLACE,
        (
            entry.id, entry.name, _encode(entry.names).decode(), entry.level, entry.lat, entry.lon,
            entry.country, entry.adm1, entry.adm2, entry.population, entry.pcode,
        ),
    )  # fmt: skip
    number = cursor.lastrowid
    keys = keys_of(entry) if sounding else dict.fromkeys(keys_of(entry), "")
    rows = [(folded, bones, entry.country, number) for folded, bones in keys.items()]
    db.executemany(_LOOKUP, rows)


def delete_places(db: sqlite3.Connection, keys: Iterable[str]) -> None:
    """Delete the merged view of places."""
    for key in keys:
        row = db.execute("select id from place where key = ?", (key,)).fetchone()
        if row:
            db.execute("delete from lookup where place = ?", row)
            db.execute("delete from place where id = ?", row)


def _records_of(db: sqlite3.Connection, key: str) -> list[Record]:
    rows = db.execute("select data from record where place = ? order by source", (key,))
    return [_decode(row[0]) for row in rows]


def set_romanised(db: sqlite3.Connection, countries: Iterable[str]) -> None:
    """Note the countries whose names reach the press by transliteration."""
    db.execute("insert into meta values ('romanised', ?)", (" ".join(sorted(countries)),))


def _romanised(db: sqlite3.Connection) -> frozenset[str]:
    row = db.execute("select value from meta where key = 'romanised'").fetchone()
    return frozenset(row[0].split()) if row else frozenset()


def refresh(db: sqlite3.Connection, keys: Iterable[str]) -> Iterator[str]:
    """Make the view of these places anew from their records, yielding each key when done."""
    romanised = _romanised(db)
    for key in keys:
        delete_places(db, [key])
        records = _records_of(db, key)
        if records:
            entry = merged(records)
            only_world = len(records) == 1 and records[0].id == entry.id
            sounding = not only_world or entry.country in romanised
            insert_place(db, entry, sounding=sounding)
        yield key


def index(db: sqlite3.Connection) -> None:
    """Create the indexes, after the rows: it is faster that way round."""
    db.executescript(schema.INDEXES)
