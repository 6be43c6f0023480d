import datetime as dt
import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.tolls.build import DAY, actor, at, claim, decide, numbers, said, source, statement
from tollbook.tolls import (
    KnownSource,
    Moved,
    Sources,
    apply_decisions,
    load_policy,
    moved,
    policy_names,
    reckon,
)

ACLED, LITERAL = load_policy("acled-min/1"), load_policy("literal/1")


def test_an_unknown_toll_is_not_nought():
    many = statement("a", claim("c1", "[many] were hurt", qualifier="unquantified", harm="injured"))
    toll = reckon([many], ACLED)
    assert toll.figure("injured") is None or toll.figure("injured").numbers == (None,) * 3
    assert toll.figure("killed") is None
    assert toll.confirmation == "unconfirmed"


def test_the_dead_come_first_whatever_was_said_first():
    harms = ["casualty", "injured", "killed"]
    told = [said(name, 4, harm=harm) for name, harm in zip("abc", harms, strict=True)]
    figures = reckon(told, ACLED).figures
    assert [figure.harm for figure in figures] == ["killed", "injured", "casualty"]


def test_of_disagreeing_origins_the_more_reliable_gives_the_best():
    hospital = source("Sorrel clinic", "medical")
    toll = reckon([said("a", 12), said("b", 9, source=hospital)], ACLED)
    assert toll.figure("killed").best.value == 9
    assert toll.figure("killed").best.rule == "most_reliable"


def test_of_equally_reliable_ones_most_origins_give_the_best():
    toll = reckon([said("a", 12), said("b", 12), said("c", 9)], ACLED)
    assert (toll.figure("killed").best.value, toll.figure("killed").best.rule) == (
        12,
        "most_origins",
    )


def test_among_equals_the_lower_number_is_best():
    toll = reckon([said("a", 12), said("b", 9)], ACLED)
    assert (toll.figure("killed").best.value, toll.figure("killed").best.rule) == (
        9,
        "lower_stated",
    )


def test_of_unknown_order_one_origin_gives_both_ends():
    toll = reckon([said("a", 12, publisher="Post"), said("b", 9, publisher="Post")], ACLED)
    assert numbers(toll) == (9, 9, 12, False)


def test_a_revised_figure_replaces_that_of_the_same_report():
    ministry = source("Sarvan ministry", "government")
    old = statement("a", claim("c1", "[14] at first", 14, source=ministry))
    new = statement("a", claim("c2", "now [22]", 22, source=ministry, flags=("revised",)))
    assert numbers(reckon([old, new], ACLED)) == (22, 22, 22, False)


def test_a_rising_toll_is_open():
    assert numbers(reckon([said("a", 9, flags=("expected_to_rise",))], ACLED)) == (9, 9, 9, True)


def test_a_floor_of_parts_raises_the_low():
    whole = statement("a", claim("c1", "[at least 5] dead", 5, qualifier="at_least"))
    children = statement(
        "b", claim("c1", "[7] children", 7, who="children", status="civilian", groups=("children",))
    )
    toll = reckon([whole, children], ACLED)
    assert numbers(toll) == (7, None, 7, True)
    assert toll.figure("killed").low.rule == "floor_subset"


@pytest.mark.parametrize("whole", [{"state": "rejected"}, {"qualifier": "unquantified"}])
def test_a_part_is_no_whole_when_its_whole_does_not_count(whole):
    state = {key: whole.pop(key) for key in ("state",) if key in whole}
    dead = statement("a", claim("c1", "[14] dead", 14 if state else None, **whole), **state)
    children = claim("c2", "[3] children", 3, who="children", groups=("children",), part_of="c1")
    toll = reckon([dead, statement("a", children)], ACLED)
    assert numbers(toll) == (3, None, 3, True)
    assert toll.figure("killed").low.rule == "floor_subset"
    assert numbers(toll, victims="children") == (3, 3, 3, False)


def test_a_part_of_a_rejected_whole_is_no_rival_to_another_report():
    dead = statement("a", claim("c1", "[14] dead", 14), state="rejected")
    some = statement("a", claim("c2", "[3] of them", 3, part_of="c1"))
    assert numbers(reckon([dead, some, said("b", 12)], ACLED)) == (12, 12, 12, False)
    assert numbers(reckon([dead, some], ACLED)) == (3, None, 3, True)


