"""How far the review of each report has come, worked out in the database."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from tollbook.record.models import Claim, Decision, Reading, Report

#: Decisions that judge a claim.
JUDGING = ("accept", "correct", "reject", "add")
#: How far a report is: none of its claims judged, some, all; none found; not read at all.
Stage = Literal["new", "begun", "reviewed", "empty", "unread"]

_UNREAD = Q(reader_flags__icontains="language_not_read")
STAGES: dict[Stage, Q] = {
    "new": Q(found__gt=0, judged=0) & ~_UNREAD,
    "begun": Q(judged__gt=0, judged__lt=F("found")) & ~_UNREAD,
    "reviewed": Q(found__gt=0, judged__gte=F("found")) & ~_UNREAD,
    "empty": Q(found=0) & ~_UNREAD,
    "unread": _UNREAD,
}


def with_progress(reports: QuerySet[Report]) -> QuerySet[Any]:
    """Annotate reports with `found`, their claims that stand, and `judged`, how many of them are.

    A judgement that was undone does not count, one whose undoing was undone does; a claim whose
    adding was undone does not stand. `reader_flags`
    is what the latest reader said of the report.
    """
    standing = Q(reading__isnull=False) | _is_judged()
    claims = Claim.objects.current().filter(standing, report=OuterRef("pk")).order_by()
    latest = Reading.objects.filter(report=OuterRef("pk")).order_by("-pk").values("flags")[:1]
    return reports.annotate(
        found=_number(claims),
        judged=_number(claims.filter(_is_judged())),
        reader_flags=Subquery(latest),
    )


def stage_of(report: Any) -> Stage:
    """Return the stage of a report that `with_progress` annotated."""
    if "language_not_read" in (report.reader_flags or ()):
        return "unread"
    if not report.found:
        return "empty"
    if not report.judged:
        return "new"
    return "reviewed" if report.judged >= report.found else "begun"


def stage_counts(reports: QuerySet[Any]) -> dict[str, int]:
    """Return how many annotated reports are at each stage."""
    counts = {stage: Count("pk", filter=condition) for stage, condition in STAGES.items()}
    return reports.aggregate(all=Count("pk"), **counts)


def _number(claims: QuerySet[Claim]) -> Coalesce:
    """Return the number of claims of the outer report as an expression."""
    counted = claims.values("report").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted, output_field=IntegerField()), Value(0))


def _is_judged() -> Exists:
    """Return the condition that a judgement of the outer claim stands."""
    undoing = Decision.objects.filter(undoes=OuterRef("pk"))
    undone = undoing.filter(~Exists(Decision.objects.filter(undoes=OuterRef("pk"))))
    judging = Decision.objects.filter(claims=OuterRef("pk"), kind__in=JUDGING)
    return Exists(judging.filter(~Exists(undone)))
