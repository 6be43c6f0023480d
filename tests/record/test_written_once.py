"""Facts are written once: by Django's models, and by the database when they are gone around."""

import pytest
from django.db import DatabaseError, connection, transaction

from tests.record import making
from tollbook.record import triggers
from tollbook.record.decisions import decide
from tollbook.record.immutable import ImmutableRecordError
from tollbook.record.models import (
    AuditEntry,
    AuditPayload,
    Claim,
    Coding,
    Decision,
    Link,
    Look,
    Reading,
    Report,
    Step,
    Victim,
)

pytestmark = pytest.mark.django_db
FACTS = (
    Report, Reading, Claim, Link, Decision, Step, Coding, Look, Victim, AuditEntry, AuditPayload,
)  # fmt: skip


@pytest.fixture(autouse=True)
def judged(market, recorder):
    nine, three = market.claims.filter(number__lt=3)
    incident = nine.membership.incident
    Link.objects.create(claim=three, like=nine, incident=incident, score=0.9)
    Coding.objects.create(
        incident=incident, round=1, by=recorder, blind=True, values={}, against={}, agreed={}
    )
    Look.objects.create(incident=incident, round=1, by=recorder)
    Victim.objects.create(incident=incident, name="Salma Haddad", by=recorder)
    return decide(recorder, "accept", claims=[nine])


@pytest.mark.parametrize("fact", FACTS)
def test_a_stored_row_cannot_be_saved_again(fact):
    with pytest.raises(ImmutableRecordError, match="never changed"):
        fact.objects.first().save()


@pytest.mark.parametrize("fact", FACTS)
def test_a_stored_row_cannot_be_deleted(fact):
    with pytest.raises(ImmutableRecordError):
        fact.objects.first().delete()


@pytest.mark.parametrize("fact", FACTS)
@pytest.mark.parametrize("change", [{"method": "delete"}, {"method": "update", "pk": 99}])
def test_nor_many_at_once(fact, change):
    method, arguments = change["method"], {k: v for k, v in change.items() if k != "method"}
    with pytest.raises(ImmutableRecordError):
        getattr(fact.objects.all(), method)(**arguments)


@pytest.mark.parametrize("fact", FACTS)
def test_nor_by_bulk_update(fact):
    with pytest.raises(ImmutableRecordError):
        fact.objects.bulk_update([fact.objects.first()], [fact._meta.pk.name])


@pytest.mark.parametrize("table", [t for t in triggers.WRITTEN_ONCE if "incidents" not in t])
@pytest.mark.parametrize("statement", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {0}"])
def test_the_database_itself_refuses(table, statement):
    column = {"record_auditentry": "seq", "record_auditpayload": "entry_id"}.get(table, "id")
    with (
        pytest.raises(DatabaseError, match=f"rows of {table} are written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table, column))


def test_every_table_of_facts_has_its_triggers():
    catalogue = {
        "sqlite": "SELECT name FROM sqlite_master WHERE type = 'trigger'",
        "postgresql": "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal",
    }
    with connection.cursor() as cursor:
        cursor.execute(catalogue[connection.vendor])
        names = {name for (name,) in cursor.fetchall() if "_no_" in name}
    assert names == {
        f"{table}_no_{operation}"
        for table in triggers.WRITTEN_ONCE
        for operation in ("update", "delete")
    }
    facts = {fact._meta.db_table for fact in FACTS}
    assert facts <= set(triggers.WRITTEN_ONCE)


def test_views_may_change(market):
    incident = market.claims.get(number=1).membership.incident
    incident.title = making.TEXT[:10]
    incident.save()
