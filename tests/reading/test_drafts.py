from __future__ import annotations

import pytest

from tests.reading.staging import context_of, drafted


@pytest.mark.parametrize(
    ("text", "exact", "kind", "number"),
    [
        ("At least 14 people were killed.", "At least 14", "number", 14),
        ("Between 30 and 40 people were killed.", "Between 30 and 40", "number", 30),
        ("Dozens of people were killed.", "Dozens", "vague", None),
        ("Nobody was killed.", "Nobody", "zero", 0),
        ("A woman was killed.", "A", "article", 1),
        ("They killed his wife.", "his wife", "kin", 1),
        ("They killed Abu Tamam.", "Abu Tamam", "name", 1),
        ("They killed the driver.", "the driver", "definite", 1),
        ("They killed villagers.", "villagers", "plural", None),
        ("They killed women.", "women", "plural", None),
    ],
)
def test_what_kind_of_count_words_are(text: str, exact: str, kind: str, number: int | None) -> None:
    draft = drafted(context_of(text), exact)
    assert (draft.kind, draft.number) == (kind, number)
    assert text[draft.start : draft.end] == exact


def test_words_on_a_quantity_take_all_of_it() -> None:
    text = "More than 1,200 people were killed."
    draft = drafted(context_of(text), "200")
    assert text[draft.start : draft.end] == "More than 1,200"
    assert draft.quantity is not None


def test_a_draft_knows_its_sentence() -> None:
    assert drafted(context_of("It rained. Six people died."), "Six").sentence == 1


def test_figures_that_rules_left_out_are_read_where_the_network_counts_them() -> None:
    context = context_of("The injured number 1,031.")
    assert not [q for q in context.quantities if q.item.value == 1031]
    draft = drafted(context, "1,031", "injured")
    assert (draft.kind, draft.number) == ("number", 1031)


@pytest.mark.parametrize(
    "text", ["A 13-year old boy died.", "The 13th homicide.", "13 y.o. killed"]
)
def test_an_age_and_an_ordinal_are_of_one_person(text: str) -> None:
    context = context_of(text)
    assert drafted(context, "13").number == 1


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("They shot dead the 63-year-old father of four on Friday.", "the 63-year-old father"),
        ("Mother of three killed in Basra.", "Mother"),
        ("She was a retired grandmother of the six.", "a"),
    ],
)
def test_how_many_children_somebody_has_counts_no_dead(text: str, exact: str) -> None:
    number = next(word for word in ("four", "three", "six") if word in text)
    draft = drafted(context_of(text), number)
    assert (text[draft.start : draft.end], draft.number) == (exact, 1)


def test_a_number_of_other_people_is_counted() -> None:
    assert drafted(context_of("The father and four sons were killed."), "four").number == 4
