"""What people judged, as the reader learns from it; nothing in the record is changed."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.db.models import Q, QuerySet

from tollbook.learning.gold import Annotation, GoldReport, annotation_of
from tollbook.model.decisions import Reason
from tollbook.record.importing import READER as TABLE
from tollbook.record.models import Claim, Decision, Report
from tollbook.record.progress import STAGES, Stage, stage_counts, with_progress
from tollbook.record.tolls import statements_in
from tollbook.tolls import Statement

#: Reasons of a rejection by which the text makes no such claim. By any other it makes it, and
#: people do not count it.
NO_CLAIM: frozenset[Reason] = frozenset({"not_casualty", "machine_error"})


def reviewed_reports() -> Iterator[GoldReport]:
    """Yield the reports whose every claim is judged, with the claims as they stand after that.

    Only news in English counts: no rows of tables, no notes by hand, nothing erased.
    """
    reports = _news().filter(STAGES["reviewed"]).order_by("pk")
    for report in reports.iterator(chunk_size=100):
        yield GoldReport(
            report.key, report.text, report.published, tuple(_annotations(report)), told_apart=True
        )


def review_stages() -> dict[Stage, int]:
    """Return how many of the reports that the reader may learn from are at each stage of review."""
    counts = stage_counts(_news())
    return {stage: counts[stage] for stage in STAGES}


def _news() -> QuerySet[Any]:
    """Return the reports that may be learned from, with how far each is reviewed."""
    english = Q(language="en") | Q(language=None)
    reports = Report.objects.filter(english).exclude(came="by_hand").exclude(text_sha256="")
    return with_progress(reports.exclude(readings__reader=TABLE.name))


def _annotations(report: Report) -> Iterator[Annotation]:
    """Yield the claims that a report makes, by what people judged."""
    claims = Claim.objects.current().filter(report=report).order_by("start", "number")
    decided = Decision.objects.filter(claims__report=report).distinct().order_by("pk")
    for statement in statements_in(report, claims, [row.as_model() for row in decided]):
        if statement.state != "rejected" or statement.reason not in NO_CLAIM:
            yield _annotation(statement)


def _annotation(statement: Statement) -> Annotation:
    """Return a claim that stands; one that people do not count teaches nothing."""
    return annotation_of(statement.claim, open=statement.state == "rejected")
