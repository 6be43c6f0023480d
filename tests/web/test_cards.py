"""What a card says of the reader's doubts, and which cards come first."""

from __future__ import annotations

from tests.web.conftest import make_claim
from tollbook.tolls import Statement
from tollbook.web.cards import Card, unsure_first

TEXT = "Nine people were killed and four hurt in Oru; two are missing."


def card(count: str, number: int, state: str = "extracted", **fields) -> Card:
    claim = make_claim(TEXT, count, count, id=f"c{number}", harm="killed", **fields)
    return Card(Statement(id=f"r1#c{number}", claim=claim, report_id="r1", state=state))


def test_a_sure_claim_says_nothing_of_doubt() -> None:
    assert not card("Nine", 1, confidence=0.9, doubts={"source": 0.3}).unsure


def test_doubted_fields_are_named_the_most_doubted_first() -> None:
    doubtful = card("Nine", 1, confidence=0.9, doubts={"source": 0.45, "places": 0.6, "time": 0.1})
    assert doubtful.unsure
    assert doubtful.unsure_words == "unsure of the place, the source"


def test_a_doubted_claim_is_unsure_as_a_whole() -> None:
    assert card("Nine", 1, confidence=0.55, doubts={"source": 0.45}).unsure_words == "unsure"


def test_what_a_person_judged_is_in_no_doubt() -> None:
    assert not card("Nine", 1, state="accepted", confidence=0.5, doubts={"source": 0.9}).unsure


def test_the_least_sure_stand_on_top_and_the_rest_as_in_the_text() -> None:
    cards = [
        card("Nine", 1, confidence=0.99),
        card("four", 2, confidence=0.95, doubts={"places": 0.5}),
        card("two", 3, confidence=0.9, doubts={"source": 0.7}),
    ]
    assert [c.number for c in unsure_first(cards)] == [3, 2, 1]
