"""Every state against every move, every role against every move, and what each move lacks."""

import datetime as dt
from itertools import product

import msgspec
import pytest

from tollbook.review.content import Content, Sum
from tollbook.review.escalation import escalations
from tollbook.review.moves import (
    Coded,
    Given,
    Person,
    Situation,
    Step,
    completes,
    missing,
    offer,
    offers,
    signatures,
)
from tollbook.review.roles import ROLES, least_role
from tollbook.review.states import MOVES, PRIVACY, STATES, moves_from

TODAY = dt.date(2026, 11, 27)
WHOLE = Content(
    sums=(Sum(harm="killed", low=4, best=4, high=6),), place="Taiz", date_from=TODAY,
    date_to=TODAY, actors=("the army",), claims=("r1#c1", "r2#c1"), origins=2,
)  # fmt: skip
MANY = msgspec.structs.replace(WHOLE, sums=(Sum(harm="killed", low=12, best=12, high=14),))


def person(name, role="reviewer"):
    return Person(name=name, role=role)


RASHA, OMAR, LEILA = person("rasha", "recorder"), person("omar"), person("leila", "editor")


def steps(*made, content=WHOLE):
    """Steps as (move, person) or (move, person, done), each to where its move leads."""
    built = []
    for number, (move, by, *done) in enumerate(made, 1):
        target = "in_review" if move in {"take", "changed"} else MOVES[move].target
        built.append(
            Step(
                number=number, move=move, done=not done or done[0], target=target, by=by.name,
                role=by.role, content=content,
            )
        )  # fmt: skip
    return tuple(built)


TO = {
    "draft": (),
    "in_review": (("take", RASHA),),
    "pending_information": (("take", RASHA), ("hold", RASHA)),
    "discarded": (("take", RASHA), ("discard", RASHA)),
    "provisional": (("take", RASHA), ("submit", RASHA)),
    "confirmed": (("take", RASHA), ("submit", RASHA), ("confirm", OMAR)),
}
TO["published"] = (*TO["confirmed"], ("publish", LEILA))
TO["under_revision"] = (*TO["published"], ("revise", RASHA))
TO["retracted"] = (*TO["published"], ("retract", LEILA))


def at(state, content=WHOLE, **fields):
    return Situation(steps=steps(*TO[state], content=content), content=content, **fields)


def lacks(situation, who, move):
    return set(offer(situation, who, MOVES[move]).lacks)


@pytest.mark.parametrize("state", TO)
def test_steps_lead_to_their_state(state):
    assert at(state).state == state


@pytest.mark.parametrize(("state", "move"), list(product(STATES, MOVES)))
def test_a_move_is_offered_from_its_states_and_from_no_other(state, move):
    """The table of the specification, said a second time."""
    table = {
        "submit": {"in_review"},
        "hold": {"in_review"},
        "discard": {"in_review"},
        "resume": {"pending_information"},
        "reopen": {"discarded"},
        "confirm": {"provisional"},
        "send_back": {"provisional", "confirmed"},
        "publish": {"provisional", "confirmed"},
        "revise": {"published"},
        "republish": {"under_revision"},
        "retract": {"published", "under_revision"},
    }
    assert (move in {m.name for m in moves_from(state)}) == (state in table[move])


LEAST = {
    "submit": "recorder", "hold": "recorder", "discard": "recorder", "resume": "recorder",
    "reopen": "recorder", "confirm": "reviewer", "send_back": "reviewer", "publish": "editor",
    "revise": "recorder", "republish": "recorder", "retract": "reviewer",
}  # fmt: skip


@pytest.mark.parametrize(("move", "role"), list(product(MOVES, [None, *ROLES])))
def test_a_move_is_open_to_its_roles_and_to_no_other(move, role):
    situation = at(MOVES[move].sources[0])
    allowed = role is not None and ROLES.index(role) >= ROLES.index(LEAST[move])
    assert ("right" not in lacks(situation, person("nour", role), move)) == allowed


def test_a_draft_is_taken_into_review_by_judging_not_by_a_button():
    assert offers(at("draft"), LEILA) == ()


def test_nothing_leads_out_of_what_was_retracted():
    assert offers(at("retracted"), person("a", "administrator")) == ()


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"place": None}, "place"),
        ({"date_from": None}, "date"),
        ({"sums": ()}, "figure"),
        ({"sums": (Sum(harm="killed"),)}, "figure"),
        ({"waiting": 1}, "judged"),
        ({"unbacked": True}, "bounds"),
    ],
)
@pytest.mark.parametrize(
    ("state", "move"), [("in_review", "submit"), ("under_revision", "republish")]
)
def test_an_incident_is_submitted_whole(change, lack, state, move):
    content = msgspec.structs.replace(WHOLE, **change)
    assert lacks(at(state, content), RASHA, move) == {lack}
    assert lacks(at(state), RASHA, move) == set()