def test_what_is_part_of_a_periods_total_may_be_all_of_an_incident():
    since = statement("a", claim("c1", "[41] since Monday", 41, scope="cumulative"))
    today = statement("a", claim("c2", "[5] on Thursday", 5, part_of="c1"))
    assert numbers(reckon([since, today], ACLED)) == (5, 5, 5, False)


def test_named_victims_are_a_floor():
    named = statement(
        "a", claim("c1", "[at least 1] dead", 1, qualifier="at_least", names=("Ora Lin", "Tam Rey"))
    )
    assert reckon([named], ACLED).figure("killed").low.value == 2


def test_one_victim_under_two_names_is_counted_once():
    girl = statement("a", claim("c1", "[a] girl", 1, who="girl", groups=("children",)))
    woman = statement("b", claim("c1", "[a] woman", 1, who="woman", groups=("women",)))
    assert numbers(reckon([said("c", 1), girl, woman], ACLED)) == (1, 1, 1, False)


def test_a_surname_is_no_second_victim():
    full = claim("c1", "[Ora Lin] died", 1, names=("Ora Lin",))
    short = claim("c2", "[Mr. Lin] died", 1, names=("Mr. Lin", "Lin"), at=90)
    other = claim("c1", "[Orah Lynn] died", 1, names=("Orah Lynn",))
    told = [statement("a", full), statement("a", short), statement("b", other)]
    assert numbers(reckon(told, ACLED)) == (1, 1, 1, False)


def test_parts_above_a_closed_whole_are_shown_and_move_nothing():
    whole = said("a", 5)
    parts = [
        statement("b", claim(id_, f"[{n}] {who}", n, who=who, groups=(who,), part_of="c9", at=at_))
        for id_, n, who, at_ in (("c1", 4, "women", 0), ("c2", 3, "children", 90))
    ]
    rival = statement("b", claim("c9", "[5] dead", 5, at=200))
    toll = reckon([whole, rival, *parts], ACLED)
    assert numbers(toll) == (5, 5, 5, False)
    assert "parts_exceed_whole" in {warning.code for warning in toll.warnings}


def test_a_breakdown_that_does_not_sum_is_a_warning():
    whole = claim("c1", "[10] dead", 10)
    parts = [
        claim(id_, f"[{n}] {who}", n, who=who, groups=(who,), part_of="c1", part_kind="breakdown")
        for id_, n, who in (("c2", 4, "women"), ("c3", 3, "men"))
    ]
    (warning,) = reckon([statement("a", one) for one in (whole, *parts)], ACLED).warnings
    assert (warning.code, warning.words) == (
        "parts_differ_from_whole",
        "parts sum to 7, the whole is 10",
    )


def test_civilians_and_combatants_of_one_report_are_added():
    text = "2 soldiers and 3 civilians died"
    told = [
        claim("c1", text.replace("2", "[2]"), 2, who="soldiers", status="combatant"),
        claim("c2", text.replace("3", "[3]"), 3, who="civilians", status="civilian"),
    ]
    toll = reckon([statement("a", one) for one in told], ACLED)
    assert numbers(toll) == (5, 5, 5, False)
    assert numbers(toll, victims="civilian") == (3, 3, 3, False)
    assert numbers(toll, victims="combatant") == (2, 2, 2, False)


def test_fighters_alone_are_a_part_of_what_another_counts():
    people = said("a", 23, harm="injured")
    soldiers = {"harm": "injured", "who": "soldiers", "status": "combatant"}
    toll = reckon([people, said("b", 2, **soldiers)], ACLED)
    assert numbers(toll, "injured") == (23, 23, 23, False)
    assert numbers(toll, "injured", "combatant") == (2, 2, 2, False)
    rival = reckon([people, said("b", 30, **soldiers)], ACLED)
    assert numbers(rival, "injured") == (30, None, 30, False)


