"""What grounding loses is held, against annotated reports (benchmarks/llm_grounding.py)."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from benchmarks.llm_grounding import annotator, lines, score

from tests.cli.conftest import Run
from tests.llm.server import ModelServer

pytestmark = pytest.mark.shared

#: Just below what was reached on 27 November 2026; floors only rise.
FLOORS = {
    "precision": 0.995, "recall": 0.995, "strict_f1": 0.985, "acc_value": 0.995,
    "acc_qualifier": 0.985, "acc_status": 0.995, "acc_scope": 0.995, "acc_source": 0.995,
    "acc_actor": 0.995, "place_f1": 0.99, "part_of_f1": 0.99,
}  # fmt: skip


def test_the_claims_that_annotators_would_quote_stand(
    server: ModelServer, shared: Path, run: Callable[..., Run], tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    gold = shared / "gold" / "dev"
    server.script = annotator(gold)
    monkeypatch.setenv("TOLLBOOK_LLM_URL", server.url)
    monkeypatch.setenv("TOLLBOOK_LLM_MODEL", "annotator")
    out = tmp_path / "told.jsonl"
    reports = gold / "reports.jsonl"
    assert run("read", reports, "--reader", "llm", "--format", "jsonl", "-o", out).code == 0
    figures = score(shared, gold, out)
    assert figures["reports"] == len(lines(reports))
    assert {name: figures[name] for name in FLOORS if figures[name] < FLOORS[name]} == {}
