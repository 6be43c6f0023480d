import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.incidents.build import DAY
from tests.incidents.reports import bridge, clinic, market
from tollbook.incidents import Index, drafts_of, merge
from tollbook.incidents.shelf import MemoryShelf
from tollbook.model import Decision


def add(index, read):
    return index.add(read.report.id, drafts_of(read))


def filled(*readings, **options):
    index = Index(MemoryShelf(**options))
    for read in readings:
        add(index, read)
    return index


def partition(index):
    named = set(index.shelf.incident_of.values())
    return {frozenset(index.shelf.members(incident)) for incident in named}


def test_a_first_report_opens_an_incident():
    added = add(Index(), market("a"))
    assert [(change.incident, change.drafts) for change in added.changes] == [("i1", ("a#c1",))]


def test_a_second_report_joins_it_and_says_why():
    index = filled(market("a"))
    added = add(index, market("b", 11))
    assert [change.drafts for change in added.changes] == [("a#c1", "b#c1")]
    assert added.changes[0].incident == "i1"
    assert any("same place" in reason for reason in added.links[0].reasons)


def test_adding_a_report_again_changes_nothing():
    index = filled(market("a"), market("b"), bridge("c"))
    before = dict(index.shelf.incident_of)
    assert add(index, market("b")).changes == ()
    assert index.shelf.incident_of == before


def test_a_report_read_anew_leaves_the_incident_it_is_no_longer_of():
    index = filled(market("a"), market("b"))
    add(index, bridge("b"))
    assert partition(index) == {frozenset({"a#c1"}), frozenset({"b#c1"})}
    assert index.shelf.incident_of["a#c1"] == "i1"


def test_other_incidents_are_not_touched():
    index = filled(market("a"), bridge("b"))
    added = add(index, market("c"))
    assert {change.incident for change in added.changes} == {index.shelf.incident_of["a#c1"]}


def test_reviewed_incidents_are_never_joined_but_it_is_proposed():
    index = filled(market("a"), fixed={"a#c1": "i7", "b#c1": "i9"})
    added = add(index, market("b"))
    assert index.shelf.incident_of == {"a#c1": "i7", "b#c1": "i9"}
    assert [(link.one, link.other) for link in added.proposals] == [("a#c1", "b#c1")]


def test_the_oldest_incident_survives_a_merger():
    at = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    same = Decision(id="d", at=at, by="x", kind="same_incident", claims=("a#c1", "b#c1"))
    index = filled(market("a"), bridge("b"))
    index.shelf.decisions = [same]
    (change,) = add(index, bridge("c")).changes
    assert (change.incident, change.absorbed) == ("i1", ("i2",))


MAKERS = st.sampled_from([market, bridge, clinic])
DAYS = st.integers(0, 6).map(lambda days: DAY + dt.timedelta(days=days))
STREAMS = st.lists(st.tuples(MAKERS, st.integers(1, 30), DAYS), min_size=1, max_size=8)


@settings(deadline=None, max_examples=40)
@given(STREAMS, st.randoms())
def test_one_by_one_in_any_order_gives_what_merging_all_gives(said, random):
    readings = [make(f"r{n}", killed, date=on) for n, (make, killed, on) in enumerate(said)]
    index = filled(*random.sample(readings, len(readings)))
    together = {frozenset(draft.id for draft in drafts) for drafts in merge(readings).incidents}
    assert partition(index) == together
