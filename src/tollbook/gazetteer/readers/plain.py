"""A plain table of places with columns of the user's naming.

Fields: `id`, `name`, `lat`, `lon`, and optionally `names` (further spellings, separated by |),
`adm1` (name of the province), `level`, `population`, `pcode`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import get_args

from tollbook.gazetteer.readers.lines import RowError
from tollbook.gazetteer.readers.tables import Row, number_in, read_table, require
from tollbook.gazetteer.records import Record
from tollbook.places.entries import Level
from tollbook.places.folding import fold

FIELDS = ("id", "name", "lat", "lon", "names", "adm1", "level", "population", "pcode")
_NEEDED = ("id", "name", "lat", "lon")


def _level(line: int, text: str) -> Level:
    if text and text not in get_args(Level):
        raise RowError(line, f"level {text!r} is none of {', '.join(get_args(Level))}")
    return text or "populated_place"  # type: ignore[return-value]


def _renamed(row: Row, columns: Mapping[str, str]) -> Row:
    return {field: row[column] for field, column in columns.items() if column in row}


def _record(line: int, row: Row, unit: str | None) -> Record:
    return Record(
        id=f"table:{row['id']}",
        place=f"table:{row['id']}",
        name=row["name"],
        names=tuple(filter(None, row.get("names", "").split("|"))),
        level=_level(line, row.get("level", "")),
        lat=number_in(line, row, "lat"),
        lon=number_in(line, row, "lon"),
        adm1=unit,
        population=int(number_in(line, row, "population") or 0),
        pcode=row.get("pcode") or None,
    )


def read(
    lines: Iterable[tuple[int, str]], columns: Mapping[str, str] | None = None
) -> Iterator[tuple[int, Record]]:
    """Yield the records of a table; `columns` maps a field to the table's column."""
    named = {field: (columns or {}).get(field, field) for field in FIELDS}
    seen: set[str] = set()
    for line, raw in read_table(lines):
        require(line, raw, [named[field] for field in _NEEDED], "a plain table")
        row = _renamed(raw, named)
        province = row.get("adm1", "")
        unit = f"table:adm1:{fold(province)}" if province else None
        if unit and unit not in seen:
            seen.add(unit)
            yield line, Record(id=unit, place=unit, name=province, level="adm1")
        yield line, _record(line, row, unit)
