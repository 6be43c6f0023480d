from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.placenames import find_place_names


def names(text: str, upper: bool = False) -> list[str]:
    found = find_place_names(text, upper)
    assert all(text[n.start : n.end] == n.words for n in found)
    return [n.words for n in found]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a market in Lema", ["Lema"]),
        ("a market in San Pedro Sula", ["San Pedro Sula"]),
        ("fighting near al-Qasr", ["al-Qasr"]),
        ("shells fell on Deir al-Zor", ["Deir al-Zor"]),
        ("clashes in Oru, Lema and Pont-Neuf", ["Oru", "Lema", "Pont-Neuf"]),
        ("a mine near Ma'arra", ["Ma'arra"]),
        ("the road from Oru to Lema", ["Oru", "Lema"]),
        ("a camp in San Juan del Sur", ["San Juan del Sur"]),
        ("In Lema people fled", ["Lema"]),
        ("northern Arland", ["Arland"]),
        ("Two people died", []),
        ("on Tuesday", []),
        ("in March", []),
        ("the Rights Watch said", []),
        ("President Ortiz spoke", []),
        ("the Interior Ministry", []),
        ("Reuters reported", []),
    ],
)
def test_names(text: str, places: list[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("TWO GUARDS WERE KILLED IN SAN MIGUEL YESTERDAY", ["SAN MIGUEL"]),
        ("A PATROL NEAR LEMA WAS AMBUSHED", ["LEMA"]),
        ("CLASHES IN THE SANTA ROSA AREA", ["SANTA ROSA"]),
        ("TWO GUARDS WERE KILLED ON TUESDAY", []),
        ("TWO GUARDS WERE KILLED", []),
    ],
)
def test_names_in_capitals_follow_a_preposition(text: str, places: list[str]) -> None:
    assert names(text, upper=True) == places


@pytest.mark.parametrize(
    ("text", "kind", "rank"),
    [
        ("in the village of Oru", "village", 3),
        ("in Oru village", "village", 3),
        ("in the province of Oru", "province", 5),
        ("in Oru province", "province", 5),
        ("at Oru airport", "airport", 1),
        ("in the Oru district", "district", 4),
        ("in Oru", "", 0),
    ],
)
def test_the_words_around_a_name_give_its_size(text: str, kind: str, rank: int) -> None:
    (name,) = find_place_names(text)
    assert (name.kind, name.rank) == (kind, rank)


def test_the_words_beside_a_name() -> None:
    (name,) = find_place_names("people fled from Oru towards the hills")
    assert (name.before, name.after) == ("from", "towards")


@given(st.text(alphabet=st.sampled_from("ABoru al-'’ofde\n.,ÉéSŠIN "), max_size=200), st.booleans())
def test_any_text_gives_names_that_are_its_words(text: str, upper: bool) -> None:
    names(text, upper)
