"""Who's On First, one JSON object a line.

Fields: `wof` id, `pt` placetype, `name`, `names` (every spelling), `lat`, `lon`, `gn` GeoNames
id or 0, `pop`, `hier` ({"region_id": wof id, "county_id": wof id, ...}).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tollbook.gazetteer.readers.lines import RowError
from tollbook.gazetteer.records import Record
from tollbook.places.entries import Level

#: Placetype -> level; what is not listed (continents, empires, postal codes) is left out.
LEVELS: dict[str, Level] = {
    "country": "country", "region": "adm1", "county": "adm2", "localadmin": "adm3",
    "locality": "populated_place", "neighbourhood": "neighbourhood", "campus": "landmark",
}  # fmt: skip


class Row(msgspec.Struct):
    """A line of the file."""

    wof: int
    pt: str
    name: str | None
    lat: float
    lon: float
    names: list[str] = []
    gn: int | None = None
    pop: float | None = None
    hier: dict[str, int] = {}


def _rows(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Row]]:
    decode = msgspec.json.Decoder(Row).decode
    for line, text in lines:
        try:
            yield line, decode(text)
        except msgspec.DecodeError as error:
            raise RowError(line, f"not a Who's On First row: {error}") from None


def _place(row: Row) -> str:
    return f"geonames:{row.gn}" if row.gn else f"wof:{row.wof}"


def read(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Record]]:
    """Yield the records of a Who's On First file; the country is filled in by the caller."""
    rows = [(line, row) for line, row in _rows(lines) if row.pt in LEVELS and row.name]
    places = {row.wof: _place(row) for _, row in rows if row.pt in ("region", "county")}
    for line, row in rows:
        level = LEVELS[row.pt]
        yield (
            line,
            Record(
                id=f"wof:{row.wof}",
                place=_place(row),
                name=row.name or "",
                names=tuple(row.names),
                level=level,
                lat=row.lat,
                lon=row.lon,
                adm1=None if level == "adm1" else places.get(row.hier.get("region_id", 0)),
                adm2=None if level == "adm2" else places.get(row.hier.get("county_id", 0)),
                population=int(row.pop or 0),
            ),
        )
