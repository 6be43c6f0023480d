"""One report on the recorder's desk: its claims as judged, its progress, its incidents' tolls."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from django.http import Http404
from django.shortcuts import get_object_or_404

from tollbook.record.models import Claim, Decision, Incident, IncidentSummary, Report
from tollbook.record.tolls import judge
from tollbook.web.cards import Card, in_text_order
from tollbook.web.naming import Line, kept_lines

#: So many incidents of a report are shown with their tolls beside its claims.
SHOWN = 8


class Progress(NamedTuple):
    """How many claims there are, and how many of them are judged."""

    found: int
    judged: int

    @property
    def waiting(self) -> int:
        """How many claims are still to be judged."""
        return self.found - self.judged


class Summary(NamedTuple):
    """An incident and what it comes to."""

    pk: int
    title: str
    lines: list[Line]


class Desk:
    """What the pages about one report need; each part is fetched once, when it is asked for."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def cards(self) -> list[Card]:
        """The claims that stand, as judged, in the order of the text."""
        rows = list(
            Claim.objects.current()
            .filter(report=self.report)
            .select_related("membership__incident")
        )
        for row in rows:
            row.report = self.report  # Joined, its text would come once for each claim.
        incidents = {row.key: _incident_of(row) for row in rows}
        decided = Decision.objects.filter(claims__in=rows).distinct().order_by("pk")
        statements = judge(rows, [decision.as_model() for decision in decided])
        return in_text_order(Card(s, incidents[s.id]) for s in statements)

    def find(self, number: int) -> Card | None:
        """Return the card with a number; None if no such claim stands."""
        return next((card for card in self.cards if card.number == number), None)

    @property
    def progress(self) -> Progress:
        """How far the review of the report has come."""
        waiting = sum(card.waiting for card in self.cards)
        return Progress(found=len(self.cards), judged=len(self.cards) - waiting)

    @cached_property
    def unread(self) -> bool:
        """Whether the latest reader does not read the report's language."""
        latest = self.report.readings.order_by("-pk").values_list("flags", flat=True).first()
        return "language_not_read" in (latest or ())

    @cached_property
    def incidents(self) -> list[Incident]:
        """The incidents that the report's claims are in, in the order of the text."""
        seen = {card.incident.pk: card.incident for card in self.cards if card.incident}
        return list(seen.values())

    def tolls(self, judged: Card | None = None) -> list[Summary]:
        """Return what those incidents come to now; of very many only that of the claim judged."""
        if len(self.incidents) <= SHOWN:
            return summaries(self.incidents)
        return summaries([judged.incident]) if judged and judged.incident else []


def standing_claim(pk: int, number: int) -> tuple[Claim, Card]:
    """Return a claim of a report by its number, with its card; 404 if it does not stand."""
    rows = Claim.objects.select_related("report", "corrects", "repeats")
    row = get_object_or_404(rows, report=pk, number=number).statement
    card = Desk(row.report).find(row.number)
    if card is None:
        raise Http404
    return row, card


def summaries(incidents: Sequence[Incident]) -> list[Summary]:
    """Return incidents with their figures in a few words, in one query."""
    kept = IncidentSummary.objects.in_bulk([incident.pk for incident in incidents])
    return [
        Summary(incident.pk, incident.title, _lines(kept.get(incident.pk)))
        for incident in incidents
    ]


def _lines(summary: IncidentSummary | None) -> list[Line]:
    return kept_lines(summary.figures) if summary else []


def _incident_of(row: Claim) -> Incident | None:
    membership = getattr(row, "membership", None)
    return membership.incident if membership else None
