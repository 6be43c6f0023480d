from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from training.examples import MAKERS, prepare
from training.fit import fit_choices
from training.gold import GoldReport, count_span

from tollbook.reading.weights import QUESTIONS

TEXT = (
    "A shell killed six villagers in the village of Kesh on Monday, doctors said. Two gunmen were "
    "seen. Four of the wounded were children, and 31 villagers were wounded."
)


def claim(count: str, **fields: Any) -> dict[str, Any]:
    plain: dict[str, Any] = {
        "id": "c1", "count": count, "harm": "killed", "value": 6, "form": "exact",
        "victims": "villagers", "status": "civilian", "groups": [], "scope": "incident",
        "source": "doctors", "place": ["Kesh"], "time": "Monday", "start": "2011-03-14",
        "end": "2011-03-14", "means": "shelling", "actor": None, "part_of": None,
        "same_as": None, "optional": False,
    }  # fmt: skip
    found = plain | fields
    return found | {"span": count_span(TEXT, found)}


@pytest.fixture(scope="module")
def lesson() -> Any:
    claims = (
        claim("six"),
        claim("31", id="c2", harm="injured", value=31),
        claim("Four", id="c3", harm="injured", value=4, victims="children", part_of="c2"),
    )
    return prepare(GoldReport("r1", TEXT, dt.date(2011, 3, 17), claims))


def test_every_annotated_claim_finds_its_draft(lesson: Any) -> None:
    found = {TEXT[d.start : d.mention.end]: d.cue.harm for d, _ in lesson.answers}
    assert found == {"six": "killed", "Four": "injured", "31": "injured"}


def test_there_is_a_maker_for_every_ranker() -> None:
    assert sorted(MAKERS) == sorted(QUESTIONS)


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_has_a_right_option(lesson: Any, question: str) -> None:
    questions = MAKERS[question](lesson)
    assert questions
    for options, right in questions:
        assert right
        assert max(right) < len(options)


def test_a_number_that_no_claim_states_counts_nobody(lesson: Any) -> None:
    questions = MAKERS["harm"](lesson)
    mentions = [m for s in lesson.context.scenes for m in s.mentions]
    right = {TEXT[m.start : m.end]: r for m, (_, r) in zip(mentions, questions, strict=True)}
    assert 0 not in right["six"]
    assert right.get("Two", frozenset({0})) == {0}


def test_the_right_source_is_the_one_annotated(lesson: Any) -> None:
    options, right = MAKERS["source"](lesson)[0]
    assert right == {0}
    assert "head:doctor" in options[0]


@pytest.mark.parametrize("question", ["harm", "source", "means"])
def test_weights_learned_from_a_report_answer_it(lesson: Any, question: str) -> None:
    questions = MAKERS[question](lesson)
    weights = fit_choices(questions, penalty=0.01, least=1)
    for options, right in questions:
        scores = [sum(weights.get(f, 0.0) * v for f, v in o.items()) for o in options]
        assert scores.index(max(scores)) in right
