import datetime as dt

import msgspec
import pytest

from tests.incidents.build import reading
from tests.tolls.build import DAY, at, claim, statement
from tollbook.model import Decision, Time
from tollbook.tolls import apply_decisions, statements_of
from tollbook.tolls.statements import moment_of

NINE = claim("c1", "[9] dead", 9)
ELEVEN = claim("c9", "[11] dead", 11)


def decide(kind, *claims, id_="d1", **fields):
    return Decision(
        id=id_,
        at=dt.datetime(2024, 5, 1, tzinfo=dt.UTC),
        by="Ana",
        kind=kind,
        claims=claims,
        **fields,
    )


def judged(*decisions):
    return apply_decisions([statement("a", NINE)], decisions)


def test_a_statement_is_named_after_its_report_and_claim():
    (found,) = statements_of(reading("a", NINE, credit=("AFP",)), cluster="copy:a")
    assert (found.id, found.credit, found.cluster) == ("a#c1", ("AFP",), "copy:a")


@pytest.mark.parametrize(("kind", "state"), [("accept", "accepted"), ("reject", "rejected")])
def test_a_decision_sets_the_state_and_its_reason(kind, state):
    (found,) = judged(decide(kind, "a#c1", reason="wrong_number"))
    assert (found.state, found.reason, found.decision) == (state, "wrong_number", "d1")
    assert found.claim == NINE


def test_a_correction_replaces_the_claim_under_its_id():
    (found,) = judged(decide("correct", "a#c1", replacement=ELEVEN))
    assert (found.state, found.claim.id, found.claim.count.value) == ("corrected", "c1", 11)


def test_an_accepted_correction_stays_corrected():
    correct = decide("correct", "a#c1", replacement=ELEVEN)
    (found,) = judged(correct, decide("accept", "a#c1", id_="d2"))
    assert (found.state, found.claim.count.value) == ("corrected", 11)


def test_the_later_of_two_decisions_wins():
    (found,) = judged(decide("reject", "a#c1"), decide("accept", "a#c1", id_="d2"))
    assert found.state == "accepted"


def test_a_claim_that_people_add_takes_the_rest_from_its_report():
    (_, added) = judged(decide("add", replacement=ELEVEN, report="a"))
    assert (added.id, added.state, added.published) == ("a#c9", "added", DAY)


def test_undoing_leaves_the_statement_as_it_was():
    assert judged(decide("reject", "a#c1"), decide("undo", undoes="d1", id_="d2")) == judged()


def test_a_decision_on_an_unknown_claim_does_nothing():
    assert judged(decide("reject", "gone#c1")) == judged()


def test_the_hour_known_comes_before_the_day_published():
    moment = moment_of(statement("a", NINE, as_of=at(14)))
    assert moment.start == moment.end == dt.datetime(2021, 3, 4, 14)


def test_hours_are_compared_in_one_time_zone():
    east = dt.timezone(dt.timedelta(hours=3))
    moment = moment_of(statement("a", NINE, as_of=dt.datetime(2021, 3, 4, 17, tzinfo=east)))
    assert moment.start == dt.datetime(2021, 3, 4, 14)


def test_the_day_of_saying_comes_before_the_day_published():
    on_monday = Time(to=dt.date(2021, 3, 1), from_=dt.date(2021, 3, 1), basis="statement")
    said = msgspec.structs.replace(NINE, time=on_monday)
    assert moment_of(statement("a", said)).end.day == 1


def test_without_any_day_the_moment_is_unknown():
    assert moment_of(statement("a", NINE, published=None)) is None


def test_what_is_within_one_day_is_not_before_it():
    whole_day = moment_of(statement("a", NINE))
    noon = moment_of(statement("a", NINE, as_of=at(12)))
    next_day = moment_of(statement("a", NINE, published=DAY + dt.timedelta(days=1)))
    assert not noon.before(whole_day)
    assert whole_day.before(next_day)
