"""Write records into the gazetteer and keep the merged view in step."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator

import msgspec

from tollbook.gazetteer import schema
from tollbook.gazetteer.records import Record, Source, merged
from tollbook.places.entries import Entry
from tollbook.places.folding import fold
from tollbook.places.skeletons import skeleton

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(Record).decode
_RECORD = "insert into record values (?, ?, ?, ?)"
_PLACE = (
    "insert into place (key, name, names, level, lat, lon, country, adm1, adm2, population, pcode) "
    "values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_LOOKUP = "insert into lookup values (?, ?, ?, ?)"


def add_source(db: sqlite3.Connection, source: Source, rows: int) -> int:
    """Write a source's row and return its number."""
    cursor = db.execute(
        "insert into source values (null, ?, ?, ?, ?, ?, ?, ?)",
        (
            source.name, source.file, source.format, source.release, source.licence,
            source.sha256, rows,
        ),
    )  # fmt: skip
    return int(cursor.lastrowid or 0)


def add_records(db: sqlite3.Connection, source: int, records: Iterable[Record]) -> None:
    """Write the records of a source."""
    db.executemany(_RECORD, ((source, r.id, r.place, _encode(r).decode()) for r in records))


def keys_of(entry: Entry) -> set[tuple[str, str]]:
    """Return the (folded, skeleton) keys of an entry's names."""
    keys: dict[str, str] = {}
    for name in entry.names:
        folded = fold(name)
        if folded and folded not in keys:
            keys[folded] = skeleton(name)
    return set(keys.items())


def insert_place(db: sqlite3.Connection, entry: Entry) -> None:
    """Write the merged view of one place and the keys of its names."""
    cursor = db.execute(
        _PLACE,
        (
            entry.id, entry.name, _encode(entry.names).decode(), entry.level, entry.lat, entry.lon,
            entry.country, entry.adm1, entry.adm2, entry.population, entry.pcode,
        ),
    )  # fmt: skip
    number = cursor.lastrowid
    rows = [(folded, bones, entry.country, number) for folded, bones in keys_of(entry)]
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


def refresh(db: sqlite3.Connection, keys: Iterable[str]) -> Iterator[str]:
    """Make the view of these places anew from their records, yielding each key when done."""
    for key in keys:
        delete_places(db, [key])
        records = _records_of(db, key)
        if records:
            insert_place(db, merged(records))
        yield key


def index(db: sqlite3.Connection) -> None:
    """Create the indexes, after the rows: it is faster that way round."""
    db.executescript(schema.INDEXES)
