from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest
from training.annotations import (
    pack,
    pack_claim,
    read_annotations,
    read_texts,
    unpack_claim,
)

from tollbook.learning.gold import count_span, read_gold

TEXT = (
    "Six dockers were killed in Lema on Tuesday, police said. In Oru, six farmers and a nurse "
    "were killed by mortar fire on Monday, doctors said, and police were hurt in Oru."
)


def claim(**fields: Any) -> dict[str, Any]:
    """Return an annotated claim with the quoted words that a test gives."""
    plain = {
        "id": "c1", "value": 6, "form": "exact", "harm": "killed", "victims": "",
        "status": "civilian",
        "groups": [], "scope": "incident", "source": None, "place": [], "time": None,
        "start": None, "end": None, "means": "unstated", "actor": None, "incident": "x",
        "part_of": None, "same_as": None, "optional": False,
    }  # fmt: skip
    return plain | fields


CLAIMS = [
    claim(count="Six", victims="dockers", source="police", place=["Lema"], time="Tuesday"),
    claim(
        count="six", context="six farmers", victims="farmers", source="doctors", place=["Oru"],
        time="Monday", actor=None, means="shelling", id="c2",
    ),
    claim(count="a", context="and a nurse", value=1, victims="nurse", id="c3", part_of=None),
    claim(count="police", nth=2, harm="injured", form="unstated", value=None, id="c4",
          place=["Oru"], optional=True),
]  # fmt: skip


@pytest.mark.parametrize("given", CLAIMS, ids=[c["id"] for c in CLAIMS])
def test_what_is_packed_unpacks_to_the_same_words(given: dict[str, Any]) -> None:
    packed = pack_claim(TEXT, given)
    kept = {k: v for k, v in given.items() if k not in ("context", "nth")}
    unpacked = unpack_claim(TEXT, packed)
    assert {k: unpacked[k] for k in kept} == kept
    assert count_span(TEXT, unpacked) == count_span(TEXT, given)


def test_a_packed_claim_quotes_nothing_of_its_text() -> None:
    words = json.dumps([pack_claim(TEXT, c) for c in CLAIMS])
    assert not [word for word in ("dockers", "Lema", "Tuesday", "police") if word in words]


def test_of_several_occurrences_the_nearest_to_the_count_is_packed() -> None:
    late = pack_claim(TEXT, CLAIMS[3])
    start, end = late["place"][0]
    assert TEXT[start:end] == "Oru"
    assert start == TEXT.rindex("Oru")


@pytest.mark.parametrize(
    ("given", "words_before"),
    [
        ({"count": "Six"}, ""),
        ({"count": "six", "context": "six farmers"}, "In Oru, "),
        ({"count": "a", "context": "and a nurse"}, "farmers and "),
        ({"count": "Oru", "nth": 2}, "hurt in "),
        ({"count": "police", "nth": 9}, "said, and "),
        ({"span": [0, 3], "count": "anything"}, ""),
    ],
)
def test_where_a_count_stands(given: dict[str, Any], words_before: str) -> None:
    start, _ = count_span(TEXT, given)
    assert TEXT[:start].endswith(words_before)
    assert bool(start) == bool(words_before)


@pytest.fixture
def invented(tmp_path: Path) -> Path:
    """A folder like the shared one, with an invented report and its annotation."""
    report = {"id": "r1", "text": TEXT, "published": "2011-03-17", "publisher": None}
    row = json.dumps(report)
    for name in ("reports/fa-kes-unlabelled", "data/gvc/reports", "data/muc/docs"):
        path = tmp_path / f"{name}.jsonl.gz"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(f"{row}\n".encode()))
    (tmp_path / "reports.jsonl").write_text(f"{row}\n", encoding="utf-8")
    claims = json.dumps({"doc": "r1", "claims": CLAIMS})
    (tmp_path / "claims.jsonl").write_text(f"{claims}\n", encoding="utf-8")
    return tmp_path


def test_an_annotation_is_packed_to_a_file_and_read_again(invented: Path) -> None:
    packed = invented / "packed" / "own.jsonl"
    assert pack(invented / "claims.jsonl", invented / "reports.jsonl", packed) == 1
    ((name, report),) = read_annotations(invented, packed.parent)
    (gold,) = read_gold(invented / "claims.jsonl", invented / "reports.jsonl")
    assert name == "own"
    assert (report.id, report.text, report.published) == (gold.id, gold.text, gold.published)
    assert [tuple(c["span"]) for c in report.claims] == [c["span"] for c in gold.claims]
    assert [c["victims"] for c in report.claims] == [c["victims"] for c in gold.claims]


@pytest.mark.shared
def test_every_kept_annotation_fits_its_report(shared: Path) -> None:
    reports = list(read_annotations(shared))
    assert len(reports) > 200
    for _, report in reports:
        for given in report.claims:
            start, end = given["span"]
            assert 0 <= start < end <= len(report.text)
            assert given["count"].strip()


def test_our_own_texts_fit_their_claims() -> None:
    reports = list(read_texts())
    assert len({report.id for report in reports}) == len(reports) > 500
    for report in reports:
        for given in report.claims:
            start, end = given["span"]
            assert 0 <= start < end <= len(report.text)
            assert given["count"].strip()


def test_a_usual_value_is_not_kept() -> None:
    packed = pack_claim(TEXT, claim(count="Six"))
    assert set(packed) == {"id", "value", "harm", "status", "incident", "span"}
