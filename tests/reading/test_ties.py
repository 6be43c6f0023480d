from __future__ import annotations

from tests.reading.staging import staged
from tollbook.reading.ties import answer_all, tie
from tollbook.reading.weights import load_rankers

TEXT = (
    "A shell killed six villagers in the village of Kesh on Monday, doctors said. "
    "On Tuesday, gunmen shot dead two judges in the town of Barqa, police said."
)


def test_every_draft_is_tied_to_what_is_said_of_it() -> None:
    context = staged(TEXT)
    ties = tie(context, load_rankers())
    first, second = (ties[id(draft)] for draft in context.drafts)
    assert (first.source.exact, second.source.exact) == ("doctors", "police")
    assert (first.time.exact, second.time.exact) == ("Monday", "Tuesday")
    assert (first.means.code, second.means.code) == ("shelling", "small_arms")
    assert [p.exact for t in (first, second) for p in t.places] == ["Kesh", "Barqa"]


def test_the_plain_answers_are_those_of_the_ties() -> None:
    context = staged(TEXT)
    answers = answer_all(context, load_rankers())
    keys = [id(draft) for draft in context.drafts]
    assert [answers.source[key] for key in keys] == ["doctors", "police"]
    assert [answers.means[key] for key in keys] == ["shelling", "small_arms"]
    assert [answers.place[key] for key in keys] == [("Kesh",), ("Barqa",)]


def test_a_report_without_drafts_has_no_ties() -> None:
    assert tie(staged("It rained."), load_rankers()) == {}