def test_civilians_of_one_and_fighters_of_another_may_be_the_same_people():
    civilians = said("a", 8, who="civilians", status="civilian")
    fighters = said("b", 7, who="fighters", status="combatant")
    toll = reckon([civilians, fighters], ACLED)
    assert numbers(toll) == (8, None, 15, False)
    assert set(toll.figure("killed").high.claims) == {"a#c1", "b#c1"}


def test_rival_figures_of_one_sentence_are_not_added():
    text = "raised the toll to 22 from 14"
    told = [
        claim("c1", text.replace("22", "[22]"), 22),
        claim("c2", text.replace("14", "[14]"), 14),
    ]
    assert numbers(reckon([statement("a", one) for one in told], ACLED))[2] == 22


@pytest.mark.parametrize("own_voice", [True, False])
def test_a_small_number_of_the_same_voice_is_probably_a_part(own_voice):
    rescuers = source("Sarvan rescuers", "rescue_agency")
    its = None if own_voice else rescuers
    whole = claim("c1", "[at least 14] killed", 14, qualifier="at_least", source=rescuers)
    one = claim("c2", "[one] volunteer lost his life", 1, who="volunteer", at=200, source=its)
    toll = reckon([statement("a", whole), statement("a", one)], ACLED)
    assert numbers(toll) == (14, 14, 14, True)
    assert [(b.claim, b.why) for b in toll.beside] == [("a#c2", "part")]


def test_a_small_number_of_another_paper_or_source_is_a_rival():
    rescuers = source("Sarvan rescuers", "rescue_agency")
    whole = claim("c1", "[14] killed", 14, source=rescuers)
    police = claim("c2", "[one] killed", 1, source=source("Dar police", "government"), at=200)
    assert numbers(reckon([statement("a", whole), statement("a", police)], ACLED))[0] == 1
    assert numbers(reckon([statement("a", whole), said("b", 1)], ACLED))[0] == 1


def test_a_count_comes_before_a_person_told_of():
    boy = said(
        "a", 1, who="boy", qualifier="singular_implied", source=source("Sorrel clinic", "medical")
    )
    toll = reckon([boy, said("b", 3)], ACLED)
    assert numbers(toll) == (1, 3, 3, False)
    assert toll.figure("killed").best.rule == "counted"


def test_only_parties_speaking_leave_the_best_open():
    army = source("the army", "military", party=True)
    toll = reckon([said("a", 30, source=army, who="militants", status="combatant")], ACLED)
    assert numbers(toll) == (0, None, 30, False)
    assert toll.grade == "contested"


def test_a_party_is_believed_on_its_own_losses_and_on_what_it_concedes():
    army = source("the army", "military", party=True)
    own = said("a", 4, source=army, who="soldiers", status="combatant")
    assert numbers(reckon([own], ACLED)) == (4, 4, 4, False)
    conceding = source("the army", "military", party=True, stance="conceded")
    civilians = said("a", 6, source=conceding, who="civilians", status="civilian")
    assert reckon([civilians], ACLED).grade == "confirmed"


def test_rival_perpetrators_make_an_incident_contested():
    toll = reckon(
        [said("a", 4, actor=actor("the regime")), said("b", 4, actor=actor("rebels"))], ACLED
    )
    assert toll.grade == "contested"


def test_groups_that_share_nobody_may_not_exceed_the_whole():
    given_ = [
        said("a", 8, who="civilians", status="civilian"),
        said("b", 6, who="soldiers", status="combatant"),
        said("c", 10),
    ]
    (warning,) = reckon(given_, ACLED).warnings
    assert warning.code == "groups_exceed_whole"
    assert warning.words == "groups that share nobody count 14, the whole at most 10"
    assert set(warning.claims) == {"a#c1", "b#c1", "c#c1"}
    assert reckon([*given_[:2], said("c", 14)], ACLED).warnings == ()


def test_a_change_of_policy_lists_what_moved():
    vague = statement("a", claim("c1", "[dozens] dead", qualifier="vague"))
    change = moved(reckon([vague], ACLED), reckon([vague], LITERAL))
    assert change == [
        Moved(
            harm="killed",
            victims="all",
            before=(12, None, 99, False),
            after=(24, None, 99, False),
        )
    ]


def test_nothing_moves_where_all_give_numbers():
    exact = said("a", 9)
    assert moved(reckon([exact], ACLED), reckon([exact], LITERAL)) == []