def test_nobody_confirms_their_own_work_whatever_their_role():
    own = Situation(
        steps=steps(("take", RASHA), ("submit", person("amal", "administrator"))), content=WHOLE
    )
    assert lacks(own, person("amal", "administrator"), "confirm") == {"own_work"}
    assert lacks(own, OMAR, "confirm") == set()


def test_who_submitted_first_may_confirm_what_another_submitted_later():
    again = (("take", RASHA), ("submit", OMAR), ("send_back", LEILA), ("submit", RASHA))
    assert lacks(Situation(steps=steps(*again), content=WHOLE), OMAR, "confirm") == set()


def asks(situation, who, move):
    return offer(situation, who, MOVES[move]).asks


def coded(by="omar", round_=2, *, blind=True, agrees=True):
    return Coded(by=by, round=round_, blind=blind, agrees=agrees)


def test_a_reviewer_codes_blind_or_says_that_the_record_was_checked():
    assert asks(at("provisional"), OMAR, "confirm") == ("check",)
    assert asks(at("provisional", codings=(coded(),)), OMAR, "confirm") == ()


def test_a_coding_of_another_person_or_of_an_earlier_round_does_not_count():
    for coding in (coded(by="leila"), coded(round_=1)):
        assert asks(at("provisional", codings=(coding,)), OMAR, "confirm") == ("check",)


def test_a_disagreement_is_resolved_in_words():
    differs = at("provisional", codings=(coded(agrees=False),))
    assert asks(differs, OMAR, "confirm") == ("resolution",)


def test_one_origin_takes_a_waiver():
    one = msgspec.structs.replace(WHOLE, origins=1)
    assert asks(at("provisional", one, codings=(coded(),)), OMAR, "confirm") == ("waiver",)


def test_two_people_are_enough_for_a_plain_incident():
    assert completes(at("provisional"), OMAR, MOVES["confirm"])


def signed(*more, content=MANY):
    """A provisional incident that is escalated, with signatures."""
    made = (*TO["provisional"], *(("confirm", by, False) for by in more))
    return Situation(steps=steps(*made, content=content), content=content)


def test_an_escalated_incident_takes_a_reviewer_and_a_lead_besides_the_recorder():
    assert not completes(signed(), OMAR, MOVES["confirm"])
    assert offer(signed(), OMAR, MOVES["confirm"]).wanted == ("publish",)
    assert completes(signed(OMAR), LEILA, MOVES["confirm"])
    assert completes(signed(LEILA), OMAR, MOVES["confirm"])


def test_one_person_does_not_sign_twice_whatever_their_role():
    assert lacks(signed(LEILA), LEILA, "confirm") == {"signed"}
    assert not completes(signed(LEILA), LEILA, MOVES["confirm"])


def test_two_reviewers_are_no_lead():
    other = person("salim")
    assert lacks(signed(OMAR), other, "confirm") == {"right"}
    assert not completes(signed(OMAR), other, MOVES["confirm"])


def test_a_signature_is_of_what_stood_then():
    changed = msgspec.structs.replace(MANY, place="Aden")
    before = signed(OMAR)
    now = msgspec.structs.replace(before, content=changed)
    assert signatures(before, MOVES["confirm"]) != ()
    assert signatures(now, MOVES["confirm"]) == ()


def test_a_signature_does_not_outlive_a_move():
    made = (*TO["provisional"], ("confirm", OMAR, False), ("send_back", LEILA), ("submit", RASHA))
    later = Situation(steps=steps(*made, content=MANY), content=MANY)
    assert signatures(later, MOVES["confirm"]) == ()


def test_a_retraction_takes_an_editor_and_a_second():
    made = TO["published"]
    alone = Situation(steps=steps(*made), content=WHOLE)
    assert not completes(alone, LEILA, MOVES["retract"])
    both = Situation(steps=steps(*made, ("retract", LEILA, False)), content=WHOLE)
    assert completes(both, OMAR, MOVES["retract"])
    assert lacks(both, LEILA, "retract") == {"signed"}
    assert lacks(both, RASHA, "retract") == {"right"}


def test_two_reviewers_cannot_retract_without_an_editor():
    made = (*TO["published"], ("retract", OMAR, False))
    assert not completes(
        Situation(steps=steps(*made), content=WHOLE), person("salim"), MOVES["retract"]
    )


def test_a_revision_is_published_by_two():
    made = (*TO["under_revision"], ("republish", RASHA, False))
    situation = Situation(steps=steps(*made), content=WHOLE)
    assert completes(situation, OMAR, MOVES["republish"])
    assert not completes(at("under_revision"), OMAR, MOVES["republish"])


def test_an_escalated_incident_is_confirmed_before_it_is_published():
    assert lacks(at("provisional", MANY), LEILA, "publish") == {"confirm_first"}
    assert lacks(at("provisional"), LEILA, "publish") == set()
    assert lacks(at("confirmed", MANY), LEILA, "publish") == set()


