"""Incidents that no article tells: a phone call, a screenshot, a list on a wall."""

from __future__ import annotations

import datetime as dt

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from tollbook.errors import BadInputError
from tollbook.model.reports import hash_text
from tollbook.record import archive, audit, keeping
from tollbook.record.models import Incident, Report


class Attachment(msgspec.Struct, frozen=True, kw_only=True):
    """What came with the note: a screenshot, a photograph, a recording."""

    content: bytes
    media_type: str


@transaction.atomic
def add_by_hand(  # noqa: PLR0913 - what a recorder fills in
    by: User,
    *,
    title: str,
    note: str,
    source: str,
    published: dt.date | None = None,
    attachment: Attachment | None = None,
) -> tuple[Incident, Report]:
    """Add an incident and the report that stands for it; claims are added to its note.

    The note is the report's text, so that claims made by hand are grounded in it as in any
    article. `source` says who told it and how; `published` is the day that it was told.
    Raises BadInputError for an empty note or source, or for an attachment known already.
    """
    if not note.strip() or not source.strip():
        problem = "an incident by hand needs a note and its source."
        raise BadInputError(title, problem, "Write down what was told, and who told it.")
    original = attachment or _as_told(by, title, note, source)
    sha256 = archive.hash_of(original.content)
    # Before it is kept: what was erased must not come back to the archive.
    if Report.objects.filter(sha256=sha256).exists():
        raise BadInputError(title, "the attachment is in the record already.")
    archive.keep(original.content)
    report = Report.objects.create(
        sha256=sha256,
        size=len(original.content),
        media_type=original.media_type,
        text=note,
        text_sha256=hash_text(note),
        name=title[:300],
        title=title,
        published=published,
        published_basis="given" if published else "none",
        came="by_hand",
        came_from=source,
        added_by=by,
    )
    incident = Incident.objects.create(title=title, by_hand=True, report=report, created_by=by)
    keeping.keep_reports([report.pk])
    keeping.keep_incidents([incident.pk])
    audit.log(by, "add", report.key)
    audit.log(by, "tell", incident.key, {"title": title, "report": report.key})
    return incident, report


def _as_told(by: User, title: str, note: str, source: str) -> Attachment:
    """Return the note as an original: two calls with the same words are two originals."""
    told = {
        "title": title,
        "note": note,
        "source": source,
        "by": by.get_username(),
        "at": timezone.now(),
    }
    return Attachment(content=msgspec.json.encode(told), media_type="application/json")
