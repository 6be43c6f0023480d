"""What must not be kept goes, the log says who, when and why, and everything else stands."""

import datetime as dt
import json

import pytest
from django.contrib.auth.models import User
from django.db import DatabaseError, connection, transaction

from tests.record import making
from tollbook.errors import BadInputError
from tollbook.model import Actor, Place, Source, Time, Victims
from tollbook.publish.editions import published
from tollbook.record import archive, victims
from tollbook.record.by_hand import Attachment, add_by_hand
from tollbook.record.coding import code
from tollbook.record.contents import content_of
from tollbook.record.decisions import decide, split
from tollbook.record.erasing import erase
from tollbook.record.grouping import title_of
from tollbook.record.importing import look, store
from tollbook.record.intake import add_each
from tollbook.record.keeping import keep_all
from tollbook.record.models import (
    AuditEntry,
    AuditPayload,
    Claim,
    Coding,
    Decision,
    Incident,
    IncidentSummary,
    Report,
    Stand,
    Step,
    Victim,
)
from tollbook.record.people import give_role
from tollbook.record.reviewing import assign, make_move, seen_of, situation_of
from tollbook.record.search import incidents_with, reports_with
from tollbook.record.store import ReaderVersion, add_report
from tollbook.record.tolls import toll_of
from tollbook.record.verifying import verify
from tollbook.review.coding import Coding as Values
from tollbook.review.moves import Given
from tollbook.review.states import PRIVACY

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(db):
    user = User.objects.create_user("leila")
    give_role(user, "editor")
    return user


@pytest.fixture
def incident(market, recorder):
    give_role(recorder, "recorder")
    return market.claims.get(number=1).membership.incident


def whole():
    return list(verify()) == []


def everything_stored():
    """All that the database holds, as text."""
    kept = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            # The words of an index are gone with the row that it points to.
            if table.startswith(("record_", "auth_")) and "_search" not in table:
                cursor.execute(f"SELECT * FROM {table}")
                kept += [" ".join(map(str, row)) for row in cursor.fetchall()]
    return "\n".join(kept)


@pytest.fixture
def salma(recorder, incident):
    named = victims.Named(
        name="Salma Haddad", variants=("Salmah",), age=31, sex="female", role="health_worker",
        source="her brother", note="taught at the school",
    )  # fmt: skip
    first = victims.name(recorder, incident, named)
    return victims.correct(recorder, first, victims.Named(name="Salma al-Haddad", age=32))


SECRETS = ("Salma", "her brother", "taught at", "health_worker")


def test_a_named_victim_goes_with_all_versions_of_the_row(salma, editor):
    assert whole()
    erased = erase(editor, salma.key, "privacy_request", "asked by the family")
    assert erased == [row.key for row in Victim.objects.all()]
    for secret in SECRETS:
        assert secret not in everything_stored()
    assert all(row.erased and row.age is None for row in Victim.objects.all())
    assert whole()


def test_any_version_leads_to_all(salma, editor):
    assert len(erase(editor, salma.replaces.key, "privacy_request")) == 2


def test_the_log_says_who_when_and_why_and_not_what(salma, editor):
    erase(editor, salma.key, "privacy_request", "asked by the family")
    entry = AuditEntry.objects.get(action="erase", object=salma.key)
    assert (entry.actor, entry.role, entry.reason) == ("leila", "editor", "privacy_request")
    why = AuditEntry.objects.get(object=f"{salma.key}/why")
    assert json.loads(why.payload.body)["note"] == "asked by the family"


def test_the_salts_go_too_so_that_nobody_can_try_out_names(salma, editor):
    before = AuditEntry.objects.get(action="name", object=salma.key)
    erase(editor, salma.key, "privacy_request")
    assert AuditPayload.objects.get(entry=before).salt is None


def test_what_remains_of_an_erased_row_is_still_held_against_the_log(salma, editor):
    erase(editor, salma.key, "privacy_request")
    with connection.cursor() as cursor:
        cursor.execute("UPDATE record_victim SET name = 'Another' WHERE id = %s", [salma.pk])
    assert [fault.words for fault in verify()] == [
        f"is about {salma.key}, and {salma.key} is not what was logged"
    ]


