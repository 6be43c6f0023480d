from __future__ import annotations

import pytest

from tests.llm.conftest import Reading
from tests.llm.server import ModelServer, answer, told

TEXT = (
    "Fourteen people were killed in Norvik, five of them children and two of them nurses."
    " Dozens were hurt.\n"
    "The mayor said that fourteen people were killed. Elsewhere three people were hurt."
)
FOURTEEN = told("Fourteen people were killed in Norvik", "Fourteen", 14, id="1")
FIVE = told("five of them children", "five", 5, id="2", part_of="1", part_kind="breakdown")
TWO = told("two of them nurses", "two", 2, id="3", part_of="1")
DOZENS = told("Dozens were hurt", "Dozens", None, id="4", harm="injured")
AGAIN = told("fourteen people were killed. Elsewhere", "fourteen", 14, id="5", same_as="1")
THREE = told("three people were hurt", "three", 3, id="6", harm="injured")


def links(reading: Reading, text: str = TEXT) -> dict[str, tuple[str | None, ...]]:
    return {
        claim.count.exact: (claim.id, claim.part_of, claim.part_kind, claim.same_as)
        for claim in reading(text)
    }


def test_claims_are_numbered_in_the_order_of_the_text_and_linked(
    server: ModelServer, reading: Reading
) -> None:
    server.replies(answer(AGAIN, THREE, TWO, FIVE, FOURTEEN, DOZENS))
    assert links(reading) == {
        "Fourteen": ("c1", None, None, None),
        "five": ("c2", "c1", "breakdown", None),
        "two": ("c3", "c1", "subset", None),
        "Dozens": ("c4", None, None, None),
        "fourteen": ("c5", None, None, "c1"),
        "three": ("c6", None, None, None),
    }
    assert reading.remarks == []


def test_ids_may_be_numbers(server: ModelServer, reading: Reading) -> None:
    server.replies(answer(FOURTEEN | {"id": 1}, FIVE | {"id": 2, "part_of": 1}))
    assert links(reading)["five"] == ("c2", "c1", "breakdown", None)


@pytest.mark.parametrize("none", [None, "", "null"])
def test_no_link_is_no_remark(server: ModelServer, reading: Reading, none: str | None) -> None:
    server.replies(answer(FOURTEEN, FIVE | {"part_of": none, "same_as": none}))
    assert links(reading)["five"] == ("c2", None, None, None)
    assert reading.remarks == []


@pytest.mark.parametrize(
    ("claims", "words"),
    [
        ([FOURTEEN, FIVE | {"part_of": "9"}], "five"),  # of a claim that is not told
        ([FOURTEEN | {"count": "Forty"}, FIVE], "five"),  # of one that was dropped
        ([FOURTEEN, FIVE | {"part_of": "2"}], "five"),  # of itself
        ([FOURTEEN | {"part_of": "2"}, FIVE | {"part_of": None}], "Fourteen"),  # 14 of 5
        ([FOURTEEN, FIVE | {"part_of": None, "same_as": "1"}], "five"),  # 5 and 14
        ([FOURTEEN | {"same_as": "5"}, AGAIN | {"same_as": None}], "Fourteen"),  # of a later one
        ([THREE | {"same_as": "4"}, DOZENS], "three"),  # 3 and dozens
    ],
)
def test_a_link_that_cannot_be_is_left_out(
    server: ModelServer, reading: Reading, claims: list[dict[str, object]], words: str
) -> None:
    server.replies(answer(*claims))
    assert links(reading)[words][1:] == (None, None, None)
    assert reading.remarks[-1].startswith(f"market: claim “{words}”: its link to ")


def test_parts_in_a_circle_are_broken_up(server: ModelServer, reading: Reading) -> None:
    text = "At least 10 died, at least 9 of them women, at least 8 of them nurses."
    claims = [
        told("At least 10 died", "10", 10, id="1", part_of="3"),
        told("at least 9 of them women", "9", 9, id="2", part_of="1"),
        told("at least 8 of them nurses", "8", 8, id="3", part_of="2"),
    ]
    server.replies(answer(*claims))
    assert [whole for _, whole, _, _ in links(reading, text).values()] == ["c3", "c1", None]
    assert len(reading.remarks) == 1


def test_of_claims_with_one_id_the_first_in_the_text_is_meant(
    server: ModelServer, reading: Reading
) -> None:
    server.replies(answer(TWO | {"id": "1", "part_of": None}, FOURTEEN, FIVE))
    assert links(reading)["five"][1] == "c1"
