"""One report on the recorder's desk: its claims as judged, its progress, its incidents' tolls."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from functools import cached_property
from typing import NamedTuple

from django.db import transaction
from django.db.models import Min, QuerySet
from django.http import Http404
from django.shortcuts import get_object_or_404

from tollbook.record.models import (
    Claim,
    Decision,
    Incident,
    IncidentSummary,
    Report,
    ReportSummary,
)
from tollbook.record.tolls import statements_in
from tollbook.web.cards import Card, in_text_order
from tollbook.web.naming import Line, kept_lines
from tollbook.web.words import HEADLINE, headline

#: So many incidents of a report are shown with their tolls beside its claims.
SHOWN = 8
#: No claim's words go on for longer, in characters.
LONGEST = 20_000


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
        decided = Decision.objects.filter(claims__report=self.report)
        return self._cards(self._claims, decided)

    def find(self, number: int) -> Card | None:
        """Return the card with a number; None if no such claim stands."""
        return next(iter(self._some(self._claims.filter(number=number))), None)

    def around(self, start: int, end: int) -> list[Card]:
        """Return the claims whose words are in a stretch of the text."""
        near = self._claims.filter(start__lt=end, start__gt=start - LONGEST)
        return [card for card in self._some(near) if card.claim.evidence.end > start]

    @property
    def _claims(self) -> QuerySet[Claim]:
        claims: QuerySet[Claim] = Claim.objects.current().filter(report=self.report).order_by()
        return claims

    def _some(self, claims: QuerySet[Claim]) -> list[Card]:
        return self._cards(claims, Decision.objects.filter(claims__in=claims))

    def _cards(self, claims: QuerySet[Claim], decided: QuerySet[Decision]) -> list[Card]:
        decisions = [row.as_model() for row in decided.distinct().order_by("pk")]
        statements = statements_in(self.report, claims, decisions)
        rows = claims.filter(membership__isnull=False)
        placed = dict(rows.values_list("number", "membership__incident"))
        incidents = Incident.objects.in_bulk(set(placed.values()))
        return in_text_order(
            Card(s, incidents.get(placed.get(int(s.claim.id[1:]), 0))) for s in statements
        )

    @property
    def progress(self) -> Progress:
        """How far the review of the report has come."""
        kept = ReportSummary.objects.get(report=self.report)
        return Progress(found=kept.found, judged=kept.judged)

    @property
    def unread(self) -> bool:
        """Whether the latest reader does not read the report's language."""
        return ReportSummary.objects.filter(report=self.report, stage="unread").exists()

    @cached_property
    def incidents(self) -> list[Incident]:
        """The incidents that the report's claims are in, in the order of the text."""
        rows = Incident.objects.filter(members__claim__report=self.report)
        return list(rows.annotate(first=Min("members__claim__start")).order_by("first", "pk"))

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


@contextmanager
def held_claim(pk: int, number: int) -> Iterator[tuple[Claim, Card]]:
    """Give a claim as `standing_claim` does; until it is judged nobody else judges its report."""
    with transaction.atomic():
        # Of two people who judge at once, the second waits here and then sees what the first did.
        get_object_or_404(Report.objects.select_for_update(), pk=pk)
        yield standing_claim(pk, number)


def summaries(incidents: Sequence[Incident]) -> list[Summary]:
    """Return incidents with their figures in a few words, in one query."""
    kept = IncidentSummary.objects.in_bulk([incident.pk for incident in incidents])
    return [
        Summary(incident.pk, incident.title, _lines(kept.get(incident.pk)))
        for incident in incidents
    ]


def plain_titles(incidents: Collection[int]) -> dict[int, str]:
    """Return incidents under the headline of their first report, by primary key.

    The title that the machine gave tells means, place and day as it reads them.
    """
    told = Claim.objects.filter(membership__incident__in=incidents).order_by()
    firsts = dict(told.values_list("membership__incident").annotate(Min("report")))
    rows = Report.objects.in_bulk(set(firsts.values()))
    plain = {
        incident: headline(rows[report].title, rows[report].text[: 2 * HEADLINE])
        for incident, report in firsts.items()
    }
    return {incident: plain.get(incident, "…") for incident in incidents}


def _lines(summary: IncidentSummary | None) -> list[Line]:
    return kept_lines(summary.figures) if summary else []
