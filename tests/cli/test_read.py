from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.intake.pages import LINKED_DATA, page
from tollbook.model import Reading, Report

Runner = Callable[..., Run]

TEXT = (
    "NORVIK (Reuters) - At least twelve civilians were killed when shells hit a market in Norvik on"
    " Tuesday, the Harbour Relief Society said.\nNine others were wounded, among them two children."
)
ARABIC = "قتل اثنا عشر مدنيا على الأقل في قصف أصاب سوقا في المدينة يوم الثلاثاء، بحسب فرق الإغاثة."


@pytest.fixture
def market(tmp_path: Path) -> Path:
    """A report in a file."""
    file = tmp_path / "market.txt"
    file.write_text(TEXT)
    return file


def objects(run: Run) -> list[dict]:
    return [json.loads(line) for line in run.out.splitlines()]


def test_jsonl(run: Runner, market: Path) -> None:
    result = run("read", market, "--format", "jsonl", "--published", "2021-03-04")
    (entry,) = objects(result)
    assert result.code == 0
    assert entry["report"]["id"] == "market"
    assert (entry["report"]["published"], entry["report"]["published_basis"]) == (
        "2021-03-04",
        "given",
    )
    assert entry["report"]["credit"] == ["Reuters"]
    assert "text" not in entry["report"]
    killed = entry["claims"][0]
    assert (killed["harm"], killed["count"]["exact"], killed["count"]["low"]) == (
        "killed",
        "At least twelve",
        12,
    )
    assert (killed["time"]["from"], killed["time"]["to"]) == ("2021-03-02", "2021-03-02")


def test_every_span_is_the_stored_text(run: Runner, market: Path) -> None:
    (entry,) = objects(run("read", market, "--format", "jsonl", "--with-text"))
    assert entry["report"]["text"] == TEXT
    spans = [part for claim in entry["claims"] for part in _spans(claim)]
    assert len(spans) >= 6
    assert all(TEXT[span["start"] : span["end"]] == span["exact"] for span in spans)


def _spans(claim: dict) -> list[dict]:
    parts = [*claim.values(), *claim["places"]]
    return [part for part in parts if isinstance(part, dict) and part.get("start") is not None]


def test_without_a_date_relative_dates_stay_open(run: Runner, market: Path) -> None:
    result = run("read", market, "--format", "jsonl")
    (entry,) = objects(result)
    assert entry["report"]["flags"] == ["needs_anchor"]
    assert result.code == 0
    assert "market: needs an anchor" in result.err
    assert all(claim["time"]["from"] is None for claim in entry["claims"] if claim["time"])


def test_places_are_said_to_be_open_without_a_gazetteer(run: Runner, market: Path) -> None:
    result = run("read", market, "--format", "jsonl", "--published", "2021-03-04")
    assert result.err == (
        "tollbook: places are not resolved, there is no gazetteer. Run `tollbook places build`.\n"
    )
    places = [place for claim in objects(result)[0]["claims"] for place in claim["places"]]
    assert [(place["exact"], place["id"]) for place in places[:1]] == [("Norvik", None)]


def test_a_language_that_is_not_read_says_so(run: Runner) -> None:
    result = run("read", "-", "--format", "jsonl", stdin=ARABIC.encode())
    (entry,) = objects(result)
    assert entry["claims"] == []
    assert entry["report"]["language"] == "ar"
    assert "language_not_read" in entry["report"]["flags"]
    assert "stdin: language ar is not read yet" in result.err


def test_a_page(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "market.html").write_text(page(LINKED_DATA))
    (entry,) = objects(run("read", "market.html", "--format", "jsonl"))
    assert entry["report"]["credit"] == ["Coast Herald", "Agencies"]
    values = {claim["count"]["value"] for claim in entry["claims"]}
    assert 4 in values
    assert not values & {12, 60, 70, 90}  # menus, related links and comments are no claims


def test_table_is_the_default(run: Runner, market: Path) -> None:
    result = run("read", market)
    assert "At least twelve civilians were killed" in result.out
    assert "12–?" in result.out


