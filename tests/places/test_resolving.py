"""Resolving the mentions of one report together."""

from __future__ import annotations

import pytest

from tests.places import syria
from tollbook.places import Mention, PlaceContext, Resolution, resolve

TEXT = (
    "Shells fell on the province of Idlib on Monday. The villages of Maasaran and Bdamah were hit."
)


def read(name: str, text: str = TEXT, *, without: tuple[syria.Entry, ...] = ()) -> Resolution:
    """Resolve one name of a text with all the others of it that are in the tests' gazetteer."""
    mention = Mention(name, text.index(name))
    return resolve([mention], PlaceContext(text=text), syria.gazetteer(*without))[0]


@pytest.mark.parametrize(
    ("name", "entry"),
    [("Idlib", syria.IDLIB), ("Maasaran", syria.MASARAN_IDLIB), ("Bdamah", syria.BDAMA)],
)
def test_the_province_in_the_text_picks_among_homonyms(name: str, entry: syria.Entry) -> None:
    found = read(name)
    assert found.entry == entry
    assert found.whole


def test_a_village_that_is_not_held_stays_at_its_province() -> None:
    found = read("Maasaran", without=(syria.MASARAN_IDLIB, syria.MASARAN_HAMA))
    assert found.entry == syria.IDLIB
    assert not found.whole
    assert found.precision == "adm1"
