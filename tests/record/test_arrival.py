"""A new report joins an incident of the record, opens one, or shows that two are one."""

import datetime as dt
from itertools import permutations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from tests.record import making
from tollbook import model
from tollbook.record.decisions import decide, split, undo
from tollbook.record.described import proposals
from tollbook.record.drafting import draft_all
from tollbook.record.models import Draft, Incident, Likeness, Link, Membership, Report
from tollbook.record.store import add_report, append_reading
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
    return add_report(loaded, reading, making.READER)[0]


def incident_of(row):
    return row.claims.get(number=1).membership.incident


def partition():
    """The claims of each incident, whatever its number."""
    groups = {}
    for member in Membership.objects.select_related("claim__report"):
        told = member.claim.report.text_sha256, member.claim.start
        groups.setdefault(member.incident_id, set()).add(told)
    return {frozenset(group) for group in groups.values()}


@pytest.fixture
def incident(market):
    return incident_of(market)


def test_a_second_report_of_an_event_comes_to_its_incident(incident):
    row = add(*eleven())
    assert incident_of(row) == incident
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
    assert incident_of(row) != incident
    assert not Link.objects.exists()


def test_the_same_text_a_week_later_comes_to_the_same_incident(incident):
    row = add(*said(making.TEXT + " ", published=dt.date(2021, 5, 11)))
    assert incident_of(row) == incident


def test_adding_a_report_again_changes_nothing(incident):
    add(*eleven())
    before = partition(), Draft.objects.count(), Likeness.objects.count()
    add(*eleven())
    assert (partition(), Draft.objects.count(), Likeness.objects.count()) == before


def test_reviewed_incidents_are_never_joined_by_a_third_report(incident, market, recorder):
    split(recorder, [market.claims.get(number=2)], "Told apart")
    apart = Incident.objects.get(title="Told apart")
    row = add(*eleven())
    assert incident_of(row) in (incident, apart)
    assert set(Incident.objects.filter(merged_into=None)) == {incident, apart}
    assert market.claims.get(number=2).membership.incident == apart


MARKET = "Shells struck the vegetable market of Tarvos beside the old Quillan bakery."
SCHOOL = "Survivors of the Sorrel school told of dust, glass and a burning minibus."


def told(text, *, town=None, on=None, killed=9, published=dt.date(2021, 5, 4)):
    """A report of so many killed, with a place and a day if it tells them, and its reading."""
    words = f"{killed} people were killed"
    whole = f"{words}. {text}"
    place = None
    if town:
        start = whole.index(town)
        place = model.Place(start=start, end=start + len(town), exact=town)
    claim = model.Claim(
        id="c1", harm="killed", incident="i1", evidence=making.span(words, whole),
        count=model.Count(
            start=0, end=len(str(killed)), exact=str(killed), qualifier="exact", value=killed,
            low=killed, best=killed, high=killed,
        ),
        places=(place,) if place else (),
        time=model.Time(from_=on, to=on, precision="day") if on else None,
    )  # fmt: skip
    loaded = making.loaded(whole, published=published)
    return loaded, model.Reading(report=loaded.report, claims=(claim,))


def in_the_market(more=""):
    return told(MARKET + more, town="Tarvos", on=dt.date(2021, 5, 3))


def at_the_school(more=""):
    return told(SCHOOL + more, published=dt.date(2021, 5, 5))


def test_a_report_that_tells_of_both_makes_the_younger_incident_the_older():
    first, second = incident_of(add(*in_the_market())), incident_of(add(*at_the_school()))
    assert first != second
    add(*in_the_market(f" {SCHOOL}"))
    second.refresh_from_db()
    assert second.merged_into == first
    assert Membership.objects.filter(incident=first).count() == 3


def test_what_people_judged_is_only_proposed_as_one(recorder):
    rows = [add(*in_the_market()), add(*at_the_school())]
    for row in rows:
        decide(recorder, "accept", claims=[row.claims.get()])
    third = add(*in_the_market(f" {SCHOOL}"))
    first, second = map(incident_of, rows)
    assert first != second
    assert incident_of(third) in (first, second)
    pairs = [{pair.one, pair.other} for pair in proposals()]
    assert pairs == [{first.key, second.key}]


def test_pairs_that_people_told_apart_are_not_proposed(recorder):
    rows = [add(*in_the_market()), add(*at_the_school())]
    decide(recorder, "different_incident", incidents=list(map(incident_of, rows)))
    add(*in_the_market(f" {SCHOOL}"))
    assert list(proposals()) == []


@pytest.mark.parametrize("order", list(permutations(range(4))))
def test_the_order_in_which_reports_come_does_not_matter(order):
    given = [
        in_the_market(), at_the_school(), in_the_market(f" {SCHOOL}"),
        told("The coast guard found a boat off Port Sela.", town="Port Sela", killed=2),
    ]  # fmt: skip
    for place in order:
        add(*given[place])
    sizes = sorted(len(group) for group in partition())
    assert sizes == [1, 3]


def test_a_merger_by_people_can_be_undone_though_reports_came_since(recorder):
    one, other = add(*in_the_market()), add(*told("Port Sela drowned.", town="Port Sela", killed=2))
    incidents = [incident_of(one), incident_of(other)]
    merged = decide(recorder, "same_incident", incidents=incidents)
    add(*in_the_market(" It rained."))
    undo(recorder, merged)
    assert [incident_of(row) for row in Report.objects.order_by("pk")[:2]] == incidents


def test_drafts_made_anew_leave_every_claim_where_it_was(market):
    add(*eleven())
    add(*drowned())
    before = partition(), sorted(Likeness.objects.values_list("score", flat=True))
    draft_all()
    assert (partition(), sorted(Likeness.objects.values_list("score", flat=True))) == before
    assert incident_of(add(*said(making.TEXT + " ", published=dt.date(2021, 5, 11)))) is not None


def test_a_reader_that_finds_no_event_any_more_leaves_no_draft(market):
    assert Draft.objects.filter(report=market).exists()
    append_reading(market, making.reading(), making.NEWER)
    assert not Draft.objects.filter(report=market).exists()


def test_adding_takes_as_many_queries_in_a_larger_record():
    def queries(number):
        with CaptureQueriesContext(connection) as captured:
            text = f"A ferry of the {number}th line sank off Sela{number}."
            add(*told(text, town=f"Sela{number}", killed=number + 2))
        return len(captured)

    queries(0)
    first, *others = [queries(number) for number in range(1, 9)]
    assert set(others) == {first}
