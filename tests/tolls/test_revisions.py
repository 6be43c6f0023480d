"""What a later word of the same origin takes back (4.1 step 2)."""

import datetime as dt

import pytest

from tests.tolls.build import DAY, claim, numbers, said, source, statement
from tollbook.tolls import load_policy, reckon

ACLED = load_policy("acled-min/1")
MONITOR = source("Delta Monitor", "monitor")
LATER = DAY + dt.timedelta(days=2)


def at_first(*more):
    """At least 20 dead by the monitor, 12 women and 5 children among them."""
    told = [
        claim("c1", "[at least 20] dead", 20, qualifier="at_least", source=MONITOR),
        part("c2", 12, "women"),
        part("c3", 5, "children"),
        *more,
    ]
    return [statement("a", one) for one in told]


def part(id_, value, who, of="c1"):
    return claim(id_, f"[{value}] {who}", value, who=who, groups=(who,), part_of=of)


def revised(value, **fields):
    return said("b", value, qualifier="at_least", source=MONITOR, published=LATER, **fields)


def test_a_toll_revised_down_takes_back_the_parts_it_cannot_hold():
    own = part("c4", 2, "infants", of="c3")
    toll = reckon([*at_first(own), revised(10, flags=("revised",))], ACLED)
    assert numbers(toll) == (10, 10, 10, True)
    assert [figure.victims for figure in toll.figures] == ["all"]
    assert [entry.claim for entry in toll.superseded] == ["a#c2", "a#c3", "a#c4", "a#c1"]
    assert "12 superseded by 10: Delta Monitor, 6 Mar" in [e.words for e in toll.superseded]


@pytest.mark.parametrize("value", [30, 18])
def test_parts_that_the_later_toll_can_hold_stand(value):
    toll = reckon([*at_first(), revised(value)], ACLED)
    assert numbers(toll) == (value, value, value, True)
    assert numbers(toll, victims="women") == (12, 12, 12, False)
    assert numbers(toll, victims="children") == (5, 5, 5, False)


def test_parts_told_by_another_stand_against_a_toll_revised_down():
    other = claim("c1", "[12] women", 12, who="women", groups=("women",))
    toll = reckon([*at_first(), revised(10), statement("c", other)], ACLED)
    assert numbers(toll) == (12, None, 12, True)


def test_civilians_revised_down_take_back_their_parts():
    civilians = {"who": "civilians", "status": "civilian", "source": MONITOR}
    first = statement("a", claim("c1", "[20] civilians", 20, **civilians))
    women = statement("a", claim("c2", "[12] women", 12, who="women", status="civilian",
                                 groups=("women",), part_of="c1"))  # fmt: skip
    toll = reckon([first, women, said("b", 10, published=LATER, **civilians)], ACLED)
    assert numbers(toll) == numbers(toll, victims="civilian") == (10, 10, 10, False)
    assert toll.figure("killed", "women") is None
