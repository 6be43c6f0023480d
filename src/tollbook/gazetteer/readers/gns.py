"""NGA GEOnet Names Server country file: tab-separated, one row a name, places by UFI.

Both headers are read: the present one (`ufi`, `lat_dd`, `long_dd`, `full_name`, `desig_cd`, ...)
and that of the files before 2021 (`UFI`, `LAT`, `LONG`, `FULL_NAME_RO`, `DSG`, ...).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from tollbook.gazetteer.readers.lines import RowError
from tollbook.gazetteer.readers.tables import Row, number_in, read_table, require
from tollbook.gazetteer.records import Record
from tollbook.places.entries import Level

#: Older column -> present one.
_OLDER = {"lat": "lat_dd", "long": "long_dd", "full_name_ro": "full_name", "dsg": "desig_cd"}
_NEEDED = ("ufi", "lat_dd", "long_dd", "full_name", "desig_cd")
_DIVISIONS: dict[str, Level] = {"ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm3"}
#: Name types of approved names, in the order in which the place's main name is taken.
_APPROVED = {"N": 0, "C": 1, "D": 2}


def _level(code: str) -> Level | None:
    if code.startswith("PPL"):
        return "neighbourhood" if code == "PPLX" else "populated_place"
    return _DIVISIONS.get(code)


def _by_place(lines: Iterable[tuple[int, str]]) -> dict[str, list[tuple[int, Row]]]:
    places: defaultdict[str, list[tuple[int, Row]]] = defaultdict(list)
    for line, raw in read_table(lines):
        row = {_OLDER.get(key.lower(), key.lower()): value for key, value in raw.items()}
        if not places:
            require(1, row, _NEEDED, "a GNS file")
        if not row["ufi"]:
            raise RowError(line, "the UFI is empty")
        places[row["ufi"]].append((line, row))
    return places


def read(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Record]]:
    """Yield the records of a GNS file, one a place, with all its names."""
    places = _by_place(lines)
    units = {
        rows[0][1].get("adm1", ""): f"gns:{ufi}"
        for ufi, rows in places.items()
        if rows[0][1]["desig_cd"] == "ADM1"
    }
    for ufi, rows in places.items():
        line, row = min(rows, key=lambda item: _APPROVED.get(item[1].get("nt", ""), 9))
        level = _level(row["desig_cd"])
        if level is None:
            continue
        yield (
            line,
            Record(
                id=f"gns:{ufi}",
                place=f"gns:{ufi}",
                name=row["full_name"],
                names=tuple(dict.fromkeys(other["full_name"] for _, other in rows)),
                level=level,
                lat=number_in(line, row, "lat_dd"),
                lon=number_in(line, row, "long_dd"),
                adm1=None if level == "adm1" else units.get(row.get("adm1", "")),
            ),
        )
