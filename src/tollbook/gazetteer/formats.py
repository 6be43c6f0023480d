"""Which reader a country file needs, told by its first lines."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import islice
from pathlib import Path

import msgspec

from tollbook.errors import BadInputError
from tollbook.gazetteer.readers import cod, geonames, gns, plain, wof
from tollbook.gazetteer.readers.lines import read_lines
from tollbook.gazetteer.readers.tables import delimiter_of
from tollbook.gazetteer.records import Record

Read = Callable[[Iterable[tuple[int, str]]], Iterator[tuple[int, Record]]]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of a file: its country, the name and terms it goes by, its columns.

    `columns` maps a field of a plain table to its column; `names` is a file of GeoNames'
    alternate names.
    """

    country: str | None = None
    name: str | None = None
    release: str = ""
    licence: str = ""
    columns: dict[str, str] = {}
    names: Path | None = None


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its name, the licence its publisher states, how its lines are read."""

    format: str
    licence: str
    read: Read


def _cells(line: str) -> list[str]:
    return [c.strip() for c in next(csv.reader([line], delimiter=delimiter_of(line)), [])]


def _geonames(layout: Layout) -> Reader:
    names = geonames.read_names(read_lines(layout.names)) if layout.names else {}
    read = partial(geonames.read, names=names)
    return Reader(format="geonames", licence="GeoNames, CC BY 4.0", read=read)


def recognise(file: Path, layout: Layout) -> Reader:
    """Return the reader of a file; raises BadInputError when its layout is not known."""
    first, second = [*(text for _, text in islice(read_lines(file), 2)), "", ""][:2]
    if first.startswith("{") and '"wof"' in first:
        licence = "Who's On First, credit required; GeoNames parts CC BY 4.0"
        return Reader(format="wof", licence=licence, read=wof.read)
    if first.count("\t") == geonames.COLUMNS - 1 and first.split("\t")[0].isdigit():
        return _geonames(layout)
    header, below = _cells(first), _cells(second)
    if "ufi" in {name.lower() for name in header}:
        return Reader(format="gns", licence="NGA GNS, public domain", read=gns.read)
    if not layout.columns and cod.is_cod(header, below):
        return Reader(format="cod", licence="OCHA COD, see its page on HDX", read=cod.read)
    if layout.columns or {"name", "lat", "lon"} <= set(header):
        read = partial(plain.read, columns=layout.columns)
        return Reader(format="table", licence=layout.licence or "not stated", read=read)
    raise BadInputError(
        str(file),
        f"its layout is not known (it begins {first[:60]!r}).",
        "Map the columns of a table, as in --column name=VILLAGE, or see docs/places.md.",
    )
