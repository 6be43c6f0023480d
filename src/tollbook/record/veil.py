"""Whose eyes an incident's figures are kept from: those of who is to code it blind."""

from __future__ import annotations

from collections.abc import Iterable

from django.contrib.auth.models import User
from django.db.models import Exists, F, OuterRef, QuerySet

from tollbook.record import audit
from tollbook.record.models import Claim, Decision, Incident
from tollbook.record.people import may
from tollbook.record.review_rows import Coding, Look, Stand


def to_code(user: User) -> QuerySet[Stand]:
    """Return where incidents stand that a person may still code a second time."""
    mine = {"incident": OuterRef("incident"), "round": OuterRef("round"), "by": user}
    waiting: QuerySet[Stand] = Stand.objects.filter(state="provisional", round__gt=0)
    return waiting.exclude(submitted_by=user).exclude(Exists(Coding.objects.filter(**mine)))


def veiled(user: User) -> QuerySet[Stand]:
    """Return where incidents stand whose figures a person should not see before coding them.

    Whoever judged the incident has seen them, and whoever chose to look; neither codes it blind.
    """
    if not may(user, "review"):
        return Stand.objects.none()
    mine = {"incident": OuterRef("incident"), "round": OuterRef("round"), "by": user}
    looked = Exists(Look.objects.filter(**mine))
    judged = Exists(Decision.objects.filter(by=user, incidents=OuterRef("incident")))
    return to_code(user).exclude(looked).exclude(judged)


def veiled_ids(user: User) -> frozenset[int]:
    """Return which incidents are veiled for a person, by primary key."""
    return frozenset(veiled(user).values_list("incident_id", flat=True))


def veiled_among(user: User, incidents: Iterable[int]) -> set[int]:
    """Return which of these incidents are veiled, by primary key."""
    return set(veiled(user).filter(incident__in=incidents).values_list("incident_id", flat=True))


def veiled_in_report(user: User, report: int) -> QuerySet[Incident]:
    """Return the veiled incidents that a report has claims on: its page would show them."""
    stands = veiled(user).filter(incident__members__claim__report=report)
    return Incident.objects.filter(pk__in=stands.values("incident")).order_by("pk")


def veiled_reports(user: User, reports: Iterable[int]) -> set[int]:
    """Return which of these reports tell of a veiled incident, by primary key."""
    told = Claim.objects.filter(report__in=reports, membership__incident__stand__in=veiled(user))
    return set(told.values_list("report_id", flat=True))


def is_blind(user: User, incident: Incident) -> bool:
    """Tell whether a person has neither judged an incident nor looked at its figures."""
    looked = Look.objects.filter(incident=incident, by=user, round=F("incident__stand__round"))
    judged = Decision.objects.filter(by=user, incidents=incident)
    return not looked.exists() and not judged.exists()


def look(user: User, incident: Incident) -> None:
    """Lift the veil for a person, who will not code this round of the incident blind."""
    round_ = Stand.objects.get(incident=incident).round
    _, new = Look.objects.get_or_create(incident=incident, by=user, round=round_)
    if new:
        audit.log(user, "look", incident.key, {"round": round_})
