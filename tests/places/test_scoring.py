"""Evidence and shares."""

from __future__ import annotations

import pytest

from tests.places import syria
from tollbook.places import Entry
from tollbook.places.entries import Candidate
from tollbook.places.fallback import stated, surest_unit
from tollbook.places.matching import Match, best_of_each, find
from tollbook.places.phrases import parse
from tollbook.places.scoring import Surroundings, evidence, holds, shares
from tollbook.places.setting import Setting

NOWHERE = Surroundings(setting=Setting())


def match(entry: Entry, *, alike: float = 1.0, odd: bool = False) -> Match:
    kind = "exact" if alike == 1 else "skeleton"
    return Match(entry=entry, kind=kind, alike=alike, primary=True, odd=odd, name=entry.name)


def total(
    one: Match, phrase: str = "Zahr", around: Surroundings = NOWHERE, *others: Match
) -> float:
    return sum(evidence(one, [one, *others], parse(phrase), around).values())


def test_shares_sum_to_less_than_one_and_leave_room_for_what_is_not_held() -> None:
    found = shares({"a": 2.0, "b": 1.0})
    assert found["a"] > found["b"]
    assert sum(found.values()) < 1
    assert shares({}) == {}


def test_two_equal_readings_get_the_same_and_neither_half() -> None:
    found = shares({"a": 9.0, "b": 9.0})
    assert found["a"] == found["b"] < 0.5


def test_less_alike_is_less_likely() -> None:
    assert total(match(syria.BDAMA)) > total(match(syria.BDAMA, alike=0.98))
    assert total(match(syria.BDAMA, alike=0.98)) > total(match(syria.BDAMA, alike=0.9))


def test_a_spelling_that_the_other_names_do_not_support_counts_against() -> None:
    assert total(match(syria.MISRIN, alike=0.95)) > total(match(syria.MISRIN, alike=0.95, odd=True))


def test_people_speak_for_a_place() -> None:
    assert total(match(syria.IDLIB_CITY)) > total(match(syria.BDAMA))


def test_a_type_word_tells_the_province_from_the_town() -> None:
    city, province = match(syria.IDLIB_CITY), match(syria.IDLIB)
    assert total(province, "Idlib province") > total(city, "Idlib province")
    assert total(city, "Idlib city") > total(province, "Idlib city")
    assert total(city, "Idlib", NOWHERE, province) > total(province, "Idlib", NOWHERE, city)


def test_a_hamlet_does_not_take_its_province_s_name() -> None:
    hamlet = Entry(
        id="geonames:8", name="Idlib", country="SY", adm1=syria.IDLIB.id, population=300,
        lat=35.9, lon=36.9,
    )  # fmt: skip
    pieces = evidence(
        match(syria.IDLIB), [match(syria.IDLIB), match(hamlet)], parse("Idlib"), NOWHERE
    )
    assert "town of that name" not in pieces


def test_a_container_speaks_for_what_lies_in_it() -> None:
    around = Surroundings(setting=Setting(), containers=(syria.IDLIB,))
    assert total(match(syria.BDAMA), "Zahr", around) > total(match(syria.BDAMA))
    assert total(match(syria.MASARAN_HAMA), "Zahr", around) < total(match(syria.MASARAN_HAMA))


def test_a_sibling_pulls_less_with_distance() -> None:
    def pull(entry: Entry) -> float:
        around = Surroundings(setting=Setting(), siblings=((entry, 1.0),))
        return total(match(syria.MASARAN_IDLIB), "Zahr", around)

    assert pull(syria.SHAMARIN) > pull(syria.BDAMA) > pull(syria.MASARAN_IDLIB)


@pytest.mark.parametrize(
    ("unit", "entry", "inside"),
    [
        (syria.SYRIA, syria.BDAMA, True),
        (syria.IDLIB, syria.BDAMA, True),
        (syria.IDLIB, syria.MASARAN_HAMA, False),
        (syria.IDLIB_CITY, syria.MISRIN, True),
        (syria.IDLIB_CITY, syria.MASARAN_HAMA, False),
    ],
)
def test_what_holds_what(unit: Entry, entry: Entry, *, inside: bool) -> None:
    assert holds(unit, entry) is inside


def candidate(entry: Entry, score: float) -> Candidate:
    return Candidate(entry=entry, score=score)


def test_readings_of_one_province_make_it_sure_when_none_of_them_is() -> None:
    readings = [candidate(syria.BDAMA, 0.4), candidate(syria.SHAMARIN, 0.4)]
    unit, score = surest_unit(readings, {}, syria.gazetteer(), 0.6)
    assert unit == syria.IDLIB
    assert score == pytest.approx(0.8)


def test_readings_of_two_provinces_leave_the_country() -> None:
    readings = [candidate(syria.BDAMA, 0.4), candidate(syria.MASARAN_HAMA, 0.4)]
    unit, _ = surest_unit(readings, {}, syria.gazetteer(), 0.6)
    assert unit == syria.SYRIA


def test_what_is_not_held_lies_where_the_text_puts_it() -> None:
    around = Surroundings(setting=Setting(), containers=(syria.IDLIB,))
    told = stated(parse("Zahr"), None, around)
    assert surest_unit([], told, syria.gazetteer(), 0.6) == (syria.IDLIB, pytest.approx(0.95))
    assert surest_unit([], {}, syria.gazetteer(), 0.6) == (None, 0.0)


def test_similar_names_are_looked_for_in_the_countries_given_only() -> None:
    phrase = parse("Bidama")
    assert not find(phrase, (), syria.gazetteer())
    assert syria.BDAMA in {m.entry for m in find(phrase, ("SY",), syria.gazetteer())}


def test_one_letter_off_is_fuzzy_and_a_lone_odd_spelling_says_so() -> None:
    found = {m.entry: m for m in find(parse("Maar Shamari"), ("SY",), syria.gazetteer())}
    assert {m.kind for m in found.values()} == {"fuzzy"}
    assert not found[syria.SHAMARIN].odd
    assert found[syria.MISRIN].odd


def test_articles_written_on_are_seen_through() -> None:
    bustan = syria.town(7, "Kafr al Bustan", 35.9, 36.5, syria.IDLIB)
    found = find(parse("Kafr Albustan"), ("SY",), syria.MemoryGazetteer([bustan]))
    assert [m.entry for m in found] == [bustan]


def test_the_best_match_of_an_entry_is_kept() -> None:
    weak, strong = match(syria.BDAMA, alike=0.8), match(syria.BDAMA)
    assert best_of_each([weak, strong]) == [strong]


def test_the_countryside_of_a_town_is_the_unit_of_that_name() -> None:
    rif = Entry(id="geonames:6", name="Rif Idlib", level="adm1", country="SY")
    places = syria.MemoryGazetteer([*syria.EVERY, rif])
    assert [m.entry for m in find(parse("Idlib countryside"), ("SY",), places)] == [rif]
