"""`tollbook read` and `add` with `--reader llm`, against a real small server on this machine."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Run
from tests.llm.server import ModelServer, Reply, answer, refusal, says, serving, told
from tollbook.record.models import Claim, Report

Runner = Callable[..., Run]

MARKET = "Six people were killed in a market in Norvik on Tuesday, the mayor said."
BRIDGE = "Two soldiers were killed on a bridge near Norvik on Tuesday, the army said."
ARABIC = "قتل 14 مدنيا على الأقل في قصف على سوق في مدينة النهر يوم الثلاثاء بحسب الدفاع المدني."
CLAIMS = {
    MARKET: told("Six people were killed", "Six", 6, places=["Norvik"]),
    BRIDGE: told("Two soldiers were killed", "Two", 2, places=["Oslo"]),
    ARABIC: told("قتل 14 مدنيا على الأقل", "14", 14, qualifier="at_least"),
}


def rightly(request: dict[str, Any]) -> Reply:
    """Answer as a model does that reads each of the reports, the one on the bridge not quite."""
    return answer(CLAIMS[request["messages"][1]["content"]])


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelServer]:
    """A server that reads rightly, and the environment that names it."""
    with serving() as model:
        model.script = rightly
        monkeypatch.setenv("TOLLBOOK_LLM_URL", model.url)
        monkeypatch.setenv("TOLLBOOK_LLM_MODEL", "small")
        monkeypatch.setenv("TOLLBOOK_LLM_KEY", "sk-very-secret")
        yield model


@pytest.fixture
def reports(tmp_path: Path) -> list[Path]:
    """Two reports in files."""
    files = [tmp_path / "market.txt", tmp_path / "bridge.txt"]
    for file, text in zip(files, (MARKET, BRIDGE), strict=True):
        file.write_text(text)
    return files


def read_by_model(run: Runner, *arguments: object) -> Run:
    return run("read", *arguments, "--reader", "llm", "--format", "jsonl", "--with-text",
               "--published", "2021-03-04")  # fmt: skip


def entries(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]


def test_claims_of_a_model(run: Runner, server: ModelServer, reports: list[Path]) -> None:
    result = read_by_model(run, *reports)
    assert result.code == 0
    market, bridge = entries(result.out)
    assert [(c["count"]["value"], c["incident"]) for c in market["claims"]] == [(6, "i1")]
    assert [(c["count"]["value"], c["places"]) for c in bridge["claims"]] == [(2, [])]
    for entry in (market, bridge):
        (claim,) = entry["claims"]
        text = entry["report"]["text"]
        assert text[claim["count"]["start"] : claim["count"]["end"]] == claim["count"]["exact"]
    assert result.err.splitlines() == [
        f"tollbook: reports in en are sent to {server.url}, to be read by small.",
        "tollbook: places are not resolved, there is no gazetteer. Run `tollbook places build`.",
        "tollbook: bridge: claim “Two”: its place “Oslo” is not in the text; left out.",
    ]
    assert server.headers[0]["Authorization"] == "Bearer sk-very-secret"


def test_other_languages_are_read_where_the_model_does(
    run: Runner, server: ModelServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "arabic.txt").write_text(ARABIC, encoding="utf-8")
    (entry,) = entries(read_by_model(run, "arabic.txt").out)
    assert entry["report"]["flags"] == ["language_not_read"]
    monkeypatch.setenv("TOLLBOOK_LLM_LANGUAGES", "en, ar")
    result = read_by_model(run, "arabic.txt")
    (entry,) = entries(result.out)
    (claim,) = entry["claims"]
    assert (claim["count"]["exact"], claim["count"]["low"]) == ("14", 14)
    assert "reports in ar, en are sent to" in result.err


@pytest.mark.parametrize(
    ("reply", "problem"),
    [
        (refusal(401), "answered 401. Mend TOLLBOOK_LLM_KEY."),
        (says("No claims."), "the model did not answer as asked: the answer is no JSON"),
        (Reply(b"", delay=2), "gave no answer within 0.5 seconds. Give it longer by TOLLBOOK_LLM_"),
    ],
)
def test_a_report_that_fails_is_named_and_the_others_are_read(
    run: Runner, server: ModelServer, reports: list[Path], monkeypatch: pytest.MonkeyPatch,
    reply: Reply, problem: str,
) -> None:  # fmt: skip
    monkeypatch.setenv("TOLLBOOK_LLM_TIMEOUT", "0.5")
    server.script = lambda request: (
        reply if request["messages"][1]["content"] == MARKET else rightly(request)
    )
    result = read_by_model(run, *reports, "-o", "claims.jsonl")
    assert result.code == 1
    assert "tollbook: market: " in result.err
    assert problem in result.err
    assert "secret" not in result.err
    written = Path("claims.jsonl").read_text(encoding="utf-8")
    assert [entry["report"]["id"] for entry in entries(written)] == ["bridge"]


def test_a_server_that_is_not_there(
    run: Runner, server: ModelServer, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOLLBOOK_LLM_URL", "http://127.0.0.1:9/v1")
    result = read_by_model(run, *reports)
    assert (result.code, result.out) == (1, "")
    told_of = [line for line in result.err.splitlines() if "cannot be reached" in line]
    assert [line.split()[1] for line in told_of] == ["market:", "bridge:"]


def test_a_setting_that_is_missing_is_named_before_anything_is_read(
    run: Runner, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TOLLBOOK_LLM_URL", raising=False)
    Path("claims.jsonl").write_text("kept")
    result = read_by_model(run, *reports, "-o", "claims.jsonl")
    assert (result.code, result.out) == (1, "")
    assert result.err == (
        "tollbook: TOLLBOOK_LLM_URL: is not set. Give the address of your model's server, as"
        " http://127.0.0.1:8080/v1.\n"
    )
    assert Path("claims.jsonl").read_text() == "kept"


def test_without_the_option_nothing_is_sent(
    run: Runner, server: ModelServer, reports: list[Path]
) -> None:
    assert run("read", reports[0], "--format", "jsonl").code == 0
    assert server.requests == []


def test_another_reader_is_a_usage_error(run: Runner, reports: list[Path]) -> None:
    result = run("read", reports[0], "--reader", "oracle")
    assert result.code == 2
    assert "'oracle' is not one of 'tollbook', 'llm'" in result.err


@pytest.fixture
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the record lie in a folder of its own."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


@pytest.mark.django_db
@pytest.mark.usefixtures("own_home")
def test_claims_of_a_model_go_into_the_record(
    run: Runner, server: ModelServer, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    server.script = lambda request: (
        refusal(401) if request["messages"][1]["content"] == MARKET else rightly(request)
    )
    result = run("add", *reports, "--reader", "llm")
    assert (result.code, result.out) == (1, "1 reports added, 1 not usable; 1 claims read.\n")
    assert "tollbook: market: the server at" in result.err
    assert "tollbook: bridge: claim “Two”: its place “Oslo”" in result.err
    row = Report.objects.get()
    assert (row.name, row.readings.get().reader) == ("bridge", "llm:small")
    assert Claim.objects.get().as_model().count.exact == "Two"


@pytest.mark.django_db
@pytest.mark.usefixtures("own_home")
def test_a_model_reads_anew_what_was_read_and_once(
    run: Runner, server: ModelServer, reports: list[Path]
) -> None:
    run("add", reports[0])
    assert run("add", reports[0], "--reader", "llm").out.startswith("0 reports added, 1 read anew")
    assert run("add", reports[0], "--reader", "llm").out.startswith("0 reports added, 1 known")
    assert run("add", reports[0]).out.startswith("0 reports added, 1 known")
    assert len(server.requests) == 1
    assert [claim.reading.reader for claim in Claim.objects.current()] == ["llm:small"]


@pytest.mark.django_db
@pytest.mark.usefixtures("own_home")
def test_without_settings_nothing_is_added(
    run: Runner, reports: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TOLLBOOK_LLM_URL", raising=False)
    result = run("add", *reports, "--reader", "llm")
    assert (result.code, result.out) == (1, "")
    assert "TOLLBOOK_LLM_URL: is not set." in result.err
    assert not Report.objects.exists()
