"""The gate: what the reader must reach on reports annotated by people, held out from training.

The floors stand in benchmarks/floors.json and only rise.
"""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tollbook.api import read_reports
from tollbook.display.writers import write_jsonl
from tollbook.incidents import group_all
from tollbook.intake import load_reports

FLOORS = Path(__file__).parents[2] / "benchmarks" / "floors.json"
EXAMPLE = "reports/idlib-air-strikes"

pytestmark = pytest.mark.shared


def floors() -> dict[str, float]:
    found: dict[str, float] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return found


def written(reports: Path, out: Path) -> Path:
    """Write the claims of a file of reports as `tollbook read --merge --format jsonl` does."""
    loaded = [one.report for one in load_reports([str(reports)])]
    with out.open("wb") as file:
        write_jsonl(group_all(read_reports(loaded), merge=True), file, False)
    return out


def score(shared: Path, gold: Path, predicted: Path, reports: Path) -> dict[str, float]:
    scorer = shared / "measure" / "score_claims.py"
    command = [sys.executable, scorer, gold, predicted, "--reports", reports, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, float] = json.loads(done.stdout)
    return found


@pytest.fixture(scope="module")
def figures(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, float]:
    """The scorer's figures for the held-out reports."""
    dev = shared / "gold" / "dev"
    predicted = written(dev / "reports.jsonl", tmp_path_factory.mktemp("gate") / "dev.jsonl")
    return score(shared, dev / "claims.jsonl", predicted, dev / "reports.jsonl")


@pytest.mark.parametrize("figure", sorted(floors()))
def test_no_figure_falls_below_its_floor(figures: dict[str, float], figure: str) -> None:
    assert figures[figure] >= floors()[figure]


def test_every_held_out_report_is_read(shared: Path, figures: dict[str, float]) -> None:
    reports = (shared / "gold" / "dev" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert figures["reports"] == len(reports)


@cache
def _example(shared: Path) -> tuple[dict[str, Any], ...]:
    loaded = [one.report for one in load_reports([str(shared / f"{EXAMPLE}.report.jsonl")])]
    (reading,) = group_all(read_reports(loaded))
    return tuple(
        {"count": c.count.exact, "harm": c.harm, "of_incident": c.of_incident, "claim": c}
        for c in reading.claims
    )


@pytest.fixture
def example(shared: Path) -> tuple[dict[str, Any], ...]:
    """The claims of the example report."""
    return _example(shared)


def test_every_required_claim_of_the_example_is_found(shared: Path, tmp_path: Path) -> None:
    reports = shared / f"{EXAMPLE}.report.jsonl"
    predicted = written(reports, tmp_path / "example.jsonl")
    found = score(shared, shared / f"{EXAMPLE}.gold.jsonl", predicted, reports)
    assert found["recall"] == 1.0


@pytest.mark.parametrize("words", ["barrel bombs", "three million", "60 percent", "72 hours"])
def test_what_harms_nobody_in_the_example_is_no_claim(
    example: tuple[dict[str, Any], ...], shared: Path, words: str
) -> None:
    text = (shared / f"{EXAMPLE}.txt").read_text(encoding="utf-8")
    assert words in text
    at = text.index(words)
    spans = [(e["claim"].count.start, e["claim"].count.end) for e in example]
    assert not [s for s in spans if s[0] < at + len(words) and at < s[1] + len(" of ")]


def test_the_scopes_of_the_example_are_right(
    example: tuple[dict[str, Any], ...], shared: Path
) -> None:
    line = (shared / f"{EXAMPLE}.gold.jsonl").read_text(encoding="utf-8")
    gold = {
        (c["count"], c["harm"]): c["scope"] == "incident"
        for c in json.loads(line)["claims"]
        if not c["optional"]
    }
    read = {(e["count"], e["harm"]): e["of_incident"] for e in example}
    assert {key: read.get(key) for key in gold} == gold
