import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from msgspec.structs import replace

from tests.record import making
from tollbook.record.decisions import decide, split, undo
from tollbook.record.models import Incident, Source
from tollbook.record.store import add_report
from tollbook.record.tolls import account_of, accounts_of, known_sources, statements_of, toll_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def nine(market):
    return market.claims.get(number=1)


@pytest.fixture
def incident(nine):
    return nine.membership.incident


def killed(incident, victims="all"):
    figure = toll_of(incident).figure("killed", victims)
    return figure and figure.numbers


def with_number(claim, number):
    return replace(
        claim.as_model(),
        count=replace(claim.as_model().count, value=number, low=number, best=number),
    )


def test_the_toll_is_that_of_the_incident_and_never_a_total_of_the_war(incident):
    toll = toll_of(incident)
    figure = toll.figure("killed")
    assert figure.numbers == (9, 9, 9)
    assert figure.high_open
    assert killed(incident, "children") == (3, 3, 3)


def test_each_bound_names_its_claims(incident, nine):
    figure = toll_of(incident).figure("killed")
    assert figure.low.claims == figure.high.claims == (nine.key,)


def test_a_rejected_claim_stays_among_the_statements_and_leaves_the_toll(incident, nine, recorder):
    decide(recorder, "reject", claims=[nine], reason="wrong_number")
    assert [s.state for s in statements_of(incident)] == ["rejected", "extracted"]
    assert killed(incident) == (3, None, 3)


def test_a_correction_moves_the_toll_until_it_is_undone(incident, nine, recorder):
    row = decide(recorder, "correct", claims=[nine], replacement=with_number(nine, 12))
    assert killed(incident) == (12, 12, 12)
    (statement, _) = statements_of(incident)
    assert (statement.id, statement.state, statement.decision) == (nine.key, "corrected", row.key)
    undo(recorder, row)
    assert killed(incident) == (9, 9, 9)


def test_an_added_claim_counts_until_it_is_undone(market, incident, recorder):
    added = making.claim("the ministry said", "4,000", harm="injured", value=40)
    row = decide(recorder, "add", replacement=added, report=market, incidents=[incident])
    assert toll_of(incident).figure("injured").low.value == 40
    (made,) = [s for s in statements_of(incident) if s.state == "added"]
    assert made.published == market.published
    undo(recorder, row)
    assert toll_of(incident).figure("injured") is None


def test_a_claim_moved_away_leaves_the_toll(market, incident, recorder):
    split(recorder, [market.claims.get(number=2)], "Second strike")
    assert killed(incident, "children") is None


def test_a_pick_settles_the_best_figure(market, incident, nine, recorder):
    second = making.loaded(making.TEXT.replace("At least 9", "At least 8"), publisher="Daily")
    eight = making.claim(
        "At least 8 people were killed", "At least 8", text=second.report.text, value=8,
        incident="x",
    )  # fmt: skip
    row, _ = add_report(
        second, making.Reading(report=second.report, claims=(eight,)), making.READER
    )
    other = row.claims.get()
    decide(recorder, "same_incident", incidents=[incident, other.membership.incident])
    for pick, best in ((nine, 9), (other, 8)):
        decide(recorder, "pick_best", claims=[pick], incidents=[incident], note="seen the list")
        figure = toll_of(incident).figure("killed")
        assert figure.best.value == best
        assert "picked by amal: seen the list" in figure.best.words


def test_another_policy_is_named_in_its_toll(incident):
    assert toll_of(incident).policy == "acled-min/1"
    assert toll_of(incident, "literal/1").policy == "literal/1"


def test_a_source_kept_in_the_record_goes_before_the_packages(db):
    Source.objects.create(name="Reuters in Harand", kind="media", aliases=["Reuters"])
    known = known_sources()
    assert known.find("the Reuters agency").name == "Reuters in Harand"
    assert known.find("AFP") is not None


@pytest.mark.parametrize(
    ("second", "origins"),
    [(making.TEXT + " Reported first by others.", 1), ("Nine dead in Harand, we have seen.", 2)],
)
def test_copies_of_one_text_are_one_origin(second, origins, recorder):
    """Two papers print the same words in their own voice, or each its own."""
    incidents = []
    for text, paper in ((making.TEXT, "Morning Post"), (second, "Evening Star")):
        words = text.split(" were")[0].split(" in")[0]
        number = next(n for n in ("At least 9", "Nine") if n in words)
        loaded = making.loaded(text, publisher=paper)
        claim = making.claim(words, number, text=text)
        row, _ = add_report(
            loaded, making.Reading(report=loaded.report, claims=(claim,)), making.READER
        )
        incidents.append(row.claims.get().membership.incident)
    decide(recorder, "same_incident", incidents=incidents)
    assert len(toll_of(incidents[0]).origins) == origins


def test_an_empty_incident_has_an_empty_toll(db):
    account = account_of(Incident.objects.create(title="A phone call", by_hand=True))
    assert account.statements == []
    assert account.toll.figures == ()


def test_many_incidents_take_as_many_queries_as_one(market, incident, nine, recorder):
    decide(recorder, "accept", claims=[nine])
    with CaptureQueriesContext(connection) as one:
        list(accounts_of([incident]))
    for number in range(5):
        row, _ = add_report(*making.another(number), making.READER)
        decide(recorder, "accept", claims=[row.claims.get()])
    incidents = list(Incident.objects.all())
    with CaptureQueriesContext(connection) as six:
        accounts = list(accounts_of(incidents))
    assert len(accounts) == 6
    assert all(account.statements[0].state == "accepted" for account in accounts)
    assert len(six) == len(one)
