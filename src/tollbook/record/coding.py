"""Second codings into the record."""

from __future__ import annotations

from typing import Literal

import msgspec
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F, Q

from tollbook.record import audit
from tollbook.record.contents import content_of
from tollbook.record.models import Incident
from tollbook.record.people import role_of
from tollbook.record.review_rows import Coding, Stand
from tollbook.record.veil import is_blind
from tollbook.review.coding import Coding as Values
from tollbook.review.coding import coding_of, compare

#: A second coding before an incident is confirmed, or a re-review of one in the sample.
Purpose = Literal["second", "again"]


class NotToCodeError(ValueError):
    """An incident that this person has no second coding to make of."""


def purpose_of(user: User, incident: Incident) -> Purpose | None:
    """Return what a person may code an incident for now, None for nothing."""
    stand = Stand.objects.filter(incident=incident).first()
    if stand is None:
        return None
    mine = Coding.objects.filter(incident=incident, by=user)
    if stand.state == "provisional" and stand.submitted_by_id != user.pk:
        return None if mine.filter(round=stand.round).exists() else "second"
    if stand.sampled and stand.state in {"confirmed", "published"}:
        took_part = mine.exists() or incident.steps.filter(by=user).exists()
        reviewed = Coding.objects.filter(incident=incident, again=True).exists()
        return None if took_part or reviewed else "again"
    return None


@transaction.atomic
def code(user: User, incident: Incident, values: Values, note: str = "") -> Coding:
    """Store what a person took an incident to be, held against what the record says.

    Raises NotToCodeError where there is nothing for this person to code.
    """
    incident = Incident.objects.select_for_update().get(pk=incident.pk)
    purpose = purpose_of(user, incident)
    if purpose is None:
        raise NotToCodeError
    first = coding_of(content_of(incident))
    stand = Stand.objects.get(incident=incident)
    row = Coding.objects.create(
        incident=incident,
        round=stand.number if purpose == "again" else stand.round,
        again=purpose == "again",
        by=user,
        role=role_of(user) or "",
        blind=is_blind(user, incident),
        values=msgspec.to_builtins(values),
        against=msgspec.to_builtins(first),
        agreed=compare(first, values),
        note=note,
    )
    audit.log(user, "code", row.key, versions=(None, row.round))
    return row


def last_coding(user: User, incident: Incident) -> Coding | None:
    """Return a person's latest coding of an incident."""
    return Coding.objects.filter(incident=incident, by=user).order_by("-pk").first()


def re_review(user: User) -> Q:
    """Return the condition that a person may re-review an incident of the sample by its stand."""
    again = Coding.objects.filter(again=True).values("incident")
    took_part = Q(incident__steps__by=user) | Q(incident__codings__by=user)
    stands = Stand.objects.filter(took_part).values("pk")
    return (
        Q(sampled=True, state__in=("confirmed", "published"), number__gte=F("round"))
        & ~Q(incident__in=again)
        & ~Q(pk__in=stands)
    )
