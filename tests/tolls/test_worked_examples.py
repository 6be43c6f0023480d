"""The worked examples of the casualty recording specification, 4.4, and of its section 3."""

import msgspec
import pytest

from tests.tolls.build import at, claim, numbers, place, source, statement
from tollbook.tolls import Bounds, load_policy, reckon

ACLED = load_policy("acled-min/1")


def test_wire_copies_count_as_one_origin():
    nine = claim("c1", "[at least 9] people were killed", 9, qualifier="at_least")
    eight = claim("c1", "[at least 8] people died", 8, qualifier="at_least")
    copies = [statement(site, nine, credit=("AFP",)) for site in ("a", "b", "c")]
    toll = reckon([*copies, statement("d", eight, credit=("Reuters",))], ACLED)
    assert numbers(toll) == (8, 8, 9, True)
    assert {witness.name for witness in toll.origins} == {"AFP", "Reuters"}
    assert (toll.grade, toll.confirmation) == ("fair", "confirmed")


def test_the_latest_figure_of_an_origin_stands():
    ministry = source("the health ministry of Sarvan", "government")
    said = [(10, 5), (14, 12), (20, 11)]
    toll = reckon(
        [
            statement(f"r{hour}", claim("c1", f"[{n}] dead", n, source=ministry), as_of=at(hour))
            for hour, n in said
        ],
        ACLED,
    )
    assert numbers(toll) == (11, 11, 11, False)
    assert {entry.claim for entry in toll.superseded} == {"r10#c1", "r14#c1"}
    assert "4 Mar 20:00, supersedes 5, 12" in toll.figure("killed").low.words


def test_a_partys_claim_stands_beside():
    army = source("the army", "military", party=True)
    hospital = source("Marj hospital", "medical")
    toll = reckon(
        [
            statement(
                "a",
                claim("c1", "[30] militants", 30, source=army, who="militants", status="combatant"),
            ),
            statement(
                "a",
                claim(
                    "c2",
                    "[no] civilians",
                    0,
                    qualifier="zero",
                    source=army,
                    who="civilians",
                    status="civilian",
                ),
            ),
            statement("b", claim("c1", "[17] bodies", 17, source=hospital, who="bodies")),
            statement(
                "b",
                claim(
                    "c2",
                    "[6] of them children",
                    6,
                    source=hospital,
                    who="children",
                    status="civilian",
                    groups=("children",),
                    part_of="c1",
                    part_kind="subset",
                ),
            ),
        ],
        ACLED,
    )
    assert numbers(toll) == (17, 17, 17, False)
    assert numbers(toll, victims="children") == (6, 6, 6, False)
    assert toll.figure("killed", "combatant").best is None
    assert "30 killed, said by a party" in next(b.words for b in toll.beside if b.claim == "a#c1")
    assert toll.grade == "contested"


def test_inclusive_parts_are_not_added():
    toll = reckon(
        [
            statement("a", claim("c1", "[23] dead", 23, who="")),
            statement(
                "a",
                claim("c2", "[7] children", 7, who="children", groups=("children",), part_of="c1"),
            ),
            statement(
                "a", claim("c3", "[4] women", 4, who="women", groups=("women",), part_of="c1")
            ),
            statement(
                "a",
                claim(
                    "c4", "[one] pregnant", 1, who="one of them", groups=("women",), part_of="c3"
                ),
            ),
        ],
        ACLED,
    )
    assert numbers(toll) == (23, 23, 23, False)
    assert numbers(toll, victims="children") == (7, 7, 7, False)
    assert numbers(toll, victims="women") == (4, 4, 4, False)


def test_numbers_that_the_text_adds_are_added():
    text = "six died in the strike and another two in hospital"
    toll = reckon(
        [
            statement("a", claim("c1", text.replace("six", "[six]"), 6)),
            statement("a", claim("c2", text.replace("two", "[two]"), 2)),
        ],
        ACLED,
    )
    assert numbers(toll) == (8, 8, 8, False)
    assert toll.figure("killed").best.claims == ("a#c1", "a#c2")
    assert "sum of 2 stated parts" in toll.figure("killed").best.words


@pytest.mark.parametrize(
    ("ignore", "expected"), [(True, (10, None, 15, False)), (False, (10, None, 99, False))]
)
def test_a_vague_word_does_not_move_numbers_unless_the_policy_says_so(ignore, expected):
    policy = msgspec.structs.replace(ACLED, ignore_vague_if_numeric=ignore)
    range_ = claim("c1", "[10 to 15] dead", 10, qualifier="range", value_high=15)
    vague = claim("c1", "[dozens] dead", qualifier="vague")
    assert numbers(reckon([statement("a", range_), statement("b", vague)], policy)) == expected


