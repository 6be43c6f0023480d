"""What is published, in which state, and what stays in the record."""

import csv
import io
import json

import pytest
from django.contrib.auth.models import User
from msgspec.structs import replace

from tests.record import making
from tollbook.publish.export import FILES, write_export
from tollbook.record.contents import content_of
from tollbook.record.decisions import decide
from tollbook.record.erasing import erase
from tollbook.record.merging import merge_incidents
from tollbook.record.people import give_role
from tollbook.record.reviewing import make_move, seen_of, situation_of
from tollbook.record.store import add_report
from tollbook.review.moves import Given
from tollbook.review.states import PRIVACY

pytestmark = pytest.mark.django_db
GIVEN = Given(
    reason="fabricated_or_manipulated_source", note="as agreed", duplicates=True, check=True,
    waiver="on the spot", privacy=frozenset(PRIVACY),
)  # fmt: skip


@pytest.fixture
def team(recorder):
    people = {"recorder": recorder}
    give_role(recorder, "recorder")
    for name, role in (("omar", "reviewer"), ("leila", "editor")):
        people[role] = User.objects.create_user(name)
        give_role(people[role], role)
    return people


@pytest.fixture
def incident(market):
    return market.claims.get(number=1).membership.incident


@pytest.fixture
def go(team, incident):
    """Make moves, each as (who, move)."""

    def made(*moves):
        for who, name in moves:
            seen = seen_of(situation_of(incident, content_of(incident)))
            make_move(team[who], incident, name, GIVEN, seen)

    for membership in incident.members.all():
        decide(team["recorder"], "accept", claims=[membership.claim])
    return made


SUBMIT, CONFIRM = ("recorder", "submit"), ("reviewer", "confirm")
PUBLISH, REVISE = ("editor", "publish"), ("recorder", "revise")


def export(release="published"):
    outputs = {name: io.BytesIO() for name in FILES}
    written = write_export(outputs, release)
    texts = {name: out.getvalue().decode() for name, out in outputs.items()}
    tables = {
        name: list(csv.DictReader(io.StringIO(text)))
        for name, text in texts.items()
        if name.endswith("csv")
    }
    return written, tables, json.loads(texts["incidents.geojson"])["features"]


def rows(name="incidents.csv", release="published"):
    return export(release)[1][name]


def test_what_nobody_reviewed_is_not_exported_as_numbers(market):
    written, tables, features = export()
    assert written == (0, 1)
    assert features == []
    assert all(table == [] for table in tables.values())


@pytest.mark.parametrize("moves", [[], [SUBMIT], [SUBMIT, CONFIRM]])
def test_what_is_not_published_stays_whatever_its_state(go, moves):
    go(*moves)
    assert rows() == rows("tolls.csv") == []


def test_a_published_incident_has_its_state_and_version(go):
    go(SUBMIT, CONFIRM, PUBLISH)
    (row,) = rows()
    assert (row["release"], row["state"], row["version"]) == ("published", "published", "1")
    assert (row["confirmed"], row["killed_best"], row["review"]) == ("True", "9", "reviewed")
    assert {r["state"] for r in rows("tolls.csv")} == {"published"}
    assert len(rows("claims.csv")) == 2
    assert len(export()[2]) == 1


def test_one_that_is_not_confirmed_says_so(go):
    go(SUBMIT, PUBLISH)
    (row,) = rows()
    assert (row["state"], row["confirmed"]) == ("published", "False")


def test_what_came_since_waits_for_the_next_version(go, incident, team):
    go(SUBMIT, PUBLISH)
    nine = incident.members.get(claim__number=1).claim
    fact = nine.as_model()
    eight = replace(fact, count=replace(fact.count, value=8, low=8, best=8))
    decide(team["recorder"], "correct", claims=[nine], replacement=eight, reason="wrong_number")
    (row,) = rows()
    assert (row["state"], row["version"], row["killed_best"]) == ("under_revision", "1", "9")
    assert len(rows("claims.csv")) == 2
    go(("recorder", "republish"), ("reviewer", "republish"))
    (row,) = rows()
    assert (row["state"], row["version"]) == ("published", "2")
    assert row["killed_best"] == "8"


def test_what_was_retracted_keeps_a_row_without_figures(go):
    go(SUBMIT, PUBLISH, ("editor", "retract"), ("reviewer", "retract"))
    written, tables, features = export()
    (row,) = tables["incidents.csv"]
    told = {name: cell for name, cell in row.items() if cell}
    assert told == {"incident": row["incident"], "release": "published", "state": "retracted",
                    "version": "1"}  # fmt: skip
    assert tables["tolls.csv"] == tables["claims.csv"] == features == []
    assert written.incidents == 1


def test_what_was_merged_leads_to_what_it_became(go, incident, team):
    other, _ = add_report(*making.another(), making.READER)
    partner = other.claims.get().membership.incident
    go(SUBMIT, PUBLISH)
    for who in ("recorder", "editor", "reviewer"):
        merge_incidents(team[who], partner, incident)
    told = {row["incident"]: row for row in rows()}
    incident.refresh_from_db()
    if incident.merged_into:
        assert told[incident.key]["state"] == "merged"
        assert told[incident.key]["survivor"] == incident.merged_into.key
        assert told[incident.key]["killed_best"] == ""
    else:
        assert told[incident.key]["state"] == "under_revision"


def test_a_total_that_one_person_judged_is_not_published(market, recorder):
    decide(recorder, "accept", claims=[market.claims.get(number=3)])
    assert rows("claims.csv") == []
    told = {row["scope"]: row["incident"] for row in rows("claims.csv", "working")}
    assert told["cumulative"] == ""


def test_an_erased_report_leaves_the_published_claims(go, market, team):
    go(SUBMIT, PUBLISH)
    erase(team["editor"], market.key, "privacy_request")
    (row,) = rows()
    assert row["killed_best"] == "9"
    assert rows("claims.csv") == []


def test_the_working_record_is_whole_and_every_row_says_so(market, go):
    written, tables, _ = export("working")
    assert written == (1, 0)
    for table in tables.values():
        assert {row["release"] for row in table} == {"working"}
    (row,) = tables["incidents.csv"]
    assert (row["state"], row["version"], row["confirmed"]) == ("in_review", "", "False")


def test_a_draft_says_that_it_is_one(market):
    assert rows(release="working")[0]["state"] == "draft"


@pytest.mark.parametrize("count", [1, 5])
def test_the_queries_of_an_export_do_not_grow(team, count, django_assert_max_num_queries):
    for n in range(count):
        row, _ = add_report(*making.another(n), making.READER)
        found = row.claims.get().membership.incident
        decide(team["recorder"], "accept", claims=[row.claims.get()])
        for who, name in (SUBMIT, PUBLISH):
            seen = seen_of(situation_of(found, content_of(found)))
            make_move(team[who], found, name, GIVEN, seen)
    with django_assert_max_num_queries(12):
        written, tables, _ = export()
    assert written.incidents == count
    assert len(tables["claims.csv"]) == count
