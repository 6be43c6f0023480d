"""`tollbook incidents` and `tollbook totals` as a recorder types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.cli.conftest import Run
from tests.record import making
from tollbook.record.models import Draft, Incident, Likeness
from tollbook.record.store import add_report

Runner = Callable[..., Run]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


@pytest.fixture
def market() -> Incident:
    claims = (making.nine_killed(), making.three_children(), making.four_thousand())
    row, _ = add_report(making.loaded(), making.reading(*claims), making.READER)
    return row.claims.get(number=1).membership.incident


def test_every_incident_has_a_line(run: Runner, market: Incident) -> None:
    add_report(*making.another(), making.READER)
    lines = run("incidents").out.splitlines()
    assert len(lines) == 3
    assert lines[0].split()[:4] == ["id", "day", "killed", "injured"]
    assert lines[1].split()[:3] == [market.key, "2021-05-03", "9"]


def test_of_one_that_is_named_each_bound_says_why(run: Runner, market: Incident) -> None:
    told = run("incidents", market.key).out
    assert "low 9: civil defence" in told
    assert f"[{market.members.first().claim.key}]" in told


def test_machines_get_the_toll_with_its_claims(run: Runner, market: Incident) -> None:
    (one,) = json.loads(run("incidents", "--format", "json").out)
    assert (one["incident"], one["from"]) == (market.key, "2021-05-03")
    low = one["toll"]["figures"][0]["low"]
    assert (low["value"], low["rule"]) == (9, "lowest_origin")
    assert set(low["claims"]) <= set(one["claims"])
    (line,) = run("incidents", "--format", "jsonl").out.splitlines()
    assert json.loads(line) == one


def test_a_change_of_policy_lists_what_moved_and_nothing_else(
    run: Runner, market: Incident
) -> None:
    text = making.OTHERS[0].replace("9 people", "dozens")
    found = making.claim("dozens were killed", "dozens", text=text, value=None)
    vague = replace(found, count=replace(found.count, qualifier="vague"))
    add_report(making.loaded(text, id="more"), making.reading(vague, text=text), making.READER)
    lines = run("incidents", "--policy", "literal/1", "--against", "acled-min/1").out.splitlines()
    (line,) = lines[1:]
    assert "12 to 99" in line
    assert "24 to 99" in line


def test_an_unknown_incident_or_policy_is_named(run: Runner, market: Incident) -> None:
    assert "i999" in run("incidents", "i999").err
    result = run("incidents", "--policy", "none/1")
    assert result.code == 1
    assert "acled-min/1" in result.err


def test_pairs_that_may_be_one_are_proposed(run: Runner, market: Incident) -> None:
    add_report(*making.another(), making.READER)
    one, other = Draft.objects.order_by("pk")
    Likeness.objects.create(one=one, other=other, score=0.22)
    (pair,) = json.loads(run("incidents", "--proposals", "--format", "json").out)
    assert (pair["one"], pair["score"]) == (market.key, 0.22)
    assert "22%" in run("incidents", "--proposals").out


def test_a_total_stands_by_itself_and_says_why_nothing_is_left(run: Runner, market) -> None:
    (total,) = json.loads(run("totals", "--format", "json").out)
    assert (total["total"]["low"], total["total"]["scope"]) == (4000, "cumulative")
    assert (total["residual"], total["why_not"]) == (None, "no_bounded_period")
    assert "(no bounded period)" in run("totals").out
