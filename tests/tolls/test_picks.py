"""The best figure that a reviewer picks (4.1 steps 6 and 8)."""

import datetime as dt

import pytest

from tests.tolls.build import DAY, claim, decide, numbers, said, source, statement
from tollbook.tolls import load_policy, reckon

ACLED = load_policy("acled-min/1")


def test_a_reviewer_picks_the_best_with_a_reason():
    given_ = [said("a", 12), said("b", 9)]
    pick = decide("pick_best", "a#c1", note="counted the graves")
    best = reckon(given_, ACLED, [pick]).figure("killed").best
    assert (best.value, best.rule) == (12, "reviewer")
    assert best.words.endswith("picked by Ana: counted the graves")


@pytest.mark.parametrize(
    ("victims", "claim_id"), [("all", "a#c1"), ("all", "b#c2"), ("children", "b#c1")]
)
def test_a_pick_outside_the_range_is_told_and_moves_nothing(victims, claim_id):
    monitor = source("Delta Monitor", "monitor")
    later = DAY + dt.timedelta(days=2)
    children = claim("c2", "[3] children", 3, who="children", groups=("children",), part_of="c1")
    given_ = [
        said("a", 9, source=monitor),
        said("b", 20, source=monitor, published=later),
        statement("b", children, published=later),
    ]
    toll = reckon(given_, ACLED, [decide("pick_best", claim_id, victims=victims)])
    assert numbers(toll) == (20, 20, 20, False)
    assert numbers(toll, victims="children") == (3, 3, 3, False)
    (warning,) = toll.warnings
    assert (warning.code, warning.claims) == ("pick_out_of_range", (claim_id,))


def test_a_pick_outside_the_range_names_both():
    given_ = [said("a", 12), said("b", 9), said("c", 30, qualifier="at_most")]
    pick = decide("pick_best", "a#c1", note="seen")
    assert reckon(given_, ACLED, [pick]).figure("killed").best.value == 12
    party = said("d", 40, who="rebels", status="combatant",
                 source=source("the army", "military", party=True))  # fmt: skip
    (warning,) = reckon([*given_, party], ACLED, [decide("pick_best", "d#c1")]).warnings
    assert warning.words == "the pick of 40 is outside 1 to 30, and not taken"
