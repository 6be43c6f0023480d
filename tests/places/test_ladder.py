"""The precision ladder and distances."""

from __future__ import annotations

from typing import get_args

import pytest

from tollbook.model.vocabulary import Precision
from tollbook.places import ladder
from tollbook.places.geodesy import angle_between, bearing, distance_km


@pytest.mark.parametrize(
    ("ours", "ged", "acled", "airwars"),
    [
        ("exact_point", 1, 1, "exact_location_other"),
        ("populated_place", 1, 1, "village"),
        ("near_place", 2, 2, None),
        ("adm3", 3, 2, "subdistrict"),
        ("adm2", 3, 2, "district"),
        ("adm1", 4, 3, "province_governorate"),
        ("area", 5, 3, None),
        ("country", 6, None, None),
        ("sea_air", 7, 3, None),
    ],
)
def test_codes_of_the_field(
    ours: Precision, ged: int, acled: int | None, airwars: str | None
) -> None:
    assert ladder.GED_WHERE_PREC[ours] == ged
    assert ladder.ACLED_GEO_PRECISION[ours] == acled
    assert ladder.airwars_accuracy(ours) == airwars


def test_every_rung_has_its_codes() -> None:
    rungs = set(get_args(Precision))
    tables = (ladder.GED_WHERE_PREC, ladder.ACLED_GEO_PRECISION, ladder.AIRWARS_ACCURACY)
    assert all(set(table) == rungs for table in tables)


@pytest.mark.parametrize(
    ("people", "slug"), [(0, "village"), (4_999, "village"), (5_000, "town"), (100_000, "city")]
)
def test_airwars_tells_towns_by_their_people(people: int, slug: str) -> None:
    assert ladder.airwars_accuracy("populated_place", people) == slug


def test_coarser() -> None:
    assert ladder.coarser("street", "populated_place") == "populated_place"
    assert ladder.coarser("near_place", "populated_place") == "near_place"


def test_a_degree_of_latitude_is_111_km() -> None:
    assert distance_km(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)
    assert distance_km(90, 0, -90, 0) == pytest.approx(20015, abs=1)


def test_bearings() -> None:
    assert bearing(0, 0, 1, 0) == pytest.approx(0)
    assert bearing(0, 0, 0, 1) == pytest.approx(90)
    assert angle_between(350, 10) == pytest.approx(20)
