"""The audit log's arithmetic: entries chained by their hashes over salted digests of payloads.

An entry never holds what it is about, only a digest of it with a salt that is kept beside. A
payload and its salt can therefore be erased and the chain still verifies; without the salt the
digest tells nothing, not even to someone who guesses the payload.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import NamedTuple

import msgspec

#: What stands before the first entry.
GENESIS = "0" * 64


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the log: who did what to which object, when, and the hash that binds it.

    `seq` counts up from 1 without gaps. `at_utc` is ISO 8601 in UTC with milliseconds. `hash` is
    the SHA-256 of all other fields as canonical JSON, `prev_hash` that of the entry before.
    """

    seq: int
    at_utc: str
    actor: str
    role: str
    action: str
    object: str
    from_version: int | None
    to_version: int | None
    payload_digest: str
    reason: str | None
    prev_hash: str
    hash: str = ""


class Fault(NamedTuple):
    """What is wrong with an entry, by its number."""

    seq: int
    words: str


def canonical(value: object) -> bytes:
    """Return a value as JSON that is the same wherever and whenever it is written."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )
    return text.encode()


def digest_of(salt: str, payload: bytes) -> str:
    """Return the SHA-256 of a payload with its salt before it, in hexadecimal."""
    return hashlib.sha256(salt.encode() + payload).hexdigest()


def seal(entry: Entry) -> Entry:
    """Return an entry with its hash."""
    fields = msgspec.to_builtins(entry)
    del fields["hash"]
    return msgspec.structs.replace(entry, hash=hashlib.sha256(canonical(fields)).hexdigest())


def faults(entries: Iterable[Entry], before: Entry | None = None) -> Iterator[Fault]:
    """Yield what is wrong with entries that follow on one another, `before` the one before them.

    A missing entry is named by the number that is missing.
    """
    seq, prev_hash = (before.seq, before.hash) if before else (0, GENESIS)
    for entry in entries:
        seq += 1
        if entry.seq != seq:
            yield Fault(seq, "is missing")
        elif entry.prev_hash != prev_hash:
            yield Fault(seq, "does not follow on the entry before it")
        if seal(entry).hash != entry.hash:
            yield Fault(entry.seq, "is not what was written: its hash is another")
        seq, prev_hash = entry.seq, entry.hash


def in_utc(moment: dt.datetime) -> str:
    """Return a moment as an entry has it."""
    text = moment.astimezone(dt.UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return in_utc(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    msg = f"{type(value).__name__} has no canonical form"
    raise TypeError(msg)
