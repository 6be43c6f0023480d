"""The shared report, from its file to the tolls of the record."""

import pytest

from tollbook.record.intake import add_all
from tollbook.record.models import Incident
from tollbook.record.tolls import accounts_of, loose_statements

pytestmark = [pytest.mark.django_db, pytest.mark.shared]


@pytest.fixture
def accounts(shared):
    add_all([str(shared / "reports" / "idlib-air-strikes.report.jsonl")])
    return list(accounts_of(list(Incident.objects.all())))


def test_the_strikes_stand_at_fourteen_and_open(accounts):
    figures = [account.toll.figure("killed") for account in accounts]
    (strikes,) = [f for f in figures if f and f.low and f.low.value == 14]
    assert strikes.numbers == (14, 14, 14)
    assert strikes.high_open


def test_parts_are_not_added_to_the_whole(accounts):
    values = [
        bound.value
        for account in accounts
        for figure in account.toll.figures
        for bound in (figure.low, figure.best, figure.high)
        if bound
    ]
    assert 19 not in values


@pytest.mark.parametrize("total", [1500, 1000, 560_000, 400_000])
def test_totals_of_the_war_are_in_no_incident(total, accounts):
    stated = [s.claim.count.value for account in accounts for s in account.statements]
    assert total not in stated
    assert total in [statement.claim.count.value for statement in loose_statements()]
