"""One of several places that others count together never bounds the whole (4.1 step 0)."""

from tests.tolls.build import claim, numbers, place, said, statement
from tollbook.tolls import load_policy, reckon

ACLED = load_policy("acled-min/1")
ACROSS = {"places": (place("North", level="adm1"),), "scope": "several_events"}
MARJ, ELLIS = ({"places": (place(name, level="populated_place"),)} for name in ("Marj", "Ellis"))


def test_a_village_does_not_bound_the_province():
    province = {"places": ACROSS["places"]}
    toll = reckon([said("a", 14, **province), said("b", 5, **MARJ), said("c", 3, **ELLIS)], ACLED)
    assert numbers(toll) == (14, 14, 14, False)
    assert {(b.claim, b.why) for b in toll.beside} == {("b#c1", "local"), ("c#c1", "local")}


def test_a_village_does_not_bound_several_events_across_the_province():
    told = [said("a", 14, **ACROSS), said("b", 5, **MARJ), said("c", 9, **ELLIS)]
    assert numbers(reckon(told, ACLED)) == (14, 14, 14, False)
    assert numbers(reckon(told[:2], ACLED)) == (14, 14, 14, False)


def test_as_many_in_a_village_as_in_the_province_are_the_same_people():
    toll = reckon([said("a", 14, **ACROSS), said("b", 14, **MARJ)], ACLED)
    assert numbers(toll) == (14, 14, 14, False)
    assert (toll.beside, toll.confirmation) == ((), "confirmed")


def test_a_street_does_not_bound_several_towns():
    towns = {"places": MARJ["places"] + ELLIS["places"], "scope": "several_events"}
    street = {"places": (place("Mill Street", level="street"),)}
    toll = reckon([said("a", 14, **towns), said("b", 5, **street)], ACLED)
    assert numbers(toll) == (14, 14, 14, False)


def test_parts_of_what_is_local_are_local():
    part = claim("c2", "[3] children", 3, who="children", groups=("children",), part_of="c1")
    girl = claim("c3", "[a] girl", 1, who="girl", groups=("children",), part_of="c2")
    told = [said("a", 14, **ACROSS), said("b", 5, **MARJ)]
    toll = reckon([*told, statement("b", part), statement("b", girl)], ACLED)
    assert [(f.victims, f.numbers) for f in toll.figures] == [("all", (14, 14, 14))]
    assert {(b.claim, b.why) for b in toll.beside} == {
        ("b#c1", "local"), ("b#c2", "local"), ("b#c3", "local"),
    }  # fmt: skip
