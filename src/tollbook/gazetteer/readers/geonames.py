"""GeoNames country dump (`SY.txt`, 19 columns, no header) and its alternate names.

Columns as GeoNames' own readme lists them. Populated places (class P) and divisions (class A)
are taken; mountains, wells and the like are not.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from tollbook.gazetteer.readers.lines import RowError
from tollbook.gazetteer.records import Record
from tollbook.places.entries import Level

COLUMNS = 19
_DIVISIONS: dict[str, Level] = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm3", "PCLI": "country"}
#: Feature codes of places that are no more.
_GONE = frozenset({"PPLH", "PPLQ", "PPLW", "ADM1H", "ADM2H", "ADM3H", "PCLH"})
#: Pseudo-languages of the alternate names that are no names.
_NO_LANGUAGE = frozenset({"link", "post", "iata", "icao", "faac", "wkdt", "unlc", "phon", "abbr"})


def _cells(line: int, text: str) -> list[str]:
    cells = text.split("\t")
    if len(cells) != COLUMNS:
        raise RowError(line, f"has {len(cells)} columns, a GeoNames dump has {COLUMNS}")
    return cells


def _level(feature_class: str, code: str) -> Level | None:
    if code in _GONE:
        return None
    if feature_class == "P":
        return "neighbourhood" if code == "PPLX" else "populated_place"
    return _DIVISIONS.get(code) if feature_class == "A" else None


def _float(line: int, name: str, text: str) -> float:
    try:
        return float(text)
    except ValueError:
        raise RowError(line, f"{name} is not a number: {text!r}") from None


def _units(rows: Iterable[list[str]]) -> dict[tuple[str, ...], str]:
    """Return (adm1 code) or (adm1 code, adm2 code) -> id of the division."""
    units: dict[tuple[str, ...], str] = {}
    for cells in rows:
        if cells[7] == "ADM1":
            units[(cells[10],)] = f"geonames:{cells[0]}"
        elif cells[7] == "ADM2":
            units[cells[10], cells[11]] = f"geonames:{cells[0]}"
    return units


def read(
    lines: Iterable[tuple[int, str]], names: Mapping[str, list[str]] | None = None
) -> Iterator[tuple[int, Record]]:
    """Yield the records of a dump; `names` are further names by GeoNames id."""
    rows = [(line, _cells(line, text)) for line, text in lines]
    units = _units(cells for _, cells in rows)
    for line, cells in rows:
        level = _level(cells[6], cells[7])
        if level is None:
            continue
        listed = [cells[2], *cells[3].split(","), *(names or {}).get(cells[0], ())]
        yield (
            line,
            Record(
                id=f"geonames:{cells[0]}/dump",
                place=f"geonames:{cells[0]}",
                name=cells[1],
                names=tuple(dict.fromkeys(filter(None, listed))),
                level=level,
                lat=_float(line, "latitude", cells[4]),
                lon=_float(line, "longitude", cells[5]),
                country=cells[8],
                adm1=None if level == "adm1" else units.get((cells[10],)),
                adm2=None if level == "adm2" else units.get((cells[10], cells[11])),
                population=int(_float(line, "population", cells[14] or "0")),
            ),
        )


def read_names(lines: Iterable[tuple[int, str]]) -> dict[str, list[str]]:
    """Return GeoNames id -> names of an alternateNames or alternateNamesV2 file."""
    found: dict[str, list[str]] = {}
    for line, text in lines:
        cells = text.split("\t")
        if len(cells) < 4:
            raise RowError(line, f"has {len(cells)} columns, alternate names have 4 or more")
        if cells[2] not in _NO_LANGUAGE:
            found.setdefault(cells[1], []).append(cells[3])
    return found
