from __future__ import annotations

import pytest

from tests.reading.staging import staged
from tollbook.reading.evidence import distance


@pytest.mark.parametrize(
    ("step", "word"),
    [
        (0, "0"),
        (1, "1"),
        (-3, "-3"),
        (3, "3"),
        (-4, "far_back"),
        (4, "far_ahead"),
        (99, "far_ahead"),
    ],
)
def test_distances_are_told_apart_when_near(step: int, word: str) -> None:
    assert distance(step) == word


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Six people were killed.", 6),
        ("Between 30 and 40 people were killed.", 30),
        ("Dozens of people were killed.", None),
        ("A woman was killed.", 1),
        ("His wife was killed.", 1),
        ("Nobody was killed.", 0),
    ],
)
def test_the_number_of_a_draft(text: str, number: int | None) -> None:
    (draft,) = staged(text).drafts
    assert draft.number == number


def test_a_draft_knows_its_sentence_and_its_start() -> None:
    context = staged("It rained. In Lema six people were killed.")
    (draft,) = context.drafts
    assert context.text[draft.start :].startswith("six people")
    assert context.sentence_text(draft.sentence.index) == "In Lema six people were killed."
