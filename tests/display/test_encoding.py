from __future__ import annotations

import json

import msgspec
import pytest

from tests.display.readings import TEXT, make_reading
from tollbook.display.encoding import encode_reading
from tollbook.model import Claim, Reading

CLAIM_KEYS = [
    "id", "evidence", "harm", "count", "victims", "scope", "source", "places", "time", "means",
    "actor", "part_of", "part_kind", "same_as", "incident", "flags", "confidence", "doubts",
]  # fmt: skip
REPORT_KEYS = [
    "id", "sha256", "title", "published", "published_basis", "publisher", "credit", "language",
    "flags",
]  # fmt: skip


def encoded(**options: bool) -> dict:
    return json.loads(encode_reading(make_reading(), **options))


def test_the_fields_are_those_of_claims_md_in_its_order() -> None:
    data = encoded()
    assert list(data) == ["report", "claims"]
    assert list(data["report"]) == REPORT_KEYS
    assert list(data["claims"][0]) == CLAIM_KEYS
    assert list(data["claims"][0]["time"]) == [
        "start", "end", "exact", "from", "to", "precision", "basis",
    ]  # fmt: skip
    assert list(data["claims"][0]["count"]) == [
        "start", "end", "exact", "qualifier", "value", "low", "best", "high",
    ]  # fmt: skip


def test_values() -> None:
    data = encoded()
    assert data["report"]["published"] == "2021-03-02"
    assert data["report"]["credit"] == ["Agencies"]
    assert data["claims"][0]["count"]["high"] is None
    assert data["claims"][1]["time"] is None
    assert data["claims"][1]["means"] == {
        "start": None,
        "end": None,
        "exact": None,
        "code": "unstated",
    }


def test_every_span_is_the_text() -> None:
    data = encoded(with_text=True)
    assert data["report"]["text"] == TEXT
    for claim in data["claims"]:
        for part in (claim[key] for key in CLAIM_KEYS[:-1] if isinstance(claim[key], dict)):
            if part["start"] is not None:
                assert TEXT[part["start"] : part["end"]] == part["exact"]


def test_claims_come_back_as_they_went() -> None:
    reading = make_reading()
    raw = msgspec.json.decode(encode_reading(reading), type=dict[str, msgspec.Raw])
    assert msgspec.json.decode(raw["claims"], type=tuple[Claim, ...]) == reading.claims


@pytest.mark.parametrize("url", [None, "https://example.org/norvik"])
def test_the_address_stands_where_known(url: str | None) -> None:
    reading = make_reading()
    report = msgspec.structs.replace(reading.report, url=url)
    data = json.loads(encode_reading(Reading(report=report)))
    assert data["report"].get("url") == url
    assert ("url" in data["report"]) is (url is not None)


def test_one_line() -> None:
    assert b"\n" not in encode_reading(make_reading(), with_text=True)
