"""A record: what one source says of one place, before it is merged with the others."""

from __future__ import annotations

import msgspec

from tollbook.places.entries import Entry, Level


class Record(msgspec.Struct, frozen=True, kw_only=True):
    """One row of a source.

    `id` is the source's own (`wof:N`); `place` the id that the place goes by, `geonames:N` where
    the source gives one. `adm1` and `adm2` are ids of places. Every spelling is in `names`, as
    the source writes it.
    """

    id: str
    place: str
    name: str
    names: tuple[str, ...] = ()
    level: Level = "populated_place"
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    adm1: str | None = None
    adm2: str | None = None
    population: int = 0
    pcode: str | None = None


class Source(msgspec.Struct, frozen=True, kw_only=True):
    """Where records come from. `name` is what `tollbook places` calls it, unique."""

    name: str
    file: str
    format: str
    release: str = ""
    licence: str = ""
    sha256: str = ""
    country: str | None = None
    rows: int = 0


def merged(records: list[Record]) -> Entry:
    """Return the view of all records of one place: the first source's word, every spelling.

    Of a country the first source's names only: files list what it was ever called, its capital
    and its codes among it.
    """
    first = records[0]
    naming = records[:1] if first.level == "country" else records
    names = dict.fromkeys(name for record in naming for name in (record.name, *record.names))
    located = next((r for r in records if r.lat is not None), first)
    return Entry(
        id=first.place,
        name=first.name,
        names=tuple(name for name in names if name),
        level=first.level,
        lat=located.lat,
        lon=located.lon,
        country=first.country,
        adm1=next((r.adm1 for r in records if r.adm1), None),
        adm2=next((r.adm2 for r in records if r.adm2), None),
        population=max(r.population for r in records),
        pcode=next((r.pcode for r in records if r.pcode), None),
    )
