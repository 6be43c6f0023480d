from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.record.making import Victims, four_thousand, nine_killed, three_children
from tollbook.display.encoding import encode_reading
from tollbook.learning.gold import annotation_of, read_gold
from tollbook.learning.scoring import match, score
from tollbook.model import Reading, Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader

CLAIMS = (nine_killed(), three_children(), four_thousand())
GOLD = tuple(annotation_of(claim) for claim in CLAIMS)


def test_what_is_as_annotated_is_right_in_every_figure() -> None:
    assert set(score([(GOLD, CLAIMS)]).values()) == {1.0}


def test_nothing_read_is_nothing_found() -> None:
    figures = score([(GOLD, ())])
    assert (figures["f1"], figures["precision"], figures["strict_f1"]) == (0.0, 0.0, 0.0)
    assert "acc_status" not in figures


def test_a_claim_missed_and_one_too_many_cost_detection() -> None:
    extra = replace(nine_killed(), id="c9", harm="injured")
    figures = score([(GOLD, (extra, *CLAIMS[1:]))])
    assert figures["precision"] == figures["recall"] == pytest.approx(2 / 3)


@pytest.mark.parametrize(
    ("changed", "figure"),
    [
        ({"victims": Victims(status="mixed")}, "acc_status"),
        ({"scope": "period"}, "acc_scope"),
        ({"source": None}, "acc_source"),
    ],
)
def test_a_wrong_field_costs_its_figure_and_strictness(changed: dict, figure: str) -> None:
    figures = score([(GOLD, (replace(CLAIMS[0], **changed), *CLAIMS[1:]))])
    assert figures["f1"] == 1.0
    assert figures[figure] == pytest.approx(2 / 3)
    assert figures["strict_f1"] == pytest.approx(2 / 3)


def test_fields_outside_strictness_cost_only_themselves() -> None:
    loose = replace(CLAIMS[0], places=(), time=None, means=replace(CLAIMS[0].means, code="ied"))
    figures = score([(GOLD, (loose, *CLAIMS[1:]))])
    assert figures["strict_f1"] == 1.0
    assert figures["place_f1"] == 0.0
    assert figures["acc_date"] == 0.0
    assert figures["acc_means"] == pytest.approx(2 / 3)


def test_optional_claims_are_neither_right_nor_wrong() -> None:
    optional = annotation_of(CLAIMS[2], open=True)
    gold = (*GOLD[:2], optional)
    assert score([(gold, CLAIMS)])["f1"] == score([(gold, CLAIMS[:2])])["f1"] == 1.0


def test_a_part_is_right_with_any_statement_of_its_whole() -> None:
    again = nine_killed(id="c4", same_as="c1")
    gold = (*GOLD, annotation_of(again))
    part = replace(CLAIMS[1], part_of="c4")
    assert match(gold, (CLAIMS[0], part, CLAIMS[2])) == {0: 0, 1: 1, 2: 2}
    of_twin = {"part_of": "c1", "part_kind": "subset"}
    assert score([(GOLD, (CLAIMS[0], replace(part, **of_twin), CLAIMS[2]))])["part_of_f1"] == 1.0
    assert score([(GOLD, (CLAIMS[0], replace(part, part_of="c3"), CLAIMS[2]))])["part_of_f1"] == 0.0


@pytest.mark.shared
def test_the_figures_are_those_of_the_shared_scorer(shared: Path, tmp_path: Path) -> None:
    folder, reader = shared / "gold" / "dev", EnglishReader(by_rules=True)
    gold = list(read_gold(folder / "claims.jsonl", folder / "reports.jsonl"))
    reports = [
        Report(id=g.id, text=g.text, sha256=hash_text(g.text), published=g.published, language="en")
        for g in gold
    ]
    readings = [Reading(report=report, claims=reader.read(report)) for report in reports]
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_bytes(b"".join(encode_reading(reading) + b"\n" for reading in readings))
    scorer = shared / "measure" / "score_claims.py"
    command = [sys.executable, scorer, folder / "claims.jsonl", predicted, "--json"]
    theirs = json.loads(subprocess.run(command, capture_output=True, check=True).stdout)
    ours = score((g.claims, r.claims) for g, r in zip(gold, readings, strict=True))
    assert {name: round(value, 4) for name, value in ours.items()} == {
        name: theirs[name] for name in ours
    }
