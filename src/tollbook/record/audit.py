"""The audit log: every decision, import and publication appended, each bound to those before."""

from __future__ import annotations

import datetime as dt
import secrets
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import msgspec
from django.apps import apps
from django.contrib.auth.models import User
from django.db import connection, transaction

from tollbook.errors import BadInputError
from tollbook.record.audit_rows import AuditEntry
from tollbook.record.logged import MODELS, Models, payloads_of
from tollbook.record.moments import now
from tollbook.record.people import role_of
from tollbook.review.chain import GENESIS, Entry, canonical, digest_of, in_utc, seal

#: What can be done, as the log names it.
ACTIONS = (
    "adopt", "add", "read", "decide", "tell", "move", "code", "assign", "look", "name",
    "see_names", "erase", "export", "restore", "person", "source", "keep_source",
)  # fmt: skip
#: Who acts where no person does.
MACHINE, SHELL = "machine", "shell"
#: Names the lock under which a PostgreSQL database appends: "toll" in ASCII.
_LOCK = 0x746F6C6C
#: Rows adopted together.
CHUNK = 500


def live(name: str) -> Any:
    """Return a model of the record by its name."""
    return apps.get_model("record", name)


@transaction.atomic
def log(  # noqa: PLR0913 - the fields of an entry
    by: User | None,
    action: str,
    about: str,
    payload: Any = None,
    *,
    row: Any = None,
    reason: str | None = None,
    versions: tuple[int | None, int | None] = (None, None),
    acting: str = MACHINE,
) -> AuditEntry:
    """Append an entry about an object, by its key ("d9", "i5"); return it.

    Without a `payload` the entry is about the row that the key names, as it is now or, given a
    `row`, as it will be. `acting` says who acted where nobody is named.
    """
    body = None if payload is None else canonical(payload)
    content = canonical(row or payloads_of([about], live)[about]) if body is None else body
    salt = secrets.token_hex(16)
    entry = Entry(
        seq=0,
        at_utc=in_utc(now()),
        actor=by.get_username() if by else "",
        role=(role_of(by) or "") if by else acting,
        action=action,
        object=about,
        from_version=versions[0],
        to_version=versions[1],
        payload_digest=digest_of(salt, content),
        reason=reason,
        prev_hash="",
    )
    return _append([(entry, salt, body.decode() if body is not None else None)], live)[0]


def adopt(models: Models, kinds: Iterable[str]) -> None:
    """Take rows that were there before the log into it, oldest first; used by its migration."""
    for kind in kinds:
        pks = list(models(MODELS[kind]).objects.order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(pks), CHUNK):
            keys = [f"{kind}{pk}" for pk in pks[start : start + CHUNK]]
            payloads = payloads_of(keys, models)
            _append([_adopted(key, payloads[key]) for key in keys], models)


def head() -> Entry | None:
    """Return the last entry, whose hash stands for the whole log."""
    row = AuditEntry.objects.order_by("-seq").first()
    return row.as_model() if row else None


def exported_head() -> dict[str, Any]:
    """Return what is kept elsewhere of the last entry; a log without entries has the number 0."""
    last = head()
    if last is None:
        return {"seq": 0, "at_utc": None, "hash": GENESIS}
    return {"seq": last.seq, "at_utc": last.at_utc, "hash": last.hash}


def require_head(name: str, exported: Mapping[str, Any]) -> None:
    """Raise BadInputError unless the log has an exported head; `name` is where it was read."""
    seq, wanted = exported.get("seq"), exported.get("hash")
    if seq == 0 and wanted == GENESIS:
        return
    row = AuditEntry.objects.filter(seq=seq).first() if isinstance(seq, int) else None
    if row is None:
        raise BadInputError(name, f"the log has no entry {seq}: it was cut, or is another one.")
    if row.hash != wanted:
        raise BadInputError(name, f"entry {seq} of the log is another than the one exported.")


def _adopted(key: str, payload: Any) -> tuple[Entry, str, None]:
    salt = secrets.token_hex(16)
    entry = Entry(
        seq=0, at_utc=in_utc(now()), actor="", role=MACHINE, action="adopt", object=key,
        from_version=None, to_version=None, payload_digest=digest_of(salt, canonical(payload)),
        reason=None, prev_hash="",
    )  # fmt: skip
    return entry, salt, None


def _append(drafts: Sequence[tuple[Entry, str, str | None]], models: Models) -> list[AuditEntry]:
    """Give entries their numbers and hashes and store them, one writer at a time."""
    _wait_for_turn()
    entries, payloads = models("AuditEntry").objects, models("AuditPayload")
    last = entries.order_by("-seq").values_list("seq", "hash").first() or (0, GENESIS)
    sealed = list(_chained((draft[0] for draft in drafts), *last))
    rows = entries.bulk_create(models("AuditEntry")(**_columns(entry)) for entry in sealed)
    payloads.objects.bulk_create(
        payloads(entry_id=entry.seq, salt=salt, body=body)
        for entry, (_, salt, body) in zip(sealed, drafts, strict=True)
    )
    return list(rows)


def _chained(drafts: Iterable[Entry], seq: int, prev_hash: str) -> Iterable[Entry]:
    for draft in drafts:
        seq += 1
        entry = seal(msgspec.structs.replace(draft, seq=seq, prev_hash=prev_hash))
        prev_hash = entry.hash
        yield entry


def _columns(entry: Entry) -> dict[str, Any]:
    fields = {name: getattr(entry, name) for name in Entry.__struct_fields__}
    return {**fields, "at_utc": dt.datetime.fromisoformat(entry.at_utc)}


def _wait_for_turn() -> None:
    """Wait until no other transaction appends; SQLite has one writer at a time by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_LOCK])
