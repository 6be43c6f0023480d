"""`tollbook audit`: the log verified and its head exported."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.db import connection

from tollbook.record import triggers

pytestmark = pytest.mark.django_db
GOOD = "count every one of them"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


def test_a_whole_log_is_verified_and_its_head_told(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    run("user", "role", "rasha", "editor")
    head = json.loads(run("audit", "head").out)
    assert head["seq"] == 2
    result = run("audit", "verify")
    assert (result.code, result.out) == (0, f"2 entries verified; head {head['hash']}\n")


def test_an_empty_log_is_whole(run) -> None:
    assert run("audit", "verify").out == "no entries yet\n"


def test_an_exported_head_is_found_again(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    assert run("audit", "head", "-o", "head.json").code == 0
    run("user", "add", "omar", "--password", GOOD)
    assert run("audit", "verify", "--head", "head.json").code == 0
    Path("head.json").write_text('{"seq": 1, "hash": "ff"}')
    result = run("audit", "verify", "--head", "head.json")
    assert result.code == 1
    assert "head.json: entry 1 of the log is another" in result.err


@pytest.mark.parametrize("content", ["not JSON", "[1]"])
def test_what_is_no_head_is_told(run, content) -> None:
    Path("head.json").write_text(content)
    result = run("audit", "verify", "--head", "head.json")
    assert result.code == 1
    assert "head.json: is no head of a log" in result.err


def test_a_flipped_byte_fails_and_names_the_entry(run) -> None:
    for name in ("rasha", "omar"):
        run("user", "add", name, "--password", GOOD)
    with connection.cursor() as cursor:
        for statement in triggers.drop(connection.vendor):
            cursor.execute(statement)
        cursor.execute(
            "UPDATE record_auditpayload SET body = replace(body, 'rasha', 'sasha') "
            "WHERE entry_id = 1"
        )
    result = run("audit", "verify")
    assert result.code == 1
    assert result.out.startswith("entry 1 is about u")
    assert "what it says is not what was logged" in result.out
