"""What is selected, as files."""

import json

import pytest
from django.urls import reverse

from tests.web.conftest import person
from tests.web.test_map import told
from tollbook.record.models import AuditEntry
from tollbook.web.pages import exporting


@pytest.fixture
def page(client, db):
    client.force_login(person("lina", "editor"))
    told(3, "Taiz", 13.58, 44.02)
    told(5, "Harand", 35.1, 36.6)
    return client


def fetch(page, name, **asked):
    return page.get(reverse("export", args=[name]), {"working": "1", **asked})


def test_by_default_only_what_is_published_is_in_them_and_the_log_tells(page):
    lines = page.get(reverse("export", args=["incidents.csv"])).content.decode().splitlines()
    assert len(lines) == 1
    entry = AuditEntry.objects.get(action="export")
    assert (entry.actor, '"release":"published"' in entry.payload.body) == ("lina", True)


def test_the_files_hold_what_is_selected(page):
    lines = fetch(page, "incidents.csv", q="Taiz").content.decode().splitlines()
    assert len(lines) == 2
    assert "Taiz" in lines[1]
    layer = json.loads(fetch(page, "incidents.geojson").content)
    assert len(layer["features"]) == 2
    assert len(fetch(page, "claims.csv", q="Harand").content.decode().splitlines()) == 2


def test_a_file_that_there_is_not_is_not_found(page):
    assert fetch(page, "victims.csv").status_code == 404


def test_too_many_are_sent_back_with_the_way_out(page, monkeypatch):
    monkeypatch.setattr(exporting, "MOST", 1)
    answer = page.get(reverse("export", args=["incidents.csv"]), {"harm": "killed"}, follow=True)
    assert "tollbook export DIR" in answer.content.decode()
    assert answer.redirect_chain[-1][0].endswith("?harm=killed")


def test_the_lists_lead_to_the_files(page):
    html = page.get(reverse("map"), {"q": "Taiz"}).content.decode()
    assert "/incidents/export/incidents.csv?q=Taiz" in html
