"""The unit that holds several places."""

from __future__ import annotations

import pytest

from tests.places import syria
from tollbook.places import Entry, common_unit

ABROAD = Entry(id="geonames:9", name="Elsewhere", country="XX", lat=0.0, lon=0.0)


@pytest.mark.parametrize(
    ("places", "unit"),
    [
        ((syria.BDAMA,), syria.BDAMA),
        ((syria.BDAMA, syria.BDAMA), syria.BDAMA),
        ((syria.BDAMA, syria.SHAMARIN, syria.MASARAN_IDLIB), syria.IDLIB),
        ((syria.BDAMA, syria.IDLIB), syria.IDLIB),
        ((syria.BDAMA, syria.MASARAN_HAMA), syria.SYRIA),
        ((syria.BDAMA, syria.SYRIA), syria.SYRIA),
        ((syria.BDAMA, ABROAD), None),
        ((), None),
    ],
)
def test_the_smallest_unit_that_contains_all(places: tuple[Entry, ...], unit: Entry | None) -> None:
    assert common_unit(places, syria.gazetteer()) == unit
