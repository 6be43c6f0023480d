from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence

import pytest
from training.examples import Lesson, prepare
from training.gold import GoldReport
from training.histories import with_histories

from tollbook.reading.ranking import Ranker
from tollbook.reading.weights import QUESTIONS, load_rankers

TEXT = "A shell killed six villagers in the village of Kesh on Monday, doctors said."


@pytest.fixture(scope="module")
def lessons() -> list[Lesson]:
    claim = {"id": "c1", "count": "six", "span": [15, 18], "harm": "killed", "optional": False}
    reports = [GoldReport(f"r{n}", TEXT, dt.date(2011, 3, 17), (claim,)) for n in range(6)]
    return [prepare(report) for report in reports]


def test_no_report_is_answered_by_a_reader_that_has_seen_it(lessons: list[Lesson]) -> None:
    learned: list[set[str]] = []

    def learn(seen: Sequence[Lesson]) -> Mapping[str, Ranker]:
        learned.append({lesson.report.id for lesson in seen})
        return load_rankers()

    with_histories(lessons, learn, folds=3, rounds=1)
    everything = {f"r{n}" for n in range(6)}
    left_out = [everything - seen for seen in learned]
    assert sorted(map(sorted, left_out)) == [["r0", "r3"], ["r1", "r4"], ["r2", "r5"]]


def test_the_histories_are_what_the_reader_answers(lessons: list[Lesson]) -> None:
    (first, *_) = with_histories(lessons, lambda _: load_rankers(), folds=2, rounds=1)
    draft, _ = first.answers[0]
    assert first.history.source == {id(draft): "doctors"}
    assert first.history.means == {id(draft): "shelling"}


def test_rankers_without_weights_give_a_history_too(lessons: list[Lesson]) -> None:
    empty = {question: Ranker() for question in QUESTIONS}
    renewed = with_histories(lessons, lambda _: empty, folds=2, rounds=2)
    assert [lesson.report.id for lesson in renewed] == [f"r{n}" for n in range(6)]
    assert all(len(lesson.history.source) == 1 for lesson in renewed)
