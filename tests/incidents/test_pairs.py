import pytest

from tests.incidents.build import DAY, claim, day, place, reading
from tollbook.incidents.grouping import pairs_of


def features(one, other, text=""):
    read = reading("r", one, other, text=text)
    ((_, _, found),) = pairs_of(read, list(read.claims))
    return found


@pytest.mark.parametrize(
    ("fields", "other_fields", "feature"),
    [
        ({}, {"same_as": "c1"}, "same_as"),
        ({}, {"part_of": "c1"}, "part_of"),
        ({"part_of": "c0"}, {"part_of": "c0"}, "same_whole"),
        ({"places": (place("Marj"),)}, {"places": (place("Marj"),)}, "place_set_equal"),
        ({"places": (place("Marj"),)}, {"places": (place("Ellis"),)}, "place_apart"),
        ({"time": day(DAY)}, {"time": day(DAY)}, "time_same"),
        ({"status": "civilian"}, {"status": "combatant"}, "status_opposed"),
    ],
)
def test_what_two_claims_share_is_noticed(fields, other_fields, feature):
    one = claim("c1", "[3] died", 3, **fields)
    other = claim("c2", "[3] died", 3, at=50, **other_fields)
    assert features(one, other)[feature] == 1.0


def test_an_equal_large_number_says_more_than_an_equal_small_one():
    def equal(value):
        one, other = (claim(f"c{at}", f"[{value}]", value, at=at) for at in (0, 50))
        return features(one, other)["value_equal"]

    assert equal(87) > equal(2)


def test_rival_wholes_differ_and_parts_do_not_count_as_rivals():
    nine, four = claim("c1", "[9]", 9), claim("c2", "[4]", 4, at=50)
    part = claim("c2", "[4]", 4, at=50, part_of="c1")
    assert "wholes_differ" in features(nine, four)
    assert "wholes_differ" not in features(nine, part)
