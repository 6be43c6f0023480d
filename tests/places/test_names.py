"""Folding, skeletons and similarity: what spellings of one name have in common."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.places.entries import Entry
from tollbook.places.folding import core_words, fold
from tollbook.places.keys import keys_of, without_unit_word
from tollbook.places.similarity import similarity, sound
from tollbook.places.skeletons import skeleton


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Al-Bustan", "al bustan"),
        ("Ma‘arrat", "Maʿarrat"),
        ("Dayr az-Zahr", "Dayr Zahr"),
        ("Şalāḩ", "salah"),
        ("الزيتون", "زيتون"),
        ("إدلب", "ادلب"),
        ("حَلَب", "حلب"),
        ("قرية", "قريه"),
        ("Київ", "КИЇВ"),
    ],
)
def test_what_a_reader_would_not_notice_folds_away(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("Tall", "Tell"), ("حلب", "Halab"), ("Kufr", "Kafr")])
def test_letters_stay(one: str, other: str) -> None:
    assert fold(one) != fold(other)


def test_a_name_that_is_only_an_article_is_kept() -> None:
    assert core_words("Al") == ("al",)


@given(st.text(max_size=30))
def test_folding_is_stable_and_never_fails(name: str) -> None:
    assert fold(fold(name)) == fold(name) or not fold(name).isascii()
    skeleton(name)


@pytest.mark.parametrize(
    "spellings",
    [
        ("Qusayr", "Kosair", "Qusair", "القصير", "Кусайр"),
        ("Juzif", "Josef", "جوزيف"),
        ("Tall Rif`at", "Tel Rifaat", "تل رفعت"),
        ("Dayr Hafir", "Deir Hafer", "دير حافر"),
        ("Zhovte", "Жовте"),
        ("Ma`arrat an Nakhl", "Maaret al-Nakhl", "معرة النخل"),
        ("Wadi Khalid", "Wadi Khaled", "وادي خالد"),
    ],
)
def test_spellings_of_one_name_have_one_skeleton(spellings: tuple[str, ...]) -> None:
    assert len({skeleton(name) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"), [("Kafr Nabl", "Kafr Naha"), ("Shamarin", "Misrin"), ("Hama", "Homs")]
)
def test_other_names_have_other_skeletons(one: str, other: str) -> None:
    assert skeleton(one) != skeleton(other)


@pytest.mark.parametrize("name", ["Aya", "", "Ou"])
def test_too_few_consonants_make_no_skeleton(name: str) -> None:
    assert skeleton(name) == ""


@pytest.mark.parametrize(
    ("press", "right", "wrong"),
    [
        ("sheikhun", "shaykhun", "shikhanah"),
        ("masaran", "masaran", "musayrin"),
        ("yabroud", "yabrud", "abrad"),
        ("avdeevka", "avdiivka", "vidivka"),
    ],
)
def test_the_right_spelling_is_the_more_alike(press: str, right: str, wrong: str) -> None:
    assert similarity(press, right) > similarity(press, wrong) + 0.05


def test_similarity_is_one_only_for_equal_keys() -> None:
    assert similarity("hama", "hama") == 1.0
    assert similarity("hamah", "hama") < 1.0


def test_spellings_of_one_sound() -> None:
    assert sound("douma") == sound("duma")
    assert sound("sheikh") == sound("shaykh")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("Kyiv Oblast", "Kyiv"),
        ("محافظة حلب", "حلب"),
        ("Province of Nahr", "Nahr"),
        ("Nahr", "Nahr"),
    ],
)
def test_a_unit_is_known_without_its_unit_word(name: str, bare: str) -> None:
    assert without_unit_word(name) == bare


def test_a_town_keeps_its_whole_name() -> None:
    town = Entry(id="t:1", name="Province Town")
    unit = Entry(id="t:2", name="Nahr Province", level="adm1")
    assert list(keys_of(town)) == ["provincetown"]
    assert list(keys_of(unit)) == ["nahrprovince", "nahr"]
