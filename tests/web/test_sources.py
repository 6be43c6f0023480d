"""The sources page: who they are, how often confirmed, and what a change of them does."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse
from msgspec.structs import replace

from tests.web.conftest import make_claim, person, store
from tests.web.test_review_pages import placed
from tollbook.record.audit_rows import AuditEntry
from tollbook.record.contents import content_of
from tollbook.record.decisions import decide
from tollbook.record.models import IncidentOrigin, Source, Stand
from tollbook.record.origins import drop_source, incidents_naming, tallies
from tollbook.record.reviewing import make_move, seen_of, situation_of
from tollbook.record.tolls import toll_of
from tollbook.review.moves import Given
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


@pytest.fixture
def submitted(db):
    """An incident of eight killed, and of none by a source whose zero does not count yet."""
    amal = person("amal", "recorder")
    incidents = []
    for number, source in (("8", "medics"), ("0", "Beta Bureau")):
        text = f"{number} people were killed in Taiz on Tuesday by army shelling, {source} said."
        claim = placed(text, number, int(number), source)
        claim = replace(claim, source=replace(claim.source, kind="monitor"))
        incidents += Desk(store(text, [claim], id=source)).incidents
    decide(amal, "same_incident", incidents=incidents)
    claims = [member.claim for member in incidents[0].members.all()]
    decide(amal, "accept", claims=claims)
    submit(amal, incidents[0])
    return incidents[0]


def submit(by, incident):
    seen = seen_of(situation_of(incident, content_of(incident)))
    make_move(by, incident, "submit", Given(duplicates=True), seen)


def test_a_source_that_moves_figures_sends_them_back_to_review(page, submitted):
    before = toll_of(submitted).figure("killed").numbers
    kept(page, "Nobody There", kind="rescue_agency")
    assert Stand.objects.get(incident=submitted).state == "provisional"
    kept(page, "Beta Bureau", kind="rescue_agency")
    assert toll_of(submitted).figure("killed").numbers != before
    assert Stand.objects.get(incident=submitted).state == "in_review"
    assert submitted.steps.last().by.username == "rana"


def test_a_source_that_is_deleted_sends_back_what_it_moved(page, submitted):
    kept(page, "Beta Bureau", kind="rescue_agency")
    amal = User.objects.get(username="amal")
    submit(amal, submitted)
    drop_source(amal, Source.objects.get())
    assert not Source.objects.exists()
    assert AuditEntry.objects.filter(action="source").count() == 1
    assert Stand.objects.get(incident=submitted).state == "in_review"


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
