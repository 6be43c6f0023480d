from __future__ import annotations

import pytest

from tests.reading.staging import PUBLISHED, staged
from tollbook.reading.ranking import Ranker
from tollbook.reading.stage import draft, set_stage
from tollbook.reading.weights import load_rankers

REPORT = (
    "Blast kills 14 in Lema: police\n"
    "A car bomb killed 14 dockers in Lema on Tuesday, police said. "
    "The harbour is old. More than 9,000 people have been killed since the war began."
)


def test_the_stage_holds_what_the_text_does() -> None:
    context = staged(REPORT)
    text = context.text
    assert [text[d.start : d.mention.end] for d in context.drafts] == [
        "14", "14", "More than 9,000",
    ]  # fmt: skip
    assert "police" in [f.words for f in context.frames]
    assert {n.words for n in context.names} >= {"Lema"}
    assert "Tuesday" in [t.exact for t in context.times]
    assert "vehicle_bomb" in [s.code for s in context.signs]
    assert context.sentence_text(2) == "The harbour is old."


def test_the_headline_ends_at_its_line() -> None:
    context = staged(REPORT)
    assert context.text[: context.head] == "Blast kills 14 in Lema: police"
    assert [context.in_head(d) for d in context.drafts] == [True, False, False]


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("A blast killed 14 dockers in Lema.", ""),
        ("A blast killed 14 dockers in Lema. Nine were hurt.", ""),
        ("Blast kills 14 in old Lema port 12 March 2003 A blast killed 14.",
         "Blast kills 14 in old Lema port "),
        ("x" * 200 + "\nA blast killed 14 dockers.", ""),
    ],
)  # fmt: skip
def test_where_a_headline_ends(text: str, head: str) -> None:
    assert staged(text).text[: staged(text).head] == head


def test_a_sentence_of_totals_is_known() -> None:
    context = staged(REPORT)
    assert [context.looks_total(d) for d in context.drafts] == [False, False, True]


@pytest.mark.parametrize("text", ["", "\n", "It rained all day.", "The harbour is old. Fog fell."])
def test_a_text_without_harm_has_no_scene(text: str) -> None:
    context = set_stage(text, PUBLISHED)
    assert (list(context.scenes), list(context.drafts)) == ([], [])


def test_a_date_is_no_number_of_people() -> None:
    context = set_stage("On 12 May 1998 two monks were killed in 2 days.", PUBLISHED)
    values = [m.quantity.value for s in context.scenes for m in s.mentions if m.quantity]
    assert 12 not in values
    assert 1998 not in values
    assert 2 in values


def test_a_threshold_nobody_passes_leaves_no_draft() -> None:
    context = set_stage(REPORT, PUBLISHED)
    ranker = load_rankers()["harm"]
    assert list(draft(context, ranker, threshold=1.1).drafts) == []
    assert len(draft(context, ranker, threshold=0.0).drafts) >= 3


def test_a_draft_is_as_sure_as_its_ranker() -> None:
    context = set_stage("A blast killed 14 dockers.", PUBLISHED)
    (found,) = draft(context, Ranker()).drafts
    assert found.chance == pytest.approx(len(context.scenes[0].cues) / 2)
