"""Add a country's file to the gazetteer, update it, take it out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tollbook.errors import BadInputError
from tollbook.gazetteer import merging, schema, writing
from tollbook.gazetteer.checks import box_of, checked
from tollbook.gazetteer.formats import Layout, recognise
from tollbook.gazetteer.readers.lines import RowError, read_lines, sha256
from tollbook.gazetteer.records import Record, Source
from tollbook.home import places_path

#: Called with (done, of) places.
Progress = Callable[[int, int], None]
_STEP = 1000


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What a file brought: its country, its places, and how many were not held before."""

    source: str
    country: str
    places: int
    new: int


def _quiet(_done: int, _of: int) -> None:
    """Report to nobody."""


def add_country(
    path: Path | None,
    file: Path,
    *,
    layout: Layout | None = None,
    progress: Progress = _quiet,
) -> Added:
    """Add the places of `file` to the gazetteer at `path` (null: the project's own).

    All of it is added or nothing: a bad row raises BadInputError with its line and the reason.
    A file added before under the same name replaces what it brought then.
    """
    layout = layout or Layout()
    db = _open(path or places_path())
    try:
        with db:
            return _add(db, file, layout, progress)
    except RowError as error:
        raise BadInputError(
            f"{file}, line {error.line}", f"{error.problem}.", "Nothing was added."
        ) from None
    finally:
        db.close()


def remove_source(path: Path | None, name: str) -> int:
    """Take out what one source brought; return how many places it spoke of."""
    db = _open(path or places_path())
    try:
        with db:
            return _remove(db, name)
    finally:
        db.close()


def _open(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise BadInputError(str(path), "there is no gazetteer.", "Run `tollbook places build`.")
    db = sqlite3.connect(path)
    if schema.version(db) != schema.VERSION:
        db.close()
        remedy = "Run `tollbook places build`."
        raise BadInputError(str(path), "is not a gazetteer of this version.", remedy)
    db.execute("pragma cache_size = -50000")
    return db


def _add(db: sqlite3.Connection, file: Path, layout: Layout, progress: Progress) -> Added:
    reader = recognise(file, layout)
    rows = list(reader.read(read_lines(file)))
    if not rows:
        raise BadInputError(str(file), "holds no places.")
    country = layout.country or _country(db, (record for _, record in rows))
    if country is None:
        raise BadInputError(
            str(file), "does not say which country it is of.", "Give --country, as in --country SY."
        )
    placed = [(n, msgspec.structs.replace(r, country=country)) for n, r in rows]
    records = list(checked(placed, box_of(_points(db, country))))
    name = layout.name or f"{country} {reader.format}"
    _remove(db, name)
    records = list(merging.fill_units(merging.merge(db, records)))
    source = Source(
        name=name,
        file=file.name,
        format=reader.format,
        release=layout.release or "",
        licence=layout.licence or reader.licence,
        sha256=sha256(file),
        country=country,
        rows=len(records),
    )
    number = writing.add_source(db, source)
    writing.add_records(db, number, records)
    keys = list(dict.fromkeys(record.place for record in records))
    known = sum(_is_known(db, key) for key in keys)
    for done, _ in enumerate(writing.refresh(db, keys), 1):
        if done % _STEP == 0:
            progress(done, len(keys))
    progress(len(keys), len(keys))
    return Added(source=name, country=country, places=len(records), new=len(keys) - known)


def _country(db: sqlite3.Connection, records: Iterable[Record]) -> str | None:
    """Return the ISO code of the country that the file's own country row names."""
    for record in records:
        if record.country:
            return record.country
        if record.level == "country":
            statement = "select country from place where key = ? and level = 'country'"
            row = db.execute(statement, (record.place,)).fetchone()
            return row[0] if row else None
    return None


def _points(db: sqlite3.Connection, country: str) -> list[tuple[float, float]]:
    statement = "select lat, lon from place where country = ?"
    return [(lat, lon) for lat, lon in db.execute(statement, (country,)) if lat is not None]


def _is_known(db: sqlite3.Connection, key: str) -> bool:
    return db.execute("select 1 from place where key = ?", (key,)).fetchone() is not None


def _remove(db: sqlite3.Connection, name: str) -> int:
    row = db.execute("select id from source where name = ?", (name,)).fetchone()
    if row is None:
        return 0
    keys = [k for (k,) in db.execute("select distinct place from record where source = ?", row)]
    db.execute("delete from record where source = ?", row)
    db.execute("delete from source where id = ?", row)
    _drain(writing.refresh(db, keys))
    return len(keys)


def _drain(steps: Iterator[str]) -> None:
    for _ in steps:
        pass
