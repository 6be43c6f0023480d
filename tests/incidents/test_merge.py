import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.incidents.build import DAY, claim, day, incidents, means, place, reading
from tests.incidents.reports import CLINIC, MARKET, bridge, clinic, market, report
from tollbook.incidents import group_all, merge
from tollbook.model import Decision


def parts(readings, **options):
    return {frozenset(d.report for d in drafts) for drafts in merge(readings, **options).incidents}


def judged(kind, *claims, id_="d1", **fields):
    at = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    return Decision(id=id_, at=at, by="reviewer", kind=kind, claims=claims, **fields)


def test_reports_of_one_event_share_an_incident():
    merged = group_all([market("a"), bridge("b"), market("c", 11)], merge=True)
    assert incidents(*merged) == [{"a#c1", "c#c1"}, {"b#c1"}]


def test_the_same_town_months_later_is_another_event():
    later = report("b", CLINIC, "Tarvos", "airstrike", 2, date=DAY + dt.timedelta(days=90))
    assert parts([market("a"), later]) == {frozenset("a"), frozenset("b")}


def line(id_, killed, date, town="Tarvos"):
    text = f"{killed} people were killed in {town}."
    said = claim(
        "c1", f"[{killed}] people were killed", killed, time=day(date), places=(place(town),)
    )
    return reading(id_, said, text=text)


def test_a_line_about_one_town_is_not_another_days_for_being_as_short():
    parted = {frozenset("a"), frozenset("b")}
    assert parts([line("a", 3, DAY), line("b", 4, DAY - dt.timedelta(days=80))]) == parted
    assert parts([line("a", 3, DAY), line("b", 3, DAY, "Ellis")]) == parted
    assert parts([line("a", 3, DAY), line("b", 3, DAY)]) == {frozenset("ab")}


def test_a_report_poor_in_places_joins_by_its_wording():
    bare = claim("c1", "[9] people were killed", 9)
    one, other = reading("a", bare, text=MARKET), reading("b", bare, text=MARKET + " It rained.")
    assert parts([one, other]) == {frozenset("ab")}


def test_a_link_says_why():
    (link,) = merge([market("a"), market("c")]).links
    told = " | ".join(link.reasons)
    assert link.score > 0.9
    assert "+ same place" in told
    assert "same day: 2021-03-04" in told
    assert "quillan" in told


def two_strikes(id_):
    town = {"places": (place("Tarvos"),), "means": means("shelling")}
    return reading(
        id_,
        claim("c1", "[9] people were killed", 9, time=day(DAY), **town),
        claim("c2", "[9] people were killed", 9, at=900, time=day(DAY - dt.timedelta(5)), **town),
        text=MARKET + " " * 900 + MARKET,
    )


def test_two_strikes_of_one_report_never_come_together_through_a_third():
    merged = merge([two_strikes("a"), market("b"), market("c")])
    for drafts in merged.incidents:
        reports = [draft.report for draft in drafts]
        assert len(set(reports)) == len(reports)


def test_people_keep_apart_what_the_machine_would_join():
    apart = judged("different_incident", "a#c1", "c#c1")
    assert parts([market("a"), market("c")], decisions=[apart]) == {frozenset("a"), frozenset("c")}


def test_people_join_what_the_machine_keeps_apart():
    same = judged("same_incident", "a#c1", "b#c1")
    assert parts([market("a"), bridge("b")], decisions=[same]) == {frozenset("ab")}


def test_of_a_pair_that_people_are_unsure_of_the_machine_keeps_its_hands():
    unsure = judged("unsure", "a#c1", "c#c1")
    assert parts([market("a"), market("c")], decisions=[unsure]) == {frozenset("a"), frozenset("c")}


def test_undoing_a_judgement_brings_the_partition_back():
    given_ = [market("a"), market("c")]
    apart = judged("different_incident", "a#c1", "c#c1")
    undo = judged("undo", undoes="d1", id_="d2")
    assert parts(given_, decisions=[apart, undo]) == parts(given_)


def test_the_machine_never_joins_reviewed_incidents_but_proposes_it():
    merged = merge([market("a"), market("c")], fixed={"a#c1": "i1", "c#c1": "i2"})
    assert len(merged.incidents) == 2
    assert [(link.one, link.other) for link in merged.proposals] == [("a#c1", "c#c1")]


def test_a_bridge_between_reviewed_incidents_leaves_both_whole():
    given_ = [market("a"), market("b"), market("c")]
    found = parts(given_, fixed={"a#c1": "i1", "c#c1": "i2"})
    assert not any({"a", "c"} <= reports for reports in found)


def test_reviewed_members_stay_together():
    assert parts([market("a"), bridge("b")], fixed={"a#c1": "i1", "b#c1": "i1"}) == {
        frozenset("ab")
    }


MAKERS = st.sampled_from([market, bridge, clinic])
DAYS = st.integers(0, 6).map(lambda days: DAY + dt.timedelta(days=days))
STREAMS = st.lists(st.tuples(MAKERS, st.integers(1, 30), DAYS), min_size=1, max_size=9)


def stream(said):
    return [make(f"r{n}", killed, date=on) for n, (make, killed, on) in enumerate(said)]


@settings(deadline=None, max_examples=40)
@given(STREAMS, st.randoms())
def test_the_order_of_arrival_does_not_change_the_partition(said, random):
    readings = stream(said)
    assert parts(readings) == parts(random.sample(readings, len(readings)))


@settings(deadline=None, max_examples=40)
@given(STREAMS)
def test_every_claim_of_an_event_is_in_exactly_one_incident(said):
    readings = stream(said)
    found = [c for drafts in merge(readings).incidents for d in drafts for c in d.claims]
    assert sorted(found) == sorted(f"{r.report.id}#c1" for r in readings)
