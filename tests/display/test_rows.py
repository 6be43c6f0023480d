from __future__ import annotations

import datetime as dt

from tests.display.readings import make_reading
from tollbook.display.rows import COLUMNS, rows


def test_one_row_a_claim_with_every_column() -> None:
    table = list(rows(make_reading()))
    assert [row["claim"] for row in table] == ["c1", "c2"]
    assert all(tuple(row) == COLUMNS for row in table)


def test_cells_of_a_full_claim() -> None:
    row = next(rows(make_reading()))
    expected = {
        "report": "norvik", "published": dt.date(2021, 3, 2), "count": "At least 14", "value": 14,
        "low": 14, "high": None, "victims": "civilians", "groups": "children", "names": None,
        "source": "Harbour Relief Society", "source_kind": "rescue_agency", "party": False,
        "places": "Norvik", "place_ids": "x:1", "lat": -1.5, "lon": 2.5, "place_precision": "adm1",
        "time": "Tuesday", "from": dt.date(2021, 3, 2), "means_code": "airstrike",
        "actor": "army", "attribution": "alleged", "incident": "i1", "flags": "provisional",
    }  # fmt: skip
    assert {key: row[key] for key in expected} == expected


def test_what_a_claim_does_not_have_is_null() -> None:
    row = list(rows(make_reading()))[1]
    absent = ("source", "stance", "party", "places", "lat", "time", "from", "time_basis", "actor")
    assert [row[key] for key in absent] == [None] * len(absent)
    assert (row["part_of"], row["part_kind"]) == ("c1", "subset")
