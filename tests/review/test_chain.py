"""Entries bound to each other by hashes over salted digests."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tollbook.review.chain import GENESIS, Entry, canonical, digest_of, faults, in_utc, seal


def entry(seq, prev_hash, **fields):
    draft = {
        "at_utc": "2026-11-27T10:00:00.000Z", "actor": "amal", "role": "recorder",
        "action": "decide", "object": f"d{seq}", "from_version": None, "to_version": None,
        "payload_digest": digest_of("salt", b"{}"), "reason": None,
    }  # fmt: skip
    return seal(Entry(seq=seq, prev_hash=prev_hash, **{**draft, **fields}))


@pytest.fixture
def log():
    entries, prev_hash = [], GENESIS
    for seq in range(1, 6):
        entries.append(entry(seq, prev_hash))
        prev_hash = entries[-1].hash
    return entries


def told(entries, before=None):
    return [tuple(fault) for fault in faults(entries, before)]


def test_a_log_as_it_was_written_has_no_fault(log):
    assert told(log) == told([]) == told(log[2:], log[1]) == []


@pytest.mark.parametrize("field", Entry.__struct_fields__)
def test_a_change_of_any_field_is_found_in_its_entry(log, field):
    changed = {"seq": 9, "from_version": 2, "to_version": 2, "reason": "other"}.get(field, "x")
    log[2] = replace(log[2], **{field: changed})
    assert told(log)[0][0] == 3 if field != "seq" else told(log) != []


def test_an_entry_that_was_taken_out_is_missed_by_its_number(log):
    del log[1]
    assert told(log) == [(2, "is missing")]


def test_an_entry_written_anew_no_longer_follows_for_the_next(log):
    log[1] = entry(2, log[0].hash, actor="another")
    assert told(log) == [(3, "does not follow on the entry before it")]


def test_two_entries_that_changed_places_are_found(log):
    log[1], log[2] = log[2], log[1]
    assert told(log)


def test_a_digest_tells_nothing_without_its_salt():
    assert digest_of("a", b"Salma") != digest_of("b", b"Salma")


def test_canonical_json_does_not_depend_on_order_or_spelling():
    assert canonical({"b": 1, "a": [None, 0.5]}) == b'{"a":[null,0.5],"b":1}'
    assert canonical({"a": "قتل"}) == '{"a":"قتل"}'.encode()
    assert canonical(dt.date(2026, 11, 27)) == b'"2026-11-27"'


def test_moments_are_in_utc_whatever_zone_they_came_in():
    damascus = dt.timezone(dt.timedelta(hours=3))
    moment = dt.datetime(2026, 11, 27, 13, 0, 0, 123_000, tzinfo=damascus)
    assert in_utc(moment) == "2026-11-27T10:00:00.123Z"
    assert canonical([moment]) == b'["2026-11-27T10:00:00.123Z"]'


def test_what_has_no_canonical_form_is_refused():
    with pytest.raises(TypeError, match="set has no canonical form"):
        canonical({"a": {1}})
