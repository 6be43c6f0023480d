from __future__ import annotations

import pytest

from tests.reading.staging import claim_of, misread, staged
from tollbook.reading.settings import is_country, options


@pytest.mark.parametrize("words", ["Syria", "Syrias", "syria's", "El Salvador", "Ukraine"])
def test_countries(words: str) -> None:
    assert is_country(words)


@pytest.mark.parametrize("words", ["Lema", "Aleppo", "San Salvador", ""])
def test_what_is_no_country(words: str) -> None:
    assert not is_country(words)


def test_the_options_are_the_names_nearby_and_nowhere() -> None:
    context = staged("A shell killed six dockers in Lema. It came from Oru.")
    names, features = options(context, context.drafts[0])
    assert [name.words for name in names] == ["Lema", "Oru"]
    assert len(features) == 3
    assert all(name.startswith("none|") for name in features[-1])


@pytest.mark.parametrize(
    ("text", "count", "places"),
    [
        ("A shell killed six villagers in the village of Kesh on Monday.", "six", ["Kesh"]),
        pytest.param(
            "Gunmen shot dead two judges in Oru on Monday.",
            "two",
            ["Oru"],
        ),
        (
            "At least 14 people were killed in a market in the town of Barqa on Tuesday.",
            "At least 14",
            ["Barqa"],
        ),
        ("A woman was stabbed to death in Denver on Saturday.", "A", ["Denver"]),
        pytest.param(
            "Air strikes killed 22 farmers in the villages of Kesh, Barqa and Oru on Sunday.",
            "22",
            ["Kesh", "Barqa", "Oru"],
            marks=misread("Kesh and Oru"),
        ),
        ("Six soldiers were killed near San Miguel on Friday.", "Six", ["San Miguel"]),
        pytest.param(
            "Militants killed nine guards at a checkpoint in Sinai on Sunday.",
            "nine",
            ["Sinai"],
        ),
        pytest.param(
            "A roadside bomb killed three soldiers in Kandahar province on Sunday.",
            "three",
            ["Kandahar"],
        ),
        pytest.param(
            "A car bomb killed 31 people in Mosul market on Sunday.",
            "31",
            ["Mosul"],
        ),
        pytest.param(
            "Three people were killed by sniper fire in Novigrad.",
            "Three",
            ["Novigrad"],
        ),
        pytest.param(
            "A drone strike killed six militants in North Waziristan on Sunday.",
            "six",
            ["North Waziristan"],
        ),
    ],
)
def test_where_it_happened(text: str, count: str, places: list[str]) -> None:
    assert [place.exact for place in claim_of(text, count).places] == places


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Six dockers were killed on Tuesday.", "Six"),
        ("Six people were injured, Mayor Santos said.", "Six"),
        ("The French ambassador said six people were killed.", "six"),
    ],
)
def test_nowhere_is_said(text: str, count: str) -> None:
    assert claim_of(text, count).places == ()


def test_a_place_is_carried_to_the_next_sentence() -> None:
    text = "A bomb went off in the town of Barqa on Tuesday. Nine shoppers were killed."
    assert [p.exact for p in claim_of(text, "Nine").places] == ["Barqa"]


def test_two_harms_in_two_places_are_told_apart() -> None:
    text = (
        "A shell killed six villagers in the village of Kesh on Monday. "
        "A car bomb killed nine shoppers in the town of Barqa on Tuesday."
    )
    assert [p.exact for p in claim_of(text, "six").places] == ["Kesh"]
    assert [p.exact for p in claim_of(text, "nine").places] == ["Barqa"]


def test_a_place_is_left_for_the_gazetteer_to_resolve() -> None:
    (place,) = claim_of(
        "A shell killed six villagers in the village of Kesh on Monday.", "six"
    ).places
    assert (place.id, place.lat, place.lon, place.precision) == (None, None, None, None)
