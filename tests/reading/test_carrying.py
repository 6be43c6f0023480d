from __future__ import annotations

from tests.reading.staging import staged
from tollbook.reading.carrying import carried, is_twin, neighbours, none_carried, relations


def test_what_fits_the_answers_of_others_becomes_a_feature() -> None:
    related = [("previous_next", "Lema"), ("twin_later", "Oru")]
    assert carried(related, lambda answer: answer == "Lema") == {
        "carried:previous_next:True": 1.0,
        "carried:twin_later:False": 1.0,
    }
    assert none_carried(related, lambda answer: not answer) == {
        "none|carried:previous_next:False": 1.0,
        "none|carried:twin_later:False": 1.0,
    }


TEXT = (
    "Blast kills 14 in Lema\n"
    "A blast killed 14 dockers in Lema on Tuesday. Nine sailors were wounded. "
    "The port was shut. A union said that 14 dockers died."
)


def test_how_the_claims_of_a_report_stand_to_each_other() -> None:
    context = staged(TEXT)
    names = dict(zip(map(id, context.drafts), ("head", "first", "wounded", "last"), strict=True))
    found = {
        names[key]: [(relation, names[id(other)]) for relation, other in related]
        for key, related in neighbours(context).items()
    }
    assert found == {
        "head": [("twin_later", "first"), ("twin_last", "last")],
        "first": [("following_next", "wounded"), ("twin_later", "last")],
        "wounded": [("previous_next", "first"), ("following_apart", "last")],
        "last": [("previous_apart", "wounded"), ("twin_earlier", "first")],
    }


def test_a_headline_without_its_figure_in_the_body_leans_on_the_first_claim() -> None:
    context = staged(f"Blast kills dozens in Lema\n{TEXT.partition(chr(10))[2]}")
    head, first, *_ = context.drafts
    assert neighbours(context)[id(head)] == [("body", first)]


def test_only_what_has_been_answered_is_carried() -> None:
    context = staged(TEXT)
    _, first, wounded, last = context.drafts
    related = neighbours(context)[id(wounded)]
    assert relations(related, {}) == []
    assert relations(related, {id(last): "Oru"}) == [("following_apart", "Oru")]
    assert relations(related, {id(first): "Lema", id(wounded): "Oru"}) == [
        ("previous_next", "Lema")
    ]


def test_twins_state_the_same_number_of_the_same_harm() -> None:
    _, first, wounded, last = staged(TEXT).drafts
    assert is_twin(first, last)
    assert not is_twin(first, wounded)
