from __future__ import annotations

import csv
import io
import json

import msgspec
import pytest

from tests.display.readings import TEXT, make_reading
from tollbook.display.rows import COLUMNS
from tollbook.display.writers import WRITERS
from tollbook.model import Reading


def written(form: str, *readings: Reading, with_text: bool = False) -> str:
    out = io.BytesIO()
    WRITERS[form](iter(readings), out, with_text)
    return out.getvalue().decode()


def test_jsonl_is_one_object_a_line() -> None:
    lines = written("jsonl", make_reading(), make_reading()).splitlines()
    assert [json.loads(line)["report"]["id"] for line in lines] == ["norvik", "norvik"]


@pytest.mark.parametrize("number", [0, 1, 3])
def test_json_is_one_array(number: int) -> None:
    data = json.loads(written("json", *[make_reading()] * number))
    assert [len(entry["claims"]) for entry in data] == [2] * number


def test_csv_has_a_header_and_a_row_a_claim() -> None:
    table = list(csv.DictReader(io.StringIO(written("csv", make_reading()))))
    assert tuple(table[0]) == COLUMNS
    assert [row["claim"] for row in table] == ["c1", "c2"]
    assert (table[0]["high"], table[0]["lat"]) == ("", "-1.5")


def test_csv_with_text() -> None:
    table = csv.DictReader(io.StringIO(written("csv", make_reading(), with_text=True), newline=""))
    assert [row["text"] for row in table] == [TEXT, TEXT]


@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_reports_words_are_no_formula(title: str) -> None:
    reading = make_reading()
    report = msgspec.structs.replace(reading.report, title=title)
    table = written("csv", msgspec.structs.replace(reading, report=report))
    assert next(csv.DictReader(io.StringIO(table)))["title"] == f"'{title}"


def test_the_table_shows_text_and_claims() -> None:
    shown = written("table", make_reading())
    for words in ("norvik", "Strikes <on> Norvik", "Harbour Relief Society", "14–?", "At least 14"):
        assert words in shown
    assert "\x1b" not in shown  # no colours where no terminal is


def test_the_table_tells_that_there_are_no_claims() -> None:
    shown = written("table", Reading(report=make_reading().report))
    assert "No claims were found" in shown


def test_the_table_tells_that_a_language_is_not_read() -> None:
    flags = ("language_not_read",)
    report = msgspec.structs.replace(make_reading().report, language="ar", flags=flags)
    assert "No claims were sought: language ar is not read yet." in written(
        "table", Reading(report=report)
    )
