"""Build the world's index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from tollbook.gazetteer import packages, schema, writing
from tollbook.gazetteer.records import Record, merged
from tollbook.home import places_path

#: Called with (done, of) places.
Progress = Callable[[int, int], None]
_STEP = 5000


def _quiet(_done: int, _of: int) -> None:
    """Report to nobody."""


def world_records() -> list[Record]:
    """Return every place that the packages hold."""
    every = packages.divisions()
    places = packages.towns(every)
    divisions = packages.division_records(every, places)
    return [*packages.countries(), *packages.beyond(), *divisions, *places]


def build_world(path: Path | None = None, progress: Progress = _quiet) -> int:
    """Build the gazetteer anew from packages at `path` and return its number of places.

    A file of that name is replaced once the new one is whole; countries added to the old one
    must be added again.
    """
    path = path or places_path()
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".part")
    unfinished.unlink(missing_ok=True)
    db = schema.create(unfinished)
    try:
        count = _fill(db, progress)
    finally:
        db.close()
    unfinished.replace(path)
    return count


def _fill(db: sqlite3.Connection, progress: Progress) -> int:
    db.execute("pragma journal_mode = off")
    db.execute("pragma synchronous = off")
    records = list({record.place: record for record in world_records()}.values())
    with db:
        source = writing.add_source(db, packages.world_source(len(records)))
        writing.add_records(db, source, records)
        romanised = packages.romanised()
        writing.set_romanised(db, romanised)
        for done, record in enumerate(records):
            writing.insert_place(db, merged([record]), sounding=record.country in romanised)
            if done % _STEP == 0:
                progress(done, len(records))
    writing.index(db)
    progress(len(records), len(records))
    return len(records)
