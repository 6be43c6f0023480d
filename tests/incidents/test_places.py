import pytest

from tests.incidents.build import place
from tollbook.incidents.places import Relation, distance_km, relate


def at(name, lat, lon, level="populated_place", **fields):
    return place(name, lat=lat, lon=lon, level=level, **fields)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (place("Tarvos"), place("Tarvos"), Relation.SAME),
        (place("Khirbat Mur"), place("Kherbet Mur"), Relation.SAME),
        (place("northern Tarvos"), place("Tarvos"), Relation.SAME),
        (place("Ma'ar Shamsha"), place("Ma'ar Shamarin"), Relation.WITHIN),
        (place("Tarvos"), place("Ellis"), Relation.APART),
        (place("Tarvos", id="g:1"), place("Old Town", id="g:1"), Relation.SAME),
        (at("Tarvos", 10, 10), at("Tarwos", 10.01, 10.01), Relation.SAME),
        (at("Tarvos", 10, 10), at("North", 10.5, 10, "adm1"), Relation.WITHIN),
        (at("Marj", 10, 10), at("Marj", 11, 11), Relation.APART),
    ],
)
def test_how_places_stand_to_each_other(one, other, expected):
    assert relate([one], [other]) == relate([other], [one]) == expected


def test_no_place_tells_nothing():
    assert relate([], [place("Tarvos")]) == Relation.UNKNOWN


def test_the_closest_of_several_counts():
    assert relate([place("Ellis"), place("Tarvos")], [place("Tarvos")]) == Relation.SAME


def test_a_degree_of_latitude_is_111_kilometres():
    assert distance_km(0, 0, 1, 0) == pytest.approx(111.2, abs=0.1)
