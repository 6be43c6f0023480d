"""A newer reader reads a known report again: nothing that people judged is lost."""

import pytest

from tests.record import making
from tollbook.record.decisions import decide
from tollbook.record.models import Claim, Incident
from tollbook.record.store import add_report
from tollbook.record.tolls import toll_of

pytestmark = pytest.mark.django_db


def read_again(*claims):
    row, created = add_report(making.loaded(), making.reading(*claims), making.NEWER)
    assert not created
    return row


def current(row):
    return list(row.claims.current())


def test_new_claims_supersede_those_before(market):
    read_again(making.nine_killed())
    (only,) = current(market)
    assert (only.number, only.reading.version) == (4, "2")
    assert market.claims.count() == 4


def test_links_within_the_report_follow_the_new_numbers(market):
    read_again(making.three_children(id="a", part_of="b"), making.nine_killed(id="b"))
    child = market.claims.get(number=4)
    assert child.as_model().part_of == "c5"


def test_known_incidents_keep_their_ids(market):
    incident = Incident.objects.get()
    read_again(making.nine_killed(incident="x7"))
    assert Incident.objects.get() == incident
    assert [m.claim.number for m in incident.members.all()] == [4]


def test_what_was_one_incident_may_become_two(market):
    read_again(making.nine_killed(incident="a"), making.three_children(incident="b", part_of=None))
    assert Incident.objects.count() == 2
    assert len({claim.membership.incident for claim in current(market)}) == 2


def test_a_judged_claim_outlives_its_reading(market, recorder):
    nine = market.claims.get(number=1)
    decide(recorder, "accept", claims=[nine])
    read_again(making.four_thousand())
    assert [claim.number for claim in current(market)] == [1, 4]
    assert nine.decisions.count() == 1


def test_what_repeats_a_judged_claim_does_not_stand_beside_it(market, recorder):
    nine = market.claims.get(number=1)
    decide(recorder, "reject", claims=[nine], reason="wrong_number")
    read_again(making.nine_killed())
    assert current(market) == [nine]
    assert Claim.objects.get(number=4).repeats == nine


def test_what_a_person_added_is_not_found_a_second_time(market, recorder):
    added = making.claim("4,000 people", "4,000", scope="incident", harm="injured", incident=None)
    decide(recorder, "add", replacement=added, report=market)
    read_again(making.claim("4,000 people", "4,000", harm="injured"))
    assert Claim.objects.get(number=5).repeats.number == 4


def test_what_repeats_a_correction_is_the_corrected_statement(market, recorder):
    total = market.claims.get(number=3)
    moved = making.claim("At least 9", "9", harm="casualty", incident=None)
    decide(recorder, "correct", claims=[total], replacement=moved)
    read_again(moved)
    assert Claim.objects.get(number=5).repeats == total


def test_claims_that_people_moved_stay_there(market, recorder):
    nine = market.claims.get(number=1)
    elsewhere = Incident.objects.create(title="Elsewhere", by_hand=True)
    decide(recorder, "assign", claims=[nine], incidents=[elsewhere])
    read_again(making.nine_killed(), making.four_thousand(id="c2"))
    assert Claim.objects.get(pk=nine.pk).membership.incident == elsewhere


def test_the_same_reader_reads_a_report_once(market):
    add_report(making.loaded(), making.reading(), making.READER)
    assert len(current(market)) == 3


def test_a_part_read_again_stays_part_of_the_judged_whole(market, recorder):
    decide(recorder, "accept", claims=[market.claims.get(number=1)])
    read_again(making.nine_killed(id="b"), making.three_children(id="a", part_of="b"))
    child = next(claim for claim in current(market) if claim.number == 5)
    assert child.as_model().part_of == "c1"
    figures = toll_of(child.membership.incident).figures
    assert [f.numbers for f in figures if f.victims == "all"] == [(9, 9, 9)]
