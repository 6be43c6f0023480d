"""A new report's incidents are found among those that the record has."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.record.decisions import split
from tollbook.record.models import Incident, Link
from tollbook.record.neighbours import Neighbours
from tollbook.record.store import add_report
from tollbook.record.tolls import toll_of

pytestmark = pytest.mark.django_db

SAME = making.TEXT.replace("At least 9 people", "At least 11 people")
OTHER = "Two men drowned on Friday when their boat sank off Port Sela, the coast guard said."


def said(text, words="At least 9", value=9, **fields):
    """A report that tells of nine killed in the market, in these words, and its reading."""
    loaded = making.loaded(text, publisher="Daily", **fields)
    base = making.nine_killed()
    shift = text.index("people were killed") - making.TEXT.index("people were killed")
    number = making.span(words, text)
    moved = {
        name: replace(span, start=span.start + shift, end=span.end + shift)
        for name, span in (("source", base.source), ("time", base.time), ("means", base.means))
    }
    place = base.places[0]
    claim = replace(
        base, **moved, incident="x",
        evidence=making.span(f"{words} people were killed", text),
        places=(replace(place, start=place.start + shift, end=place.end + shift),),
        victims=making.Victims(),
        count=replace(
            base.count, start=number.start, end=number.end, exact=words, value=value, low=value,
            best=value,
        ),
    )  # fmt: skip
    return loaded, making.Reading(report=loaded.report, claims=(claim,))


def eleven(**fields):
    return said(SAME, "At least 11", 11, **fields)


def drowned():
    loaded = making.loaded(OTHER)
    claim = making.claim("Two men drowned", "Two", text=OTHER, value=2, high=2, incident="x")
    return loaded, making.Reading(report=loaded.report, claims=(claim,))


def add(loaded, reading):
    return add_report(
        loaded, reading, making.READER, known=Neighbours().meet(reading)
    )[0]  # fmt: skip


@pytest.fixture
def incident(market):
    return market.claims.get(number=1).membership.incident


def test_a_second_report_of_an_event_comes_to_its_incident(incident):
    row = add(*eleven())
    assert row.claims.get().membership.incident == incident
    assert Incident.objects.count() == 1
    assert toll_of(incident).figure("killed").high.value == 11


def test_why_it_did_is_kept(incident, market):
    row = add(*eleven())
    link = Link.objects.get()
    assert (link.claim, link.like) == (row.claims.get(), market.claims.get(number=1))
    assert link.incident == incident
    assert 0.5 < link.score <= 1
    assert any(reason.startswith("+ ") for reason in link.reasons)


def test_another_event_is_another_incident(incident):
    row = add(*drowned())
    assert row.claims.get().membership.incident != incident
    assert not Link.objects.exists()


@pytest.mark.parametrize("published", [None, dt.date(2021, 9, 1)])
def test_reports_of_no_known_or_another_time_are_not_compared(published, incident):
    _, reading = eleven(published=published)
    assert Neighbours().meet(reading) == {}


def test_known_incidents_are_never_joined_by_a_third_report(incident, market, recorder):
    split(recorder, [market.claims.get(number=2)], "Told apart")
    apart = Incident.objects.get(title="Told apart")
    row = add(*eleven())
    assert row.claims.get().membership.incident in (incident, apart)
    assert set(Incident.objects.filter(merged_into=None)) == {incident, apart}
    assert market.claims.get(number=2).membership.incident == apart


def test_what_was_prepared_for_one_report_serves_the_next(incident, django_assert_num_queries):
    neighbours = Neighbours()
    _, reading = eleven()
    first = neighbours.meet(reading)
    with django_assert_num_queries(2):
        assert neighbours.meet(reading) == first


def test_a_report_read_anew_is_not_its_own_neighbour(incident, market):
    _, reading = said(making.TEXT)
    assert Neighbours().meet(reading, market) == {}
