"""Small gazetteers and country files, made to their publishers' documentation."""

from __future__ import annotations

import json
from pathlib import Path

from tollbook.gazetteer import schema, writing
from tollbook.gazetteer.records import Record, Source, merged

#: A land that does not exist, with a province, a town and a hamlet that the world knows.
WORLD = (
    Record(
        id="geonames:1", place="geonames:1", name="Ardland", names=("Ardlandish",), level="country",
        lat=10.0, lon=40.0, country="AX", population=2_000_000,
    ),
    Record(
        id="geonames:2", place="geonames:2", name="Nahr", names=("Nahr Province",), level="adm1",
        lat=10.2, lon=40.2, country="AX", population=500_000,
    ),
    Record(
        id="geonames:3", place="geonames:3", name="Tall Zaytun", names=("تل زيتون",),
        lat=10.25, lon=40.25, country="AX", adm1="geonames:2", population=120_000,
    ),
    Record(
        id="geonames:4", place="geonames:4", name="Bayt Ruman",
        lat=10.5, lon=40.5, country="AX", adm1="geonames:2", population=900,
    ),
)  # fmt: skip


def world(path: Path) -> Path:
    """Write a gazetteer of this world and return its path."""
    db = schema.create(path)
    with db:
        writing.set_romanised(db, ["AX"])
        source = Source(name="world", file="packages", format="world", rows=len(WORLD))
        writing.add_records(db, writing.add_source(db, source), WORLD)
        for record in WORLD:
            writing.insert_place(db, merged([record]))
    writing.index(db)
    db.close()
    return path


def write(path: Path, *lines: str) -> Path:
    """Write lines to a file."""
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def wof(wof_id: int, name: str, *names: str, **fields: object) -> str:
    """Return a line of a Who's On First file."""
    row = {
        "wof": wof_id, "pt": "locality", "name": name, "names": [name, *names],
        "lat": 10.3, "lon": 40.3, "gn": 0, "pop": 0, "hier": {"region_id": 902},
    }  # fmt: skip
    return json.dumps(row | fields, ensure_ascii=False)


COUNTRY = wof(901, "Ardland", pt="country", gn=1, lat=10.0, lon=40.0, hier={})
REGION = wof(902, "Nahr", "محافظة نهر", pt="region", gn=2, lat=10.2, lon=40.2)


def wof_file(path: Path, *rows: str) -> Path:
    """Write a Who's On First file with its country, its region and further rows."""
    return write(path, COUNTRY, REGION, *rows)
