"""The log of who did what: what goes into it, and what it finds when something was changed."""

import json

import pytest
from django.db import connection

from tests.record import making
from tollbook.errors import BadInputError
from tollbook.record import audit, triggers
from tollbook.record.audit_rows import AuditEntry, AuditPayload
from tollbook.record.by_hand import add_by_hand
from tollbook.record.decisions import decide, undo
from tollbook.record.models import Decision, Step
from tollbook.record.people import give_role
from tollbook.record.store import add_report
from tollbook.record.verifying import verify

pytestmark = pytest.mark.django_db


def entries():
    return [(e.actor, e.action, e.object) for e in AuditEntry.objects.all()]


def wrong():
    return [(fault.seq, fault.words) for fault in verify()]


@pytest.fixture
def judged(market, recorder):
    """A report that was read, a claim of it accepted, and that corrected."""
    give_role(recorder, "recorder")
    claim = market.claims.get(number=1)
    decide(recorder, "accept", claims=[claim])
    made = making.nine_killed(id="c1")
    decide(recorder, "correct", claims=[claim], replacement=made, reason="wrong_number")
    return market


def tamper(statement, *parameters):
    """Change the database as somebody would who may do anything to it."""
    with connection.cursor() as cursor:
        for drop in triggers.drop(connection.vendor):
            cursor.execute(drop)
        cursor.execute(statement, parameters)


def test_imports_and_decisions_are_logged_in_their_order(judged):
    accepted, corrected = Decision.objects.all()
    assert entries() == [
        ("", "add", judged.key),
        ("", "read", f"g{judged.readings.get().pk}"),
        ("amal", "decide", accepted.key),
        ("amal", "move", Step.objects.get().key),
        ("amal", "decide", corrected.key),
    ]
    last = AuditEntry.objects.last()
    assert (last.role, last.reason, last.seq) == ("recorder", "wrong_number", 5)
    assert wrong() == []


def test_a_report_that_is_known_already_is_not_logged_again(judged):
    before = entries()
    add_report(making.loaded(), making.reading(making.nine_killed()), making.READER)
    assert entries() == before


def test_an_undoing_and_an_incident_by_hand_are_logged(judged, recorder):
    undo(recorder, judged.claims.get(number=1).decisions.last())
    incident, report = add_by_hand(recorder, title="Two at a well", note="Two", source="phone")
    assert entries()[-2:] == [("amal", "add", report.key), ("amal", "tell", incident.key)]
    assert wrong() == []


def test_what_is_not_done_in_the_end_is_not_logged(judged, recorder):
    before = entries()
    with pytest.raises(ValueError, match="needs claims and a reason"):
        decide(recorder, "reject", claims=[judged.claims.first()])
    assert entries() == before


def test_the_log_keeps_digests_and_not_what_was_said(judged, recorder):
    decide(recorder, "accept", claims=[judged.claims.first()], note="her brother told me")
    kept = json.dumps(list(AuditEntry.objects.values()), default=str)
    assert "brother" not in kept
    assert set(AuditPayload.objects.values_list("body", flat=True)) == {None}


CHANGES = {
    "the text of a report": (1, "UPDATE record_report SET text = replace(text, '9', '8')"),
    "who published it": (1, "UPDATE record_report SET publisher = 'another'"),
    "a number that was read": (2, "UPDATE record_claim SET low = 8 WHERE reading_id IS NOT NULL"),
    "a claim that was read, gone": (2, "DELETE FROM record_claim WHERE number = 3"),
    "the reader": (2, "UPDATE record_reading SET version = '7'"),
    "a note": (3, "UPDATE record_decision SET note = 'x' WHERE kind = 'accept'"),
    "who decided": (3, "UPDATE record_decision SET by_id = by_id + 0, kind = 'reject'"),
    "what a decision is about": (3, "DELETE FROM record_decision_claims"),
    "a number that was corrected to": (5, "UPDATE record_claim SET low = 8 WHERE author_id > 0"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_in_the_record_is_found_and_its_entry_named(judged, change):
    seq, statement = CHANGES[change]
    tamper(statement)
    found = wrong()
    assert found[0][0] == seq
    assert "is not what was logged" in found[0][1]


@pytest.mark.parametrize("column", ["at_utc", "actor", "role", "action", "object", "reason"])
def test_one_changed_byte_of_an_entry_is_found_and_the_entry_named(judged, column):
    changed = "2020-01-01 00:00:00" if column == "at_utc" else "x"
    tamper(f"UPDATE record_auditentry SET {column} = %s WHERE seq = 3", changed)
    assert (3, "is not what was written: its hash is another") in wrong()


@pytest.mark.parametrize("column", ["payload_digest", "prev_hash", "hash"])
def test_one_flipped_digit_of_a_hash_is_found(judged, column):
    value = getattr(AuditEntry.objects.get(seq=3), column)
    flipped = ("0" if value[0] != "0" else "1") + value[1:]
    tamper(f"UPDATE record_auditentry SET {column} = %s WHERE seq = 3", flipped)
    assert wrong()[0][0] == 3


def test_a_salt_that_was_changed_is_found(judged):
    tamper("UPDATE record_auditpayload SET salt = 'x' WHERE entry_id = 2")
    assert wrong()[0][0] == 2


def test_a_payload_that_is_gone_without_a_word_is_found(judged):
    tamper("UPDATE record_auditpayload SET salt = NULL WHERE entry_id = 2")
    assert "no entry says why" in wrong()[0][1]


def test_an_entry_that_was_taken_out_is_missed(judged):
    tamper("DELETE FROM record_auditpayload WHERE entry_id = 2")
    tamper("DELETE FROM record_auditentry WHERE seq = 2")
    assert (2, "is missing") in wrong()


def test_a_decision_that_went_around_the_log_is_found(judged, recorder):
    stray = Decision.objects.create(
        kind="accept", by=recorder, payload={"kind": "accept", "by": "amal"}
    )
    assert wrong() == [(5, f"is the last, and none is about {stray.key}")]


def test_rows_from_before_the_log_are_adopted_once(judged):
    tamper("DELETE FROM record_auditpayload")
    tamper("DELETE FROM record_auditentry")
    audit.adopt(audit.live, ("r", "g", "d", "s"))
    assert [action for _, action, _ in entries()] == ["adopt"] * 5
    assert wrong() == []


def test_the_head_stands_for_all_before_it(judged, recorder):
    exported = audit.exported_head()
    audit.require_head("head.json", exported)
    decide(recorder, "accept", claims=[judged.claims.first()])
    audit.require_head("head.json", exported)
    tamper("UPDATE record_auditentry SET hash = %s WHERE seq = %s", "f" * 64, exported["seq"])
    with pytest.raises(BadInputError, match=r"head\.json: entry 5 of the log is another"):
        audit.require_head("head.json", exported)


def test_a_log_that_was_cut_does_not_have_the_head(judged):
    exported = audit.exported_head()
    tamper("DELETE FROM record_auditpayload WHERE entry_id = 5")
    tamper("DELETE FROM record_auditentry WHERE seq = 5")
    with pytest.raises(BadInputError, match="no entry 5: it was cut"):
        audit.require_head("head.json", exported)


def test_an_empty_log_has_a_head_too(db):
    audit.require_head("head.json", audit.exported_head())
