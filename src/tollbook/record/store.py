"""Reports and claims into the record, each report whole or not at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Max, Q

from tollbook import model
from tollbook.errors import BadInputError
from tollbook.intake import LoadedReport
from tollbook.record import archive, arrival, audit, grouping, keeping, reviewing
from tollbook.record.models import Claim, Incident, Reading, Report

#: What PostgreSQL cannot hold in a text; no article has it.
_UNSTORABLE = re.compile("[\0\ud800-\udfff]")


@dataclass(frozen=True)
class ReaderVersion:
    """Which reader made claims; a new version reads a report anew."""

    name: str
    version: str


@transaction.atomic
def add_report(
    loaded: LoadedReport,
    reading: model.Reading,
    reader: ReaderVersion,
    by: User | None = None,
    into: Mapping[str, Incident] | None = None,
) -> tuple[Report, bool]:
    """Store a report with its reading; return its row and whether it is new.

    A report is known by the hash of its original: adding it again changes nothing, except that
    a reader of another name or version appends its claims and supersedes those before.
    For a report that is known, the reading must be of its text as stored (`as_model`).
    With `into`, the incidents of its labels as far as they are known, nothing is compared: what
    is one incident has been said already.
    Raises SpanMismatchError for a claim that is not grounded, BadInputError for words that no
    database can hold; then nothing is stored.
    """
    _require_storable(loaded)
    sha256 = archive.hash_of(loaded.original)
    columns = {**_columns_of(loaded), "added_by": by}
    row, created = Report.objects.get_or_create(sha256=sha256, defaults=columns)
    if row.erased:
        return row, False
    # On disk before the row is committed; what was erased does not come back.
    archive.keep(loaded.original)
    if created:
        audit.log(by, "add", row.key)
    if needs_reading(row, reader):
        append_reading(row, reading, reader, into)
    return row, created


@transaction.atomic
def append_reading(
    row: Report,
    reading: model.Reading,
    reader: ReaderVersion,
    into: Mapping[str, Incident] | None = None,
) -> list[Claim]:
    """Append a reader's claims to a report and put them into incidents, known or new ones.

    The claims of the readings before are superseded, but for those that someone judged: such a
    claim stands, and what repeats it points to it.
    """
    before = list(
        row.claims.select_related("corrects", "repeats", "incident").prefetch_related("decisions")
    )
    judged = {grouping.likeness(c.as_model()): c.corrects or c for c in before if c.decisions.all()}
    made = Reading.objects.create(
        report=row,
        reader=reader.name,
        version=reader.version,
        flags=[flag for flag in reading.report.flags if flag not in row.flags],
    )
    claims = number_claims(reading.claims, next_number(row), judged)
    arrived = arrival.take_in(row, claims, judged, before, into)
    rows = [
        build_claim(
            row,
            claim,
            reading=made,
            repeats=judged.get(grouping.likeness(claim)),
            incident=arrived.incident_of(claim),
        )
        for claim in claims
    ]
    Claim.objects.bulk_create(rows)
    touched = arrival.settle(arrived, rows, before)
    keeping.keep_reports([row.pk])
    keeping.keep_incidents(touched)
    audit.log(None, "read", f"g{made.pk}")
    reviewing.notice(touched, None)
    return rows


def needs_reading(row: Report, reader: ReaderVersion) -> bool:
    """Tell whether this reader, in this version, has not read the report."""
    return not row.readings.filter(reader=reader.name, version=reader.version).exists()


def find_report(loaded: LoadedReport) -> Report | None:
    """Return the report with this original, or that of the same address with the same text.

    A page's bytes change with every fetch (advertisements, time stamps) though the report on it
    does not.
    """
    same = Q(sha256=archive.hash_of(loaded.original))
    if loaded.report.url:
        same |= Q(url=loaded.report.url, text_sha256=loaded.report.sha256)
    return Report.objects.filter(same).first()


def next_number(row: Report) -> int:
    """Return the number that the next claim of this report takes, which is locked meanwhile."""
    Report.objects.select_for_update().get(pk=row.pk)
    greatest: int | None = row.claims.aggregate(greatest=Max("number"))["greatest"]
    return (greatest or 0) + 1


def number_claims(
    claims: Iterable[model.Claim], first: int, judged: Mapping[grouping.Likeness, Claim]
) -> list[model.Claim]:
    """Give claims ids that are unique within their report for good, and carry links along.

    A link to what repeats a claim that someone judged is one to that claim: it is what stands.
    """
    claims = list(claims)
    ids = {claim.id: f"c{first + index}" for index, claim in enumerate(claims)}
    standing = {c.id: judged.get(grouping.likeness(c)) for c in claims}
    linked = ids | {known: f"c{row.number}" for known, row in standing.items() if row}
    return [
        msgspec.structs.replace(
            claim,
            id=ids[claim.id],
            part_of=linked.get(claim.part_of or ""),
            same_as=linked.get(claim.same_as or ""),
        )
        for claim in claims
    ]


def build_claim(row: Report, claim: model.Claim, **links: Any) -> Claim:
    """Return an unsaved row for a claim whose id is already that of its number."""
    incident = links.get("incident")
    claim = msgspec.structs.replace(claim, incident=incident.key if incident else None)
    return Claim(
        report=row,
        number=int(claim.id.removeprefix("c")),
        payload=msgspec.to_builtins(claim),
        harm=claim.harm,
        scope=claim.scope,
        status=claim.victims.status,
        low=claim.count.low,
        best=claim.count.best,
        high=claim.count.high,
        start=claim.evidence.start,
        **links,
    )


def _require_storable(loaded: LoadedReport) -> None:
    report = loaded.report
    told = {"text": report.text, "id": report.id, "title": report.title,
            "publisher": report.publisher, "url": report.url}  # fmt: skip
    for field, words in told.items():
        found = _UNSTORABLE.search(words or "")
        if found:
            problem = f"character {found.start()} of the {field} is {found.group()!r}, not text."
            raise BadInputError(loaded.source, problem, "Remove it from the input.")


def _columns_of(loaded: LoadedReport) -> dict[str, Any]:
    report = loaded.report
    return {
        "size": len(loaded.original),
        "media_type": loaded.media_type,
        "came": loaded.via,
        "came_from": loaded.source,
        "text": report.text,
        "text_sha256": report.sha256,
        "name": report.id[:300],
        "title": report.title,
        "publisher": report.publisher,
        "url": report.url,
        "published": report.published,
        "published_basis": report.published_basis,
        "credit": list(report.credit),
        "language": report.language,
        "flags": list(report.flags),
    }
