"""The page of the audit log."""

import json

import pytest
from django.db import connection
from django.urls import reverse

from tests.web.conftest import MARKET, market_claims, person, store
from tollbook.record import triggers
from tollbook.record.decisions import decide


@pytest.fixture
def log(client, market, recorder):
    client.force_login(person("omar", "reviewer"))
    decide(recorder, "reject", claims=[market.claims.get(number=1)], reason="wrong_number")

    def shown(**query):
        response = client.get(reverse("audit"), query)
        assert response.status_code == 200
        return " ".join(response.content.decode().split())

    return shown


def test_it_says_who_did_what_to_what_and_why(log, market):
    shown = log()
    assert "<bdi>rasha</bdi>" in shown
    assert "wrong number" in shown
    assert f'href="{reverse("report", args=[market.pk])}">report {market.pk}</a>' in shown
    assert "not as it was written" not in shown


def test_it_can_be_narrowed_to_a_person_an_action_an_object(log, market):
    assert "read by the machine</td>" not in log(actor="rasha")
    assert "rejected" not in log(action="read")
    assert "No entry fits" in log(object="d999")
    assert "No entry fits" not in log(object=market.key)


def test_an_entry_that_was_changed_stands_out(log):
    with connection.cursor() as cursor:
        for statement in triggers.drop(connection.vendor):
            cursor.execute(statement)
        cursor.execute("UPDATE record_decision SET note = 'x'")
    shown = log()
    assert 'role="alert"' in shown
    assert "is not what was logged" in shown


def test_the_head_can_be_saved(log, client):
    response = client.get(reverse("audit-head"))
    assert "attachment" in response.headers["Content-Disposition"]
    head = json.loads(response.content)
    assert (head["seq"], len(head["hash"])) == (4, 64)


@pytest.mark.parametrize("count", [1, 30])
def test_its_queries_do_not_grow(log, count, django_assert_max_num_queries):
    for n in range(count):
        store(f"{MARKET} {n}", market_claims(f"{MARKET} {n}"), id=f"m{n}")
    with django_assert_max_num_queries(18):
        log()
