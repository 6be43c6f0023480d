from __future__ import annotations

import datetime as dt
from typing import Any

from tollbook.learning.gold import GoldReport
from tollbook.learning.lessons import Lesson, prepare
from tollbook.reading.network.judge import HARMS, MEANS, STATUSES

TEXT = (
    "Shell kills nine in Lema\nA mortar shell killed nine villagers, including two children, in "
    "Lema on Monday, police said. Police found the shell. In Oru two guards are missing."
)


def claim(count: str, **fields: Any) -> dict[str, Any]:
    at = TEXT.index(fields.pop("at", count))
    plain = {
        "id": "c1", "value": 9, "form": "exact", "harm": "killed", "victims": "",
        "status": "unspecified", "groups": [], "scope": "incident", "source": None,
        "source_kind": None, "place": [], "time": None, "start": None, "end": None,
        "means": "unstated", "actor": None, "incident": "2011-03-14 lema shell",
        "part_of": None, "same_as": None, "optional": False, "count": count,
    }  # fmt: skip
    return plain | fields | {"span": (at, at + len(count))}


CLAIMS = (
    claim("nine", place=["Lema"]),
    claim(
        "nine", at="nine villagers", id="c2", victims="villagers", status="civilian",
        source="police", source_kind="government", place=["Lema"], time="Monday",
        start="2011-03-14", end="2011-03-14", means="shelling", same_as="c1",
    ),
    claim("two", at="two children", id="c3", value=2, groups=["children"], part_of="c2"),
    claim("two", at="two guards", id="c4", value=2, harm="missing", scope="total", optional=True),
)  # fmt: skip


def lesson() -> Lesson:
    return prepare(GoldReport("r1", TEXT, dt.date(2011, 3, 17), CLAIMS))


def test_what_is_right_of_a_claim_points_into_the_text() -> None:
    made = lesson()
    words, target = made.context.words, made.targets[1]
    assert words.span(target.first, target.last).exact == "nine"
    assert HARMS[target.harm] == "killed"
    assert STATUSES[target.status] == "civilian"
    assert MEANS[target.means] == "shelling"
    assert not target.total
    assert [words.span(*stretch).exact for stretch in target.victims] == ["villagers"]


def test_a_source_is_right_wherever_its_words_stand() -> None:
    made = lesson()
    stretches = made.targets[1].source
    assert [made.context.words.span(*stretch).exact for stretch in stretches] == ["police"]
    assert made.targets[0].source == ()


def test_candidates_are_right_by_name_and_by_days() -> None:
    made = lesson()
    right = made.targets[1]
    names = [n.item.words for n, yes in zip(made.context.names, right.places, strict=True) if yes]
    assert names == ["Lema", "Lema"]
    times = [t.item.exact for t, yes in zip(made.context.times, right.times, strict=True) if yes]
    assert times == ["Monday"]
    assert not right.undated
    assert made.targets[0].undated


def test_a_part_may_point_to_every_statement_of_its_whole() -> None:
    targets = lesson().targets
    assert targets[2].wholes == {0, 1}
    assert targets[1].sames == {0}
    assert targets[0].wholes == targets[0].sames == frozenset()


def test_totals_and_optional_claims_are_told() -> None:
    target = lesson().targets[3]
    assert target.total
    assert target.optional
    assert target.incident is None
