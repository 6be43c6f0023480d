"""Who vouches for the number, as against for the act (4.1 step 9)."""

import pytest

from tests.tolls.build import claim, said, source, statement
from tollbook.tolls import load_policy, reckon

ACLED = load_policy("acled-min/1")
MONITOR = source("Delta Monitor", "monitor")
CLINIC = source("Sorrel clinic", "medical")
FIVE = said("a", 5, source=MONITOR)
UNQUANTIFIED = claim("c1", "[many] dead", qualifier="unquantified", source=CLINIC)
VAGUE = claim("c1", "[dozens] dead", qualifier="vague", source=CLINIC)
HURT = [said("h", 9, harm="injured", source=MONITOR), said("i", 9, harm="injured", source=CLINIC)]
SOLDIERS = {"who": "soldiers", "status": "combatant"}


def vouched(*told):
    toll = reckon(told, ACLED)
    return toll.confirmation, tuple(witness.key for witness in toll.independent)


def test_two_origins_of_the_number_confirm_it():
    assert vouched(FIVE, said("b", 6, source=CLINIC)) == (
        "confirmed", ("delta monitor", "sorrel clinic"),
    )  # fmt: skip


@pytest.mark.parametrize(
    "other",
    [
        said("b", 10, source=CLINIC, harm="injured"),
        said("b", 0, source=source("Dar police", "government"), qualifier="zero"),
        statement("b", UNQUANTIFIED),
        statement("b", VAGUE),
        said("b", 2, source=CLINIC, **SOLDIERS),
    ],
    ids=["injured", "zero", "unquantified", "vague", "a part"],
)
def test_who_does_not_give_the_number_does_not_confirm_it(other):
    assert vouched(FIVE, other) == ("provisional", ("delta monitor",))


def test_where_nobody_counts_the_dead_the_hurt_are_confirmed():
    assert vouched(*HURT)[0] == "confirmed"
    assert vouched(*HURT, said("c", 1))[0] == "provisional"


def test_a_party_alone_confirms_nothing():
    army = source("the army", "military", party=True)
    assert vouched(said("c", 30, source=army, **SOLDIERS), *HURT) == ("unconfirmed", ())


def test_who_tells_of_the_hurt_attests_the_act():
    assert reckon([FIVE, said("b", 10, source=CLINIC, harm="injured")], ACLED).grade == "fair"
