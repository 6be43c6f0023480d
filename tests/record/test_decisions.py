import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.model import SpanMismatchError
from tollbook.record.decisions import AlreadyUndoneError, decide, split, undo
from tollbook.record.models import Claim, Decision, Incident
from tollbook.record.requirements import DecisionError

pytestmark = pytest.mark.django_db


@pytest.fixture
def nine(market):
    return market.claims.get(number=1)


@pytest.fixture
def three(market):
    return market.claims.get(number=2)


def incident_of(claim):
    membership = Claim.objects.get(pk=claim.pk).membership
    return membership.incident


def test_a_decision_comes_back_as_the_core_knows_it(nine, recorder):
    row = decide(recorder, "reject", claims=[nine], reason="wrong_number", note="see the list")
    fact = Decision.objects.get().as_model()
    assert fact.id == row.key
    assert (fact.by, fact.kind, fact.reason) == ("amal", "reject", "wrong_number")
    assert fact.claims == (nine.key,)
    assert fact.at == row.at


def test_a_correction_is_a_claim_of_its_own(nine, recorder):
    twelve = replace(making.nine_killed(), count=replace(nine.as_model().count, best=12, low=12))
    row = decide(recorder, "correct", claims=[nine], replacement=twelve)
    made = Claim.objects.get(corrects=nine)
    assert (made.author, made.reading, made.number, made.best) == (recorder, None, 4, 12)
    assert row.as_model().replacement == made.as_model()
    assert Claim.objects.get(pk=nine.pk).best == 9


def test_a_correction_of_a_correction_is_about_the_same_statement(nine, recorder):
    decide(recorder, "correct", claims=[nine], replacement=making.nine_killed())
    corrected = Claim.objects.get(corrects=nine)
    row = decide(recorder, "correct", claims=[corrected], replacement=making.nine_killed())
    assert row.as_model().claims == (nine.key,)
    assert Claim.objects.filter(corrects=nine).count() == 2


def test_an_added_claim_is_in_the_incident_it_is_added_to(nine, market, recorder):
    incident = incident_of(nine)
    added = making.three_children(id="new")
    row = decide(recorder, "add", replacement=added, report=market, incidents=[incident])
    made = Claim.objects.get(author=recorder)
    assert incident_of(made) == incident
    assert row.as_model().replacement.id == "c4"
    assert row.as_model().report == market.key


def test_a_replacement_that_is_not_grounded_leaves_nothing(nine, recorder):
    wrong = replace(making.nine_killed(), evidence=making.Span(start=0, end=4, exact="Some"))
    with pytest.raises(SpanMismatchError):
        decide(recorder, "correct", claims=[nine], replacement=wrong)
    assert not Decision.objects.exists()
    assert not Claim.objects.filter(author=recorder).exists()


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("accept", ()),
        ("reject", ("claims",)),
        ("reject", ("reason",)),
        ("correct", ("claims",)),
        ("correct", ("replacement",)),
        ("add", ("replacement",)),
        ("add", ("report",)),
        ("pick_best", ("claims",)),
        ("assign", ("claims",)),
        ("assign", ("incidents",)),
        ("same_incident", ("incidents",)),
        ("different_incident", ("claims",)),
        ("unsure", ()),
        ("undo", ()),
    ],
)
def test_a_decision_that_lacks_what_it_needs_is_refused(kind, given, nine, market, recorder):
    everything = {
        "claims": [nine],
        "incidents": [incident_of(nine)],
        "reason": "other",
        "replacement": making.nine_killed(),
        "report": market,
    }
    with pytest.raises(DecisionError, match=f"of the kind {kind} needs"):
        decide(recorder, kind, **{name: everything[name] for name in given})
    assert not Decision.objects.exists()


def test_claims_move_to_another_incident_and_back(nine, three, recorder):
    old = incident_of(nine)
    moved = split(recorder, [three], "Second strike")
    assert incident_of(three).title == "Second strike"
    assert incident_of(nine) == old
    undo(recorder, moved)
    assert incident_of(three) == old


def test_merged_incidents_are_one_until_the_merger_is_undone(nine, three, recorder):
    first = incident_of(nine)
    split(recorder, [three], "Second strike")
    second = incident_of(three)
    merged = decide(recorder, "same_incident", incidents=[second, first])
    assert incident_of(nine) == incident_of(three) == second
    assert Incident.objects.get(pk=first.pk).merged_into == second
    undo(recorder, merged)
    assert (incident_of(nine), incident_of(three)) == (first, second)
    assert Incident.objects.get(pk=first.pk).merged_into is None


def test_a_decision_is_taken_back_once(nine, recorder):
    accepted = decide(recorder, "accept", claims=[nine])
    undo(recorder, accepted)
    with pytest.raises(AlreadyUndoneError):
        undo(recorder, accepted)
    assert accepted.undone_by.count() == 1


def test_an_undo_can_be_undone(nine, three, recorder):
    moved = split(recorder, [three], "Second strike")
    taken_back = undo(recorder, moved)
    undo(recorder, taken_back)
    assert incident_of(three).title == "Second strike"


def test_two_claims_judged_the_same_bring_their_incidents_together(nine, three, recorder):
    first = incident_of(nine)
    split(recorder, [three], "Second strike")
    decide(recorder, "same_incident", claims=[nine, three])
    assert incident_of(three) == first


def test_decisions_elsewhere_do_not_move_anything(nine, three, recorder):
    incident = incident_of(nine)
    other = Incident.objects.create(title="Elsewhere")
    decide(recorder, "different_incident", incidents=[incident, other])
    decide(recorder, "accept", claims=[nine, three])
    assert incident_of(nine) == incident_of(three) == incident