def test_json_and_csv(run: Runner, market: Path) -> None:
    (entry,) = json.loads(run("read", market, "--format", "json").out)
    table = list(csv.DictReader(io.StringIO(run("read", market, "--format", "csv").out)))
    assert [row["claim"] for row in table] == [claim["id"] for claim in entry["claims"]]


def test_incidents_are_unique_over_the_output(run: Runner, market: Path) -> None:
    entries = objects(run("read", market, market, "--format", "jsonl", "--published", "2021-03-04"))
    first, second = ({claim["incident"] for claim in entry["claims"]} - {None} for entry in entries)
    assert first
    assert second
    assert not first & second
    assert [entry["report"]["id"] for entry in entries] == ["market", "market-2"]


def test_merge_groups_across_reports(run: Runner, market: Path) -> None:
    arguments = (
        "read",
        market,
        market,
        "--format",
        "jsonl",
        "--published",
        "2021-03-04",
        "--merge",
    )
    first, second = (
        {claim["incident"] for claim in entry["claims"]} for entry in objects(run(*arguments))
    )
    assert first & second


def test_bad_input_is_named_and_the_rest_is_done(run: Runner, market: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "menu.html").write_text("<html><body><nav><a href='/'>Home</a></nav></body></html>")
    (tmp_path / "list.jsonl").write_text(json.dumps({"text": TEXT}) + "\n{broken\n")
    result = run(
        "read", "missing.txt", "empty.txt", "menu.html", "list.jsonl", market, "--format", "jsonl"
    )
    assert result.code == 1
    assert [entry["report"]["id"] for entry in objects(result)] == ["list-1", "market"]
    problems = [line for line in result.err.splitlines() if "needs an anchor" not in line]
    assert [line.split(": ")[1:3] for line in problems] == [
        ["places are not resolved, there is no gazetteer. Run `tollbook places build`."],
        ["missing.txt", "No such file or directory."],
        ["empty.txt", "empty."],
        [
            "menu.html",
            "no article was found in the page. Save the article's own page, or its text as .txt.",
        ],
        ["list.jsonl:2", "JSON is malformed"],
    ]


def test_a_date_that_is_none(run: Runner, market: Path, tmp_path: Path) -> None:
    result = run("read", market, "--published", "yesterday", "-o", "out.jsonl")
    assert result.code == 1
    assert result.out == ""
    assert "--published: 'yesterday' is not a date. Write it as 2019-12-17." in result.err
    assert not (tmp_path / "out.jsonl").exists()


def test_an_unforeseen_error_is_named_and_the_rest_is_done(
    run: Runner, market: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.txt").write_text(TEXT)

    def broken(report: Report, *_: object, **__: object) -> Reading:
        if report.id == "odd":
            raise OverflowError("too far")
        return Reading(report=report)

    monkeypatch.setattr("tollbook.api.read_report", broken)
    result = run("read", "odd.txt", market, "--format", "jsonl")
    assert result.code == 1
    assert "tollbook: odd.txt: could not be read: OverflowError: too far." in result.err
    assert [entry["report"]["id"] for entry in objects(result)] == ["market"]


def test_output_to_a_file(run: Runner, market: Path, tmp_path: Path) -> None:
    result = run("read", market, "--format", "jsonl", "-o", "out.jsonl")
    assert (result.code, result.out) == (0, "")
    assert json.loads((tmp_path / "out.jsonl").read_text())["report"]["id"] == "market"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["market.txt", "out.jsonl"]


def test_help_names_every_option(run: Runner) -> None:
    result = run("read", "--help")
    for option in ("--format", "--published", "--with-text", "--merge", "--output"):
        assert option in result.out


def test_no_report_is_a_usage_error(run: Runner) -> None:
    assert run("read").code == 2


def test_claims_come_out_before_the_next_report_is_in(market: Path) -> None:
    """A long archive is read in constant memory: one report after the other goes all the way."""
    line = json.dumps({"text": TEXT}).encode() + b"\n"
    command = [sys.executable, "-m", "tollbook", "read", "-", "--format", "jsonl"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        for number in (1, 2, 3):
            process.stdin.write(line)
            process.stdin.flush()
            entry = json.loads(process.stdout.readline())
            assert entry["report"]["id"] == f"stdin-{number}"
        process.stdin.close()
        assert process.wait() == 0