def test_a_zero_counts_only_from_one_who_looked():
    nobody = "[no] casualties"
    two = statement(
        "b", claim("c1", "[two] killed", 2, source=source("a resident of Dar", "witness"))
    )
    police = statement(
        "a",
        claim("c1", nobody, 0, qualifier="zero", source=source("Dar police", "government")),
    )
    rescuers = statement(
        "a",
        claim("c1", nobody, 0, qualifier="zero", source=source("Dar rescuers", "rescue_agency")),
    )
    assert numbers(reckon([police, two], ACLED)) == (2, 2, 2, False)
    assert reckon([police, two], ACLED).grade == "contested"
    assert numbers(reckon([rescuers, two], ACLED))[0] == 0


def test_a_commander_and_his_two_bodyguards_are_three():
    text = "killed a commander and his two bodyguards"
    toll = reckon(
        [
            statement(
                "a",
                claim("c1", text.replace(" a ", " [a] "), 1, who="commander", status="combatant"),
            ),
            statement(
                "a",
                claim("c2", text.replace("two", "[two]"), 2, who="bodyguards", status="combatant"),
            ),
        ],
        ACLED,
    )
    assert numbers(toll, victims="combatant") == (3, 3, 3, False)
    assert numbers(toll) == (3, 3, 3, False)


@pytest.mark.parametrize("scope", ["period", "cumulative", "stock", "rate"])
def test_a_claim_on_a_period_never_joins_an_incident(scope):
    one = statement("a", claim("c1", "[5] killed", 5))
    toll_since = statement("a", claim("c2", "[41] since Monday", 41, scope=scope))
    assert numbers(reckon([one, toll_since], ACLED)) == (5, 5, 5, False)


def test_half_of_an_open_figure_is_an_open_part():
    whole = claim("c1", "[at least 20] killed", 20, qualifier="at_least")
    half = claim("c2", "[half] of them children", who="children", groups=("children",))
    half = msgspec.structs.replace(
        half,
        part_of="c1",
        count=msgspec.structs.replace(
            half.count, qualifier="fraction_of", value=None, low=10, best=10, high=None
        ),
    )
    toll = reckon([statement("a", whole), statement("a", half)], ACLED)
    assert numbers(toll) == (20, 20, 20, True)
    assert numbers(toll, victims="children") == (10, 10, 10, True)


def test_parts_and_victims_families_never_raise_an_open_figure():
    """As in the example report: at least 14 dead, mostly women and children, one family named."""
    rescuers = source("Civil Defence agency", "rescue_agency")
    idlib = (place("Northern province"),)
    whole = {"part_of": "c1", "part_kind": "subset", "status": "civilian", "places": idlib}
    said = [
        claim("c1", "[At least 14] civilians killed", 14, qualifier="at_least", source=rescuers,
              who="civilians", status="civilian", groups=("women", "children"), places=idlib),
        claim("c2", "[mostly] women and children", qualifier="majority_of",
              whole=Bounds(14, 14, None), groups=("women", "children"), **whole),
        claim("c3", "[One] of the volunteers", 1, groups=("rescue_worker",), at=90, **whole),
        claim("c4", "[his wife]", qualifier="singular_implied", groups=("women",), at=120, **whole),
        claim("c5", "[three] children", 3, groups=("children",), at=140, **whole),
        claim("c6", "[1500] troops", 1500, scope="cumulative", who="troops", status="combatant"),
        claim("c7", "[nearly 1,000] civilians", 1000, qualifier="nearly", scope="cumulative"),
        claim("c8", "[560,000] people", 560_000, scope="cumulative"),
    ]  # fmt: skip
    toll = reckon([statement("r", one) for one in said], ACLED)
    assert numbers(toll) == numbers(toll, victims="civilian") == (14, 14, 14, True)
    assert numbers(toll, victims="children") == (3, 3, 3, False)
    assert numbers(toll, victims="rescue_worker") == (1, 1, 1, False)
    assert toll.grade == "weak"


def test_dozens_killed_and_wounded_leave_at_least_one_dead():
    clash = claim(
        "c1", "leaving [dozens] killed and wounded", qualifier="vague", harm="casualty", who=""
    )
    toll = reckon([statement("a", clash)], ACLED)
    assert numbers(toll, "casualty") == (12, None, 99, False)
    assert numbers(toll, "killed") == (1, None, 98, False)
