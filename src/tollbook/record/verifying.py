"""The audit log held against itself and against the record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from tollbook.record.audit import CHUNK, live
from tollbook.record.audit_rows import AuditEntry, AuditPayload
from tollbook.record.logged import MODELS, payloads_of
from tollbook.review.chain import Entry, Fault, canonical, digest_of, faults


def verify() -> Iterator[Fault]:
    """Yield all that is wrong: with the chain, with what it is about, with what it leaves out.

    A payload that was erased has an entry that says so, and is no fault.
    """
    before: Entry | None = None
    erased = erased_objects()
    while rows := _after(before.seq if before else 0):
        yield from check(rows, before, erased)
        before = rows[-1].as_model()
    yield from _unlogged(before.seq if before else 0)


def check(
    rows: Sequence[AuditEntry], before: Entry | None, erased: frozenset[str]
) -> Iterator[Fault]:
    """Yield what is wrong with entries that follow on one another."""
    entries = [row.as_model() for row in rows]
    found = {fault.seq: [fault] for fault in faults(entries, before)}
    kept = AuditPayload.objects.in_bulk([row.seq for row in rows])
    content = payloads_of((row.object for row in rows), live)
    for row in rows:
        words = _payload_fault(row, kept.get(row.seq), content, erased)
        if words:
            found.setdefault(row.seq, []).append(Fault(row.seq, words))
    for seq in sorted(found):
        yield from found[seq]


def erased_objects() -> frozenset[str]:
    """Return the keys of the objects of which something was erased."""
    return frozenset(AuditEntry.objects.filter(action="erase").values_list("object", flat=True))


def _after(seq: int) -> list[AuditEntry]:
    return list(AuditEntry.objects.filter(seq__gt=seq).order_by("seq")[:CHUNK])


def _payload_fault(
    row: AuditEntry, kept: AuditPayload | None, content: dict[str, Any], erased: frozenset[str]
) -> str | None:
    """Return what is wrong with an entry's payload, None if nothing is."""
    if kept is None or kept.salt is None:
        gone = row.object in erased
        return None if gone else f"has lost what it says of {row.object}, and no entry says why"
    if kept.body is None and row.object not in content:
        return f"is about {row.object}, which is not in the record"
    payload = canonical(content[row.object]) if kept.body is None else kept.body.encode()
    if digest_of(kept.salt, payload) == row.payload_digest:
        return None
    where = row.object if kept.body is None else "what it says"
    return f"is about {row.object}, and {where} is not what was logged"


def _unlogged(last: int) -> Iterator[Fault]:
    """Yield a fault for the first row of each kind that no entry is about."""
    for kind, name in MODELS.items():
        entries = AuditEntry.objects.filter(object__startswith=kind, payload__body=None)
        keys = entries.values_list("object", flat=True).iterator()
        logged = {int(key[1:]) for key in keys if key[1:].isdecimal()}
        rows = live(name).objects.order_by("pk").values_list("pk", flat=True)
        stray = next((pk for pk in rows.iterator() if pk not in logged), None)
        if stray is not None:
            yield Fault(last, f"is the last, and none is about {kind}{stray}")
    unmade = live("Claim").objects.filter(reading=None, decisions=None).first()
    if unmade is not None:
        yield Fault(last, f"is the last, and none says who made {unmade.key}")