@pytest.mark.parametrize("table", ["record_victim", "record_decision", "record_report"])
def test_without_an_entry_of_the_log_nothing_can_be_blanked(salma, incident, recorder, table):
    decide(recorder, "accept", claims=[incident.members.first().claim], note="as told")
    column = "name" if table == "record_victim" else "note"
    column = "text" if table == "record_report" else column
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(f"UPDATE {table} SET {column} = ''")


def test_an_entry_frees_its_own_row_alone(salma, incident, recorder, editor):
    other = victims.name(recorder, incident, victims.Named(name="Omar"))
    erase(editor, salma.key, "privacy_request")
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE record_victim SET name = '' WHERE id = %s", [other.pk])


def test_not_even_an_erased_row_can_be_deleted(salma, editor):
    erase(editor, salma.key, "privacy_request")
    with (
        pytest.raises(DatabaseError, match="written once"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("DELETE FROM record_victim WHERE id = %s", [salma.pk])


def test_a_note_goes_and_its_decision_stands(incident, recorder, editor):
    claim = incident.members.first().claim
    decision = decide(
        recorder, "reject", claims=[claim], reason="wrong_number", note="said Nurse Rana"
    )
    assert erase(editor, decision.key, "security_risk") == [decision.key]
    assert "Rana" not in everything_stored()
    row = Decision.objects.get(pk=decision.pk)
    assert (row.kind, row.as_model().note) == ("reject", "")
    assert toll_of(incident).figure("killed").numbers == (3, None, None) or row.reason
    assert whole()


@pytest.fixture
def told(db, recorder):
    """A report that names a victim, with what people made of it."""
    give_role(recorder, "recorder")
    words = "Nine people were killed, among them Salma Haddad. She was a teacher."
    claim = making.claim(
        "Nine people were killed, among them Salma Haddad", "Nine", text=words,
        victims=Victims(names=("Salma Haddad",)),
    )  # fmt: skip
    loaded = making.loaded(words, id="haddad", title="Salma Haddad killed", publisher="Gazette")
    row, _ = add_report(
        loaded, making.Reading(report=loaded.report, claims=(claim,)), making.READER
    )
    stored = row.claims.get()
    decide(recorder, "correct", claims=[stored], replacement=claim, note="Salma was my aunt")
    return row


def test_a_report_goes_with_original_claims_and_what_was_decided_on_them(
    told, editor, django_capture_on_commit_callbacks
):
    incident = told.claims.first().membership.incident
    assert archive.path_of(told.sha256).exists()
    with django_capture_on_commit_callbacks(execute=True):
        erased = erase(editor, told.key, "source_withdrawn")
    assert erased[0] == told.key
    for secret in ("Salma", "teacher", "Gazette", "haddad"):
        assert secret not in everything_stored()
    assert not archive.path_of(told.sha256).exists()
    assert not Claim.objects.current().exists()
    assert not incident.members.exists()
    assert not IncidentSummary.objects.filter(incident=incident).exists()
    assert not Report.objects.filter(pk__in=reports_with("teacher")).exists()
    assert whole()


def test_an_erased_report_does_not_come_back(told, editor, tmp_path, own_home):
    path = tmp_path / "a.txt"
    path.write_text("Nine people were killed in Harand on Monday, medics said.")
    (added,) = add_each([str(path)])
    erase(editor, added.report.key, "privacy_request")
    (again,) = add_each([str(path)])
    assert (again.outcome, again.report.pk) == ("known", added.report.pk)
    assert Report.objects.get(pk=added.report.pk).text == ""
    keep_all()
    assert whole()


def test_an_erased_attachment_does_not_come_back_to_the_archive(
    recorder, editor, django_capture_on_commit_callbacks
):
    picture = Attachment(content=b"\x89PNG...", media_type="image/png")
    fields = {"title": "At the well", "note": "Two killed.", "source": "phone"}
    _, report = add_by_hand(recorder, **fields, attachment=picture)
    with django_capture_on_commit_callbacks(execute=True):
        erase(editor, report.key, "privacy_request")
    with pytest.raises(BadInputError, match="in the record already"):
        add_by_hand(recorder, **fields, attachment=picture)
    assert not archive.path_of(report.sha256).exists()


def test_an_erased_original_does_not_come_back_to_the_archive(
    market, editor, django_capture_on_commit_callbacks
):
    with django_capture_on_commit_callbacks(execute=True):
        erase(editor, market.key, "privacy_request")
    again = making.reading(making.nine_killed())
    assert add_report(making.loaded(), again, ReaderVersion("x", "2")) == (market, False)
    assert not archive.path_of(market.sha256).exists()
    assert not market.readings.filter(version="2").exists()


def test_other_reports_of_the_incident_stand(market, incident, editor, recorder):
    text = f"{making.TEXT} More."
    row, _ = add_report(
        making.loaded(text, id="more"), making.reading(making.nine_killed(), text=text),
        making.READER,
    )  # fmt: skip
    decide(recorder, "same_incident", incidents=[incident, row.claims.get().membership.incident])
    erase(editor, row.key, "source_withdrawn")
    incident.refresh_from_db()
    assert toll_of(incident).figure("killed").numbers == (9, 9, 9)
    assert whole()


def test_what_was_vouched_for_and_lost_a_report_goes_back(market, incident, editor, recorder):
    decide(recorder, "accept", claims=[incident.members.first().claim])
    step = incident.steps.last()
    Stand.objects.filter(incident=incident).update(state="confirmed")
    assert step.content.claims
    erase(editor, market.key, "source_withdrawn")
    assert Stand.objects.get(incident=incident).state == "in_review"


NAMED = (
    "At least 9 people were killed in Harand on Monday by the brigade of Omar Haddad, "
    "Samir Nasser said."
)


def told_by_somebody():
    """A claim that names its witness and an alleged perpetrator."""
    return making.claim(
        "At least 9 people were killed", "At least 9", text=NAMED,
        source=Source(**making.as_fields("Samir Nasser", NAMED), kind="witness"),
        actor=Actor(**making.as_fields("Omar Haddad", NAMED)),
        places=(Place(**making.as_fields("Harand", NAMED), name="Harand", id="test:1"),),
        time=Time(
            **making.as_fields("Monday", NAMED), from_=dt.date(2021, 5, 3), to=dt.date(2021, 5, 3)
        ),
    )  # fmt: skip


@pytest.fixture
def reviewed(db, recorder, editor):
    """A report of which the incident was submitted, coded, confirmed and published."""
    give_role(recorder, "recorder")
    reviewer = User.objects.create_user("rana")
    give_role(reviewer, "reviewer")
    claim = told_by_somebody()
    report, _ = add_report(
        making.loaded(NAMED, id="named"), making.reading(claim, text=NAMED), making.READER
    )
    incident = report.claims.get().membership.incident
    decide(recorder, "accept", claims=list(report.claims.all()))
    move(recorder, incident, "submit")
    code(reviewer, incident, Values(killed_low=9, perpetrator="Omar Haddad"))
    move(reviewer, incident, "confirm")
    move(editor, incident, "publish")
    return report


def move(by, incident, name):
    seen = seen_of(situation_of(incident, content_of(incident)))
    given = Given(
        duplicates=True, check=True, waiver="on the spot", privacy=frozenset(PRIVACY), note="seen"
    )
    return make_move(by, incident, name, given, seen)


def words_of_search():
    """What the index of incidents holds, as SQLite keeps it."""
    if connection.vendor != "sqlite":
        return b""
    with connection.cursor() as cursor:
        cursor.execute("SELECT block FROM record_incident_search_data")
        return b"\n".join(bytes(block) for (block,) in cursor.fetchall())


def test_the_names_that_the_review_of_an_incident_repeats_go_with_the_report(reviewed, editor):
    incident = reviewed.claims.get().membership.incident
    assert "Samir" in everything_stored()
    erased = erase(editor, reviewed.key, "privacy_request")
    for secret in ("Samir", "samir", "Haddad", "haddad"):
        assert secret not in everything_stored()
        assert secret.encode() not in words_of_search()
    assert {step.key for step in incident.steps.filter(move="publish")} <= set(erased)
    assert whole()


def test_a_publication_keeps_its_figures_without_the_names(reviewed, editor):
    step = reviewed.claims.get().membership.incident.steps.get(move="publish")
    erase(editor, reviewed.key, "privacy_request")
    step.refresh_from_db()
    toll = step.payload["published"]["toll"]
    (origin,) = toll["origins"]
    assert (origin["name"], origin["claims"]) == ("", [f"{reviewed.key}#c1"])
    assert toll["figures"][0]["low"]["value"] == 9
    coding = Coding.objects.get()
    assert (coding.values["killed_low"], coding.values["perpetrator"]) == (9, None)
    assert len(list(published())) == 1


def test_names_from_reports_of_other_incidents_stand(reviewed, editor):
    other, _ = add_report(*making.another(), making.READER)
    before = [step.payload for step in Step.objects.order_by("pk")]
    erase(editor, other.key, "privacy_request")
    steps = Step.objects.filter(incident=reviewed.claims.get().membership.incident)
    assert [step.payload for step in steps.order_by("pk")] == before
    assert Coding.objects.get().values["perpetrator"] == "Omar Haddad"


@pytest.fixture
def by_hand(recorder):
    """An incident that somebody told, with a name in its title."""
    incident, _ = add_by_hand(
        recorder, title="Killing of Qxvname", note="Qxvname was killed.", source="his cousin"
    )
    return incident


def imported(recorder, row="1,Killing of Qxvname,Harand,4"):
    """The incident of a row of a team's table."""
    store(look("ours.csv", f"id,title,place,killed\n{row}\n".encode(), "Our Team"), recorder)
    return Claim.objects.order_by("-pk")[0].membership.incident


def is_found(word):
    return Incident.objects.filter(pk__in=incidents_with(word)).exists()


def test_an_incident_by_hand_loses_its_title_in_lists_search_and_log(by_hand, editor):
    assert is_found("Qxvname")
    assert by_hand.key in erase(editor, by_hand.report.key, "privacy_request")
    assert not is_found("Qxvname")
    assert b"qxvname" not in words_of_search()
    assert "Qxvname" not in everything_stored()
    by_hand.refresh_from_db()
    assert by_hand.title == f"Erased, {by_hand.report.key}"
    assert whole()


def test_what_else_the_log_says_of_an_incident_by_hand_stands(by_hand, recorder, editor):
    assign(editor, by_hand, recorder)
    erase(editor, by_hand.report.key, "privacy_request")
    entries = AuditEntry.objects.filter(object=by_hand.key)
    kept = dict(entries.values_list("action", "payload__body"))
    report = by_hand.report.key
    assert kept == {
        "tell": None, "assign": '{"to":"amal"}', "erase": json.dumps({"report": report},
        separators=(",", ":")),
    }  # fmt: skip


def test_an_incident_of_a_table_loses_its_title(recorder, editor):
    incident = imported(recorder)
    assert is_found("Qxvname")
    erase(editor, f"r{Report.objects.get().pk}", "privacy_request")
    assert not is_found("Qxvname")
    assert "Qxvname" not in everything_stored()
    assert whole()
    incident.refresh_from_db()
    assert incident.title.startswith("Erased, r")


@pytest.mark.parametrize("first", [True, False])
def test_a_row_that_was_merged_loses_its_title_wherever_it_stands(first, recorder, editor):
    if first:
        row = imported(recorder)
    other, _ = add_report(*making.another(), making.READER)
    market = other.claims.get().membership.incident
    row = row if first else imported(recorder)
    report = row.members.first().claim.report
    decide(recorder, "same_incident", incidents=[market, row])
    erase(editor, report.key, "privacy_request")
    assert "Qxvname" not in everything_stored()
    survivor = Incident.objects.standing().get()
    assert survivor.title == title_of([c.as_model() for c in other.claims.all()])


def test_the_title_that_people_gave_to_claims_that_they_split_off_goes(told, recorder, editor):
    split(recorder, list(told.claims.current()), "Killing of Qxvname")
    erase(editor, told.key, "privacy_request")
    assert "Qxvname" not in everything_stored()


def test_the_title_of_another_note_stands(by_hand, told, recorder, editor):
    incident = told.claims.first().membership.incident
    decide(recorder, "same_incident", incidents=[incident, by_hand])
    erase(editor, told.key, "privacy_request")
    by_hand.refresh_from_db()
    assert by_hand.title == "Killing of Qxvname"


@pytest.mark.parametrize("key", ["", "x1", "d", "dx", "r999", "i1"])
def test_what_cannot_be_erased_is_told(key, editor):
    with pytest.raises(BadInputError):
        erase(editor, key, "privacy_request")
    assert not AuditEntry.objects.filter(action="erase").exists()
