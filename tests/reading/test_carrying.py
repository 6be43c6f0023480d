from __future__ import annotations

import pytest

from tests.reading.staging import misread, staged
from tollbook.reading.carrying import carried, is_twin, relations, share_word


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        ("the Lema coast guard", "Lema police", True),
        ("the coast guard", "police", False),
        ("the army", "army sources", True),
        pytest.param("the army", "the government", False, marks=misread("'the' is shared")),
        ("Ministry of Health", "health ministry", True),
        (None, "police", False),
        (None, None, False),
        ("", "", False),
    ],
)
def test_names_that_share_a_telling_word(one: str | None, two: str | None, shared: bool) -> None:
    assert share_word(one, two) is shared


def test_what_fits_the_answers_of_others_becomes_a_feature() -> None:
    related = [("previous_next", "Lema"), ("twin_later", "Oru")]
    assert carried(related, lambda answer: answer == "Lema") == {
        "carried:previous_next:True": 1.0,
        "carried:twin_later:False": 1.0,
    }


TEXT = (
    "Blast kills 14 in Lema\n"
    "A blast killed 14 dockers in Lema on Tuesday. Nine sailors were wounded. "
    "The port was shut. A union said that 14 dockers died."
)


def test_how_the_claims_of_a_report_stand_to_each_other() -> None:
    context = staged(TEXT)
    head, first, wounded, last = context.drafts
    answers = {id(d): name for d, name in zip(context.drafts, "habc", strict=True)}
    assert relations(context, head, answers) == [
        ("following_next", "a"), ("twin_later", "a"), ("twin_last", "c"),
    ]  # fmt: skip
    assert ("previous_next", "a") in relations(context, wounded, answers)
    assert ("previous_apart", "b") in relations(context, last, answers)
    assert ("twin_earlier", "a") in relations(context, last, answers)
    assert is_twin(first, last)
    assert not is_twin(first, wounded)


def test_without_answers_nothing_is_carried() -> None:
    context = staged(TEXT)
    assert relations(context, context.drafts[0], {}) == []
