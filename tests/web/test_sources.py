"""The sources page: who they are, how often confirmed, and what a change of them does."""

import pytest
from django.urls import reverse

from tests.web.conftest import make_claim, person, store
from tollbook.record.audit_rows import AuditEntry
from tollbook.record.decisions import decide
from tollbook.record.models import IncidentOrigin, Source
from tollbook.record.origins import incidents_naming, tallies
from tollbook.record.tolls import toll_of
from tollbook.web.desk import Desk


def told(number, source, **about):
    text = f"{number} people were killed in Taiz, {source} said."
    claim = make_claim(
        text, f"{number} people were killed", str(number), id="c1", value=number, source=source
    )
    return store(text, [claim], id=f"{source} {number}", publisher=f"Paper of {source}", **about)


@pytest.fixture
def page(client, db):
    client.force_login(person("rana", "reviewer"))
    return client


@pytest.fixture
def incident(db):
    """One incident of which two origins say nine and a third says twenty."""
    rows = [told(9, "the Harand Monitor"), told(9, "City Rescue"), told(20, "Ward Five")]
    incidents = [Desk(row).incidents[0] for row in rows]
    decide(person("amal", "recorder"), "same_incident", incidents=incidents)
    return incidents[0]


def kept(page, name, **data):
    fields = {"name": name, "kind": "monitor", **data}
    return page.post(reverse("keep-source"), fields)


def test_origins_are_confirmed_or_contradicted_by_others(incident):
    found = {row.name: row.outcome for row in IncidentOrigin.objects.all()}
    assert found == {
        "the Harand Monitor": "confirmed", "City Rescue": "confirmed", "Ward Five": "contradicted",
    }  # fmt: skip
    assert tallies()["Ward Five"] == (1, 0, 1)


def test_the_page_lists_the_packages_sources_and_the_unlisted(page, incident):
    html = page.get(reverse("sources")).content.decode()
    assert "Syrian Observatory" in html
    assert "On no list" in html
    assert "Ward Five" in html


def test_two_names_become_one_source_and_the_toll_follows(page, incident):
    assert len(toll_of(incident).origins) == 3
    answer = kept(page, "Harand Monitor", aliases="the Harand Monitor\nCity Rescue")
    assert answer.status_code == 302
    assert len(toll_of(incident).origins) == 2
    assert incident.summary.origins == 2
    assert AuditEntry.objects.order_by("-seq")[0].action == "keep_source"


def test_a_party_no_longer_moves_the_toll(page, incident):
    assert toll_of(incident).figure("killed").high.value == 20
    kept(page, "Ward Five", kind="armed_group", party="on", side="north")
    incident.summary.refresh_from_db()
    assert Source.objects.get().party
    assert toll_of(incident).figure("killed").high.value in {9, 20}


def test_a_name_that_another_has_is_refused(page, incident):
    kept(page, "Harand Monitor", aliases="City Rescue")
    answer = kept(page, "Rescuers", aliases="City Rescue")
    assert answer.status_code == 422
    assert "is a name of Harand Monitor already" in answer.content.decode()


def test_a_recorder_looks_and_changes_nothing(client, incident):
    client.force_login(person("noor", "recorder"))
    assert client.get(reverse("source"), {"name": "Ward Five"}).status_code == 200
    assert kept(client, "Ward Five").status_code == 403
    assert not Source.objects.exists()


def test_only_what_a_source_touches_is_reckoned_anew(page, incident):
    other = Desk(told(3, "nobody else")).incidents[0]
    assert incidents_naming(["Ward Five"]) == {incident.pk}
    assert incidents_naming(["Paper of nobody else"]) == {other.pk}
    assert incidents_naming([" "]) == set()
