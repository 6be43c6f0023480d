"""Resolving the mentions of one report together."""

from __future__ import annotations

import msgspec
import pytest

from tests.places import syria
from tollbook.places import Entry, Mention, PlaceContext, Resolution, resolve
from tollbook.places.folding import fold

TEXT = (
    "Shells fell on the province of Idlib on Monday. The villages of Maasaran and Bdamah were hit."
)
WITHOUT_VILLAGES = (
    syria.MASARAN_IDLIB,
    syria.MASARAN_HAMA,
    syria.BDAMA,
    syria.SHAMARIN,
)


def read(
    name: str,
    text: str = TEXT,
    *,
    without: tuple[Entry, ...] = (),
    context: PlaceContext | None = None,
) -> Resolution:
    """Resolve one name of a text against the tests' gazetteer, less some places."""
    mention = Mention(name, text.index(name))
    context = msgspec.structs.replace(context or PlaceContext(), text=text)
    return resolve([mention], context, syria.gazetteer(*without))[0]


@pytest.mark.parametrize(
    ("name", "entry"),
    [("Idlib", syria.IDLIB), ("Maasaran", syria.MASARAN_IDLIB), ("Bdamah", syria.BDAMA)],
)
def test_the_province_in_the_text_picks_among_homonyms(name: str, entry: Entry) -> None:
    found = read(name)
    assert found.entry == entry
    assert found.whole
    assert found.score >= 0.6


def test_another_province_picks_the_other_homonym() -> None:
    text = TEXT.replace("Idlib", "Hama")
    assert read("Maasaran", text).entry == syria.MASARAN_HAMA


def test_without_a_province_homonyms_are_told_apart_by_nobody() -> None:
    found = read("Maasaran", "Two people were killed in Maasaran in Syria.")
    assert not found.whole
    assert found.entry == syria.SYRIA
    assert {c.entry.id for c in found.candidates} >= {
        syria.MASARAN_IDLIB.id,
        syria.MASARAN_HAMA.id,
    }


def test_siblings_of_one_report_pull_a_homonym_to_them() -> None:
    text = "In Syria people fled Bdama and Maar Shamarin and Maasaran."
    mentions = [Mention(n, text.index(n)) for n in ("Bdama", "Maar Shamarin", "Maasaran")]
    found = resolve(mentions, PlaceContext(text=text), syria.gazetteer())
    assert [f.entry for f in found] == [syria.BDAMA, syria.SHAMARIN, syria.MASARAN_IDLIB]


def test_a_name_repeated_is_no_sibling_of_itself() -> None:
    text = "In Syria, Maasaran was hit. Maasaran is small. Maasaran is old."
    starts = [n for n in range(len(text)) if text.startswith("Maasaran", n)]
    mentions = [Mention("Maasaran", start) for start in starts]
    found = resolve(mentions, PlaceContext(text=text), syria.gazetteer())
    assert not any(f.whole for f in found)


def test_the_place_after_a_comma_holds_the_one_before() -> None:
    assert read("Maasaran", "Fire in Maasaran, Hama, in Syria.").entry == syria.MASARAN_HAMA


def test_a_village_that_is_not_held_stays_at_its_province() -> None:
    found = read("Maasaran", without=WITHOUT_VILLAGES)
    assert found.entry == syria.IDLIB
    assert not found.whole
    assert found.precision == "adm1"


def test_a_similar_name_is_not_snapped_to() -> None:
    """An alternate-name list holds the neighbour's name; alone it does not make the neighbour."""
    text = "Strikes on the province of Idlib in Syria hit the village of Maarshamarin."
    found = read("Maarshamarin", text, without=WITHOUT_VILLAGES)
    assert found.entry == syria.IDLIB
    assert found.candidates[0].entry == syria.MISRIN
    assert found.candidates[0].score < 0.6
    assert read("Maarshamarin", text).entry == syria.SHAMARIN


def test_an_unknown_name_without_any_context_stays_open() -> None:
    found = read("Qwghlm", "Something happened in Qwghlm.")
    assert found.entry is None
    assert found.precision is None
    assert found.score == 0.0


def test_a_town_is_meant_where_it_shares_its_province_s_name() -> None:
    assert read("Idlib", "A bomb went off in Idlib, Syria.").entry == syria.IDLIB_CITY


def test_native_script_finds_the_same_place() -> None:
    text = "قصف على بداما في محافظة إدلب في سوريا"
    assert read("بداما", text).entry == syria.BDAMA


@pytest.mark.parametrize(
    ("text", "entry", "rung"),
    [
        ("Clashes near Idlib city in Syria", syria.IDLIB_CITY, "near_place"),
        ("A raid on Idlib city in Syria", syria.IDLIB_CITY, "populated_place"),
        ("Clashes in northern Idlib province in Syria", syria.IDLIB, "area"),
        ("Losses in Idlib countryside in Syria", syria.IDLIB, "adm1"),
    ],
)
def test_the_words_around_set_the_precision(text: str, entry: Entry, rung: str) -> None:
    found = read("Idlib", text)
    assert found.entry == entry
    assert found.precision == rung


def test_a_quarter_that_is_not_held_stays_in_the_town_named_beside_it() -> None:
    text = "Rockets fell on the Nakhil neighbourhood of Idlib city in Syria."
    found = read("Nakhil", text)
    assert found.entry == syria.IDLIB_CITY
    assert not found.whole


def test_a_reviewer_s_alias_wins_over_every_evidence() -> None:
    aliases = {fold("Maasaran"): syria.MASARAN_HAMA.id}
    found = read("Maasaran", context=PlaceContext(aliases=aliases))
    assert found.entry == syria.MASARAN_HAMA
    assert (found.score, found.candidates[0].how) == (1.0, ("alias",))


def test_an_alias_to_a_place_no_longer_held_is_passed_over() -> None:
    aliases = {fold("Bdamah"): "geonames:1"}
    assert read("Bdamah", context=PlaceContext(aliases=aliases)).entry == syria.BDAMA


def test_the_feed_s_country_is_soft_evidence() -> None:
    text = "Two were killed in Bdama."
    assert not read("Bdama", text).whole
    assert read("Bdama", text, context=PlaceContext(countries=("SY",))).entry == syria.BDAMA


def test_a_direction_that_does_not_fit_does_not_veto() -> None:
    text = "Strikes on the province of Idlib in Syria hit Bdama in the eastern countryside."
    assert read("Bdama", text).entry == syria.BDAMA


def test_every_candidate_says_what_spoke_for_it() -> None:
    how = read("Maasaran").candidates[0].how
    assert how[0].startswith("skeleton")
    assert any(piece.startswith("province") for piece in how)


def test_words_that_are_no_name_resolve_to_nothing_but_the_setting() -> None:
    found = read("the east", "Fighting in the east of Idlib province in Syria")
    assert not found.candidates
    assert not found.whole
