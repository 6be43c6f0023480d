"""Taking place phrases apart, alone and in their sentence."""

from __future__ import annotations

import pytest

from tollbook.places import Mention
from tollbook.places.around import phrase_at
from tollbook.places.phrases import parse


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("the village of Tall Zahr", "Tall Zahr"),
        ("villages of Zahr", "Zahr"),
        ("Zahr province", "Zahr"),
        ("eastern Zahr", "Zahr"),
        ("the countryside of Zahr", "Zahr"),
        ("Zahr's outskirts", "Zahr"),
        ("near Zahr", "Zahr"),
        ("15 km north of Zahr", "Zahr"),
        ("a factory in Zahr", "a factory"),
        ("محافظة حلب", "حلب"),
    ],
)
def test_the_name_is_what_is_left(phrase: str, name: str) -> None:
    assert parse(phrase).names[-1] == name


@pytest.mark.parametrize("phrase", ["the east", "west of the city", "the village", "northern area"])
def test_words_that_are_no_name_are_not_looked_up(phrase: str) -> None:
    assert parse(phrase).names == ()


def test_the_full_name_is_tried_before_the_bare_one() -> None:
    assert parse("Kansas City").names == ("Kansas City", "Kansas")


@pytest.mark.parametrize(
    ("phrase", "rung"),
    [
        ("Zahr", None),
        ("near Zahr", "near_place"),
        ("Zahr countryside", "area"),
        ("western Zahr", "area"),
        ("Nile street", "street"),
        ("Zahr hospital", "landmark"),
    ],
)
def test_the_rung_that_a_phrase_allows(phrase: str, rung: str | None) -> None:
    assert parse(phrase).coarsest == rung


def at(name: str, text: str) -> Mention:
    return Mention(name, text.index(name))


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("in the province of Zahr on Monday", "adm1"),
        ("in Zahr governorate on Monday", "adm1"),
        ("the villages of Luz, Tin and Zahr were hit", "populated_place"),
        ("the towns of Luz Tin and Zahr", "populated_place"),
        ("shells on the Zahr neighbourhood", "neighbourhood"),
    ],
)
def test_type_words_around_a_name(text: str, level: str) -> None:
    assert level in phrase_at(at("Zahr", text), text).levels


def test_a_type_word_of_another_name_is_left_to_it() -> None:
    text = "The village of Luz was quiet while people fled Zahr."
    assert phrase_at(at("Zahr", text), text).levels == ()


@pytest.mark.parametrize(
    ("text", "rung"),
    [
        ("clashes near Zahr", "near_place"),
        ("10 kilometres south of Zahr", "near_place"),
        ("in northern Zahr", "area"),
        ("in Zahr's western countryside", "area"),
        ("on the Zahr front", "area"),
        ("in Zahr", None),
    ],
)
def test_nearness_and_directions_around_a_name(text: str, rung: str | None) -> None:
    assert phrase_at(at("Zahr", text), text).coarsest == rung


def test_the_countryside_of_a_town_may_be_a_unit() -> None:
    text = "shelling in rural Zahr"
    found = phrase_at(at("Zahr", text), text)
    assert found.rural
    assert found.levels == ("adm1", "adm2")
