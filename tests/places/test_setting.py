"""What a report's own words say about where it happens, and what a place lies in."""

from __future__ import annotations

import pytest

from tests.places import syria
from tollbook.places import Entry, MemoryGazetteer, Mention, PlaceContext
from tollbook.places.containers import containers
from tollbook.places.setting import Setting, read_setting

LEBANON = Entry(
    id="geonames:272103", name="Lebanon", names=("Lebanese",), level="country", country="LB",
    lat=33.8, lon=35.8, population=6_000_000,
)  # fmt: skip
HALBA = Entry(id="geonames:270702", name="Halba", level="adm1", country="LB", lat=34.5, lon=36.1)
PARIS = Entry(
    id="geonames:2988507", name="Paris", country="FR", lat=48.9, lon=2.3, population=2_100_000
)
PARIS_TEXAS = Entry(
    id="geonames:4717560", name="Paris", country="US", lat=33.7, lon=-95.6, population=24_000
)
PLACES = MemoryGazetteer([*syria.EVERY, LEBANON, HALBA, PARIS, PARIS_TEXAS])


def setting(text: str, *countries: str) -> Setting:
    return read_setting(PlaceContext(text=text, countries=countries), PLACES)


def test_countries_by_name_and_demonym() -> None:
    found = setting("Syrian jets struck. Syria denied it. A Lebanese paper said so.")
    assert found.countries["SY"] > found.countries["LB"] > 0


def test_repeating_a_country_counts_less_and_less() -> None:
    once = setting("Syria and Lebanon").countries["SY"]
    thrice = setting("Syria, Syria, Syria and Lebanon").countries["SY"]
    assert once < thrice < 0.75


def test_the_feed_s_country_counts_as_a_mention() -> None:
    assert setting("Nothing is named here.", "SY").countries == {"SY": 1.0}
    assert setting("A Lebanese paper", "SY").countries == {"LB": 0.5, "SY": 0.5}


def test_a_province_speaks_for_its_country() -> None:
    found = setting("In Idlib province.")
    assert found.units == {syria.IDLIB.id: 1.0}
    assert found.countries == {"SY": 1.0}


def test_a_large_town_is_plain_without_its_country_if_no_other_rivals_it() -> None:
    assert setting("Talks in Paris.").countries == {"FR": 1.0}


def test_a_village_is_no_evidence() -> None:
    assert setting("Talks in Bdama.").countries == {}


def test_a_province_that_is_only_called_so_is_found_by_its_sound() -> None:
    found = setting("Syrian jets struck Ydleb province.")
    assert syria.IDLIB.id in found.units


def test_the_province_just_before_pulls_most() -> None:
    text = "Syria: Hama province was calm." + " So it went on." * 40 + " Idlib province was hit: "
    near = setting(text).units_near(len(text))
    assert near[syria.IDLIB.id] > 0.8
    assert sum(near.values()) == pytest.approx(1)


def test_the_centre_is_the_province_spoken_of_most() -> None:
    text = "Syria: Idlib province, Idlib province and Hama province."
    assert setting(text).centre() == syria.IDLIB
    assert setting("Syria").centre() is None


@pytest.mark.parametrize(
    ("text", "holder"),
    [
        ("Zahr, Idlib", syria.IDLIB),
        ("Zahr in Idlib province", syria.IDLIB),
        ("Zahr in the northern province of Idlib", syria.IDLIB),
        ("Zahr (Idlib)", syria.IDLIB),
        ("Zahr, in Syria", syria.SYRIA),
        ("Zahr, a town near Idlib", syria.IDLIB_CITY),
        ("Zahr north of Idlib", syria.IDLIB_CITY),
    ],
)
def test_what_a_text_puts_a_place_in(text: str, holder: Entry) -> None:
    text = f"In Syria, {text} was hit."
    mention = Mention("Zahr", text.index("Zahr"))
    assert containers(mention, text, setting(text))[:1] == (holder,)


@pytest.mark.parametrize("text", ["Zahr and Idlib", "Zahr. Idlib", "Zahr while Idlib"])
def test_a_neighbour_in_the_text_is_no_container(text: str) -> None:
    text = f"In Syria, {text} was hit."
    mention = Mention("Zahr", text.index("Zahr"))
    assert containers(mention, text, setting(text)) == ()


def test_a_place_inside_of_the_mention_holds_it() -> None:
    text = "In Syria, a factory in Idlib burned."
    mention = Mention("factory in Idlib", text.index("factory"))
    assert syria.IDLIB in containers(mention, text, setting(text))
