"""`tollbook erase`: out of the record, and the log still verifies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.record.models import Report

pytestmark = pytest.mark.django_db


@pytest.fixture
def added(run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))
    Path("a.txt").write_text("Nine people were killed in Harand on Monday, medics said.")
    run("add", "a.txt")
    return Report.objects.get().key


def test_a_report_is_erased_for_a_reason_and_the_log_verifies(run, added) -> None:
    result = run("erase", added, "--reason", "privacy_request", "--note", "asked for", "--yes")
    assert result.code == 0
    assert result.out.startswith(f"erased: {added}")
    assert Report.objects.get().erased
    assert run("audit", "verify").code == 0


def test_without_a_reason_or_a_yes_nothing_is_erased(run, added) -> None:
    assert run("erase", added, "--yes").code == 2
    assert run("erase", added, "--reason", "other", stdin=b"n\n").code == 1
    assert not Report.objects.get().erased


def test_what_is_not_there_is_told_with_the_way_out(run, added) -> None:
    result = run("erase", "r999", "--reason", "other", "--yes")
    assert result.code == 1
    assert "r999: is not in the record. Name a report" in result.err