def test_a_confirmation_counts_for_what_was_submitted_before_it():
    again = (*TO["confirmed"], ("send_back", OMAR), ("submit", RASHA))
    assert not Situation(steps=steps(*again)).confirmed
    assert at("published").confirmed


GIVEN = Given(
    reason="other", note="as agreed", recheck_on=TODAY + dt.timedelta(days=1), duplicates=True,
    check=True, waiver="the hospital's list", privacy=frozenset(PRIVACY),
)  # fmt: skip


@pytest.mark.parametrize(
    ("state", "move", "without", "ask"),
    [
        ("in_review", "submit", {"duplicates": False}, "duplicates"),
        ("in_review", "hold", {"reason": None}, "reason"),
        ("in_review", "hold", {"recheck_on": None}, "recheck_on"),
        ("in_review", "hold", {"recheck_on": TODAY}, "recheck_on"),
        ("in_review", "discard", {"reason": None}, "reason"),
        ("in_review", "discard", {"note": ""}, "reason"),
        ("discarded", "reopen", {"note": ""}, "note"),
        ("provisional", "confirm", {"check": False}, "check"),
        ("provisional", "send_back", {"reason": None}, "reason"),
        ("confirmed", "publish", {"privacy": frozenset(PRIVACY[1:])}, "privacy"),
        ("published", "revise", {"note": ""}, "note"),
        ("under_revision", "republish", {"note": ""}, "note"),
        ("published", "retract", {"reason": None}, "reason"),
    ],
)
def test_a_move_is_not_made_without_what_it_asks_for(state, move, without, ask):
    asked = offer(at(state), LEILA, MOVES[move])
    assert missing(asked, GIVEN, TODAY) == ()
    assert ask in missing(asked, msgspec.structs.replace(GIVEN, **without), TODAY)


@pytest.mark.parametrize(
    ("content", "before", "found"),
    [
        (WHOLE, None, ()),
        (WHOLE, WHOLE, ()),
        (MANY, None, ("many_killed",)),
        (Content(sums=(Sum(harm="killed", low=10),)), None, ("many_killed",)),
        (Content(sums=(Sum(harm="killed", low=9, best=9, high=9),)), None, ()),
        (Content(sums=(Sum(harm="killed", low=2, best=2, high=6),)), None, ()),
        (Content(sums=(Sum(harm="killed", low=2, best=2, high=7),)), None, ("wide_range",)),
        (Content(sums=(Sum(harm="killed", low=0, high=1),)), None, ("wide_range",)),
        (Content(sums=(Sum(harm="killed", low=20, best=9, high=20),)), None, ("many_killed",)),
        (Content(sums=(Sum(harm="injured", low=40, best=40, high=400),)), None, ()),
        (WHOLE, msgspec.structs.replace(WHOLE, actors=("rebels",)), ("perpetrator_changed",)),
        (msgspec.structs.replace(WHOLE, refuted=True), None, ("death_refuted",)),
    ],
)
def test_what_is_escalated(content, before, found):
    assert escalations(content, before) == found


def test_a_perpetrator_has_changed_against_what_was_confirmed():
    other = msgspec.structs.replace(WHOLE, actors=("rebels",))
    made = (*TO["confirmed"], ("send_back", OMAR), ("submit", RASHA))
    assert Situation(steps=steps(*made), content=other).escalated == ("perpetrator_changed",)


def test_the_fingerprint_is_of_what_is_vouched_for():
    assert msgspec.structs.replace(WHOLE, waiting=3, origins=1).fingerprint == WHOLE.fingerprint
    for field, value in {
        "place": "Aden", "claims": (), "actors": (), "date_to": None, "means": ("chemical",),
        "parts": (Sum(harm="killed", victims="children", low=3, best=3, high=3),),
    }.items():  # fmt: skip
        assert msgspec.structs.replace(WHOLE, **{field: value}).fingerprint != WHOLE.fingerprint


def test_what_was_vouched_for_before_groups_were_is_compared_without_them():
    children = (Sum(harm="killed", victims="children", low=3, best=3, high=3),)
    now = msgspec.structs.replace(WHOLE, parts=children, means=("airstrike",), edition=2)
    assert now.stands_as(WHOLE)
    assert not msgspec.structs.replace(now, place="Aden").stands_as(WHOLE)
    assert not msgspec.structs.replace(now, parts=()).stands_as(now)


@pytest.mark.parametrize("move", ["submit", "publish", "republish"])
def test_figures_that_contradict_each_other_go_no_farther(move):
    unsound = msgspec.structs.replace(WHOLE, unsound=True)
    state = next(iter(MOVES[move].sources))
    lacks = offer(Situation(steps=steps(*TO[state]), content=unsound), LEILA, MOVES[move]).lacks
    assert "figures" in lacks


@pytest.mark.parametrize("move", MOVES)
def test_the_least_role_of_a_move_follows_from_who_signs_it(move):
    assert LEAST[move] == min(map(least_role, MOVES[move].signers), key=ROLES.index)