def test_people_may_be_presumed_civilians_by_policy():
    toll = reckon([said("a", 9)], load_policy("airwars-like/1"))
    assert numbers(toll, victims="civilian") == numbers(toll) == (9, 9, 9, False)


def test_an_editable_list_decides_who_is_one_origin():
    known = KnownSource(id="delta", name="Delta Monitor", kind="monitor", aliases=("DM",))
    given_ = [
        said("a", 8, source=source("Delta Monitor", "monitor"), published=DAY),
        said("b", 9, source=source("DM", "monitor"), published=DAY + dt.timedelta(days=1)),
    ]
    assert numbers(reckon(given_, ACLED)) == (8, 8, 9, False)
    assert numbers(reckon(given_, ACLED, sources=Sources([known]))) == (9, 9, 9, False)


def test_decisions_come_before_the_toll():
    given_ = [said("a", 12), said("b", 9)]
    rejected = apply_decisions(given_, [decide("reject", "a#c1", reason="wrong_number")])
    assert numbers(reckon(rejected, ACLED)) == (9, 9, 9, False)


VALUES = st.integers(0, 200)
QUALIFIERS = st.sampled_from(["exact", "at_least", "more_than", "about", "nearly", "at_most"])
PEOPLE = st.sampled_from(
    [
        ("people", "unspecified", ()),
        ("civilians", "civilian", ()),
        ("soldiers", "combatant", ()),
        ("children", "civilian", ("children",)),
    ]
)
DAYS = st.integers(0, 3).map(lambda days: DAY + dt.timedelta(days=days))
KINDS = st.sampled_from(
    [
        None,
        ("Delta Monitor", "monitor", False),
        ("the army", "military", True),
        ("Sorrel clinic", "medical", False),
    ]
)


@st.composite
def statements(draw):
    found = []
    for number in range(draw(st.integers(1, 6))):
        who, status, groups = draw(PEOPLE)
        kind = draw(KINDS)
        found.append(
            said(
                f"r{number}",
                draw(VALUES),
                qualifier=draw(QUALIFIERS),
                who=who,
                status=status,
                groups=groups,
                source=source(kind[0], kind[1], party=kind[2]) if kind else None,
                published=draw(DAYS),
            )
        )
    return found


@settings(deadline=None)
@given(statements(), st.sampled_from(policy_names()))
def test_bounds_are_ordered_and_name_their_claims(given_, policy):
    toll = reckon(given_, load_policy(policy))
    ids = {one.id for one in given_}
    for figure in toll.figures:
        known = [value for value in figure.numbers if value is not None]
        assert known == sorted(known)
        assert all(value >= 0 for value in known)
        for bound in (figure.low, figure.best, figure.high):
            assert bound is None or (bound.claims and set(bound.claims) <= ids)


@settings(deadline=None)
@given(statements())
def test_the_best_is_a_number_that_somebody_stated(given_):
    stated = {one.claim.count.best for one in given_}
    sums = {
        sum(pair) for pair in itertools.combinations(sorted(s for s in stated if s is not None), 2)
    }
    for figure in reckon(given_, ACLED).figures:
        assert figure.best is None or figure.best.value in stated | sums | {
            2 * s for s in stated if s
        }


@settings(deadline=None)
@given(statements(), st.randoms())
def test_the_order_of_statements_does_not_matter(given_, random):
    assert reckon(random.sample(given_, len(given_)), ACLED) == reckon(given_, ACLED)


@settings(deadline=None)
@given(statements())
def test_rejecting_and_undoing_returns_the_same_toll(given_):
    reject = decide("reject", given_[0].id, reason="machine_error")
    undo = decide("undo", undoes="d1", id_="d2")
    assert reckon(apply_decisions(given_, [reject, undo]), ACLED) == reckon(given_, ACLED)


@pytest.mark.parametrize("hours", [(10, 14), (14, 10)])
def test_hours_order_what_is_said_on_one_day(hours):
    first, second = (said(f"r{h}", h, publisher="Post", as_of=at(h)) for h in hours)
    assert numbers(reckon([first, second], ACLED)) == (14, 14, 14, False)
