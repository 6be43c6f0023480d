"""OCHA common operational datasets (COD-AB, populated places): CSV with p-codes, or HXL.

Columns are found by their HXL tags where a row of tags follows the header (`#adm1+name`,
`#adm1+code`, `#loc+name`, `#geo+lat`), else by COD's own names: `ADM1_EN`, `ADM1_AR`,
`ADM1_PCODE`, and `NAME_EN`, `PCODE`, `LATITUDE`, `LONGITUDE` of a populated place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

import msgspec

from tollbook.gazetteer.readers.lines import RowError
from tollbook.gazetteer.readers.tables import Row, number_in, read_table
from tollbook.gazetteer.records import Record
from tollbook.places.entries import Level

_LEVELS: tuple[Level, ...] = ("adm1", "adm2", "adm3")
_UNIT_NAME = re.compile(
    r"^adm(\d)_(?:name|[a-z]{2}|ref|name_[a-z]{2}|alt\d?name\w*)$", re.IGNORECASE
)
_UNIT_CODE = re.compile(r"^adm(\d)_?pcode$", re.IGNORECASE)
_PLACE_NAME = re.compile(r"^(?:name|place_?name|popplace|featurename)(?:_\w+)?$", re.IGNORECASE)
_PLACE_CODE = re.compile(r"^(?:pcode|p_code|place_?code)$", re.IGNORECASE)
_LATITUDE = re.compile(r"^(?:lat|latitude|latitude_y|point_y|y)$", re.IGNORECASE)
_LONGITUDE = re.compile(r"^(?:lon|long|longitude|longitude_x|point_x|x)$", re.IGNORECASE)
_HXL = re.compile(r"^#(adm(\d)|loc|geo|country)\b(.*)$", re.IGNORECASE)


class Columns(msgspec.Struct):
    """Which columns hold what; names in the order of the file."""

    unit_names: dict[int, list[str]]
    unit_codes: dict[int, str]
    names: list[str]
    code: str | None = None
    lat: str | None = None
    lon: str | None = None


def is_cod(header: Iterable[str], second: Iterable[str]) -> bool:
    """Tell whether a table is a COD: by the tags of its second row, or its p-code columns."""
    tagged = sum(cell.strip().startswith("#") for cell in second) > 1
    return tagged or any(_UNIT_CODE.match(cell.strip()) for cell in header)


def _by_header(header: Iterable[str]) -> Columns:
    columns = Columns(unit_names={}, unit_codes={}, names=[])
    for name in header:
        if unit := _UNIT_CODE.match(name):
            columns.unit_codes[int(unit.group(1))] = name
        elif unit := _UNIT_NAME.match(name):
            columns.unit_names.setdefault(int(unit.group(1)), []).append(name)
        elif _PLACE_CODE.match(name):
            columns.code = name
        elif _PLACE_NAME.match(name):
            columns.names.append(name)
        elif _LATITUDE.match(name):
            columns.lat = name
        elif _LONGITUDE.match(name):
            columns.lon = name
    return columns


def _by_tags(tags: Row) -> Columns:
    columns = Columns(unit_names={}, unit_codes={}, names=[])
    for name, tag in tags.items():
        m = _HXL.match(tag)
        if m is None:
            continue
        rest = m.group(3).lower()
        if m.group(2) and "+code" in rest:
            columns.unit_codes[int(m.group(2))] = name
        elif m.group(2) and "+name" in rest:
            columns.unit_names.setdefault(int(m.group(2)), []).append(name)
        elif "+lat" in rest:
            columns.lat = name
        elif "+lon" in rest:
            columns.lon = name
        elif m.group(1).lower() == "loc" and "+code" in rest:
            columns.code = name
        elif m.group(1).lower() == "loc" and "+name" in rest:
            columns.names.append(name)
    return columns


def _names(row: Row, columns: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(row[column] for column in columns if row[column]))


def _units(line: int, row: Row, columns: Columns, *, located: bool) -> Iterator[Record]:
    """Yield the divisions of a row, the widest first; the narrowest has the row's point."""
    codes = {n: row[name] for n, name in columns.unit_codes.items() if 1 <= n <= 3 and row[name]}
    for order, code in sorted(codes.items()):
        names = _names(row, columns.unit_names.get(order, ()))
        if not names:
            raise RowError(line, f"division {code} has no name")
        at = located and order == max(codes)
        yield Record(
            id=f"pcode:{code}",
            place=f"pcode:{code}",
            name=names[0],
            names=names,
            level=_LEVELS[order - 1],
            lat=number_in(line, row, columns.lat) if at and columns.lat else None,
            lon=number_in(line, row, columns.lon) if at and columns.lon else None,
            adm1=f"pcode:{codes[1]}" if order > 1 and 1 in codes else None,
            adm2=f"pcode:{codes[2]}" if order > 2 and 2 in codes else None,
            pcode=code,
        )


def _place(line: int, row: Row, columns: Columns, code: str) -> Record:
    units = {n: row[name] for n, name in columns.unit_codes.items() if row[name]}
    names = _names(row, columns.names)
    if not names:
        raise RowError(line, "the name of the place is empty")
    return Record(
        id=f"pcode:{code}",
        place=f"pcode:{code}",
        name=names[0],
        names=names,
        lat=number_in(line, row, columns.lat) if columns.lat else None,
        lon=number_in(line, row, columns.lon) if columns.lon else None,
        adm1=f"pcode:{units[1]}" if 1 in units else None,
        adm2=f"pcode:{units[2]}" if 2 in units else None,
        pcode=code,
    )


def read(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Record]]:
    """Yield the divisions and the populated places of a COD table, each once."""
    columns: Columns | None = None
    seen: set[str] = set()
    for line, row in read_table(lines):
        if columns is None:
            tags = [cell for cell in row.values() if cell.startswith("#")]
            columns = _by_tags(row) if len(tags) > 1 else _by_header(row)
            if not columns.unit_codes and not columns.code:
                raise RowError(line, "a COD needs columns of p-codes, such as ADM1_PCODE")
            if tags:
                continue
        places = bool(columns.code and columns.names)
        for unit in _units(line, row, columns, located=not places):
            if unit.id not in seen:
                seen.add(unit.id)
                yield line, unit
        if places:
            yield line, _place(line, row, columns, row[columns.code or ""])
