"""Incidents that the record has already, found among the reports of the same days."""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from tollbook import model
from tollbook.incidents.drafts import Draft, draft_of
from tollbook.incidents.merging import Link, Merged, merge_drafts
from tollbook.incidents.rarity import load_rarity
from tollbook.record.grouping import Known
from tollbook.record.models import Claim, Report

#: Reports published within this time of a report are compared with it.
WITHIN = dt.timedelta(days=7)
#: So many reports at most, the nearest first.
MOST = 200
#: The id that a report has while it is compared, before the record gives it one.
_NEW = "new"


class Neighbours:
    """Compares new reports with those of the record; what it prepared for one serves the next.

    The machine only puts new claims into known incidents. It never moves claims that are in the
    record, and never makes two known incidents one: that is for people.
    """

    def __init__(self) -> None:
        self._drafts: dict[tuple[str, ...], Draft] = {}

    def meet(self, reading: model.Reading, row: Report | None = None) -> dict[str, Known]:
        """Return the known incidents that a reading's own are, by label.

        A report without a date of publication meets none. `row` is the report's own, where it is
        in the record and read anew.
        """
        near = {claim.key: claim for claim in _near(reading.report.published, row)}
        new = _new_drafts(reading)
        if not near or not new:
            return {}
        drafts = [*self._known_drafts(near.values()), *new.values()]
        placed = {key: claim.membership.incident.key for key, claim in near.items()}
        merged = merge_drafts(sorted(drafts, key=lambda draft: draft.id), (), placed)
        found = {}
        for label, draft in new.items():
            link = _link_of(draft, merged)
            if link is not None:
                like = near[link.other if link.one == draft.id else link.one]
                incident = like.membership.incident
                found[label] = Known(incident, like, link.score, link.reasons)
        return found

    def _known_drafts(self, claims: Iterable[Claim]) -> list[Draft]:
        """Return the drafts of known claims; only for new ones is a report's text looked up."""
        groups: dict[tuple[int, int], list[Claim]] = defaultdict(list)
        for claim in claims:
            groups[claim.report_id, claim.membership.incident_id].append(claim)
        told = Counter(report for report, _ in groups)
        missing = {r for (r, _), group in groups.items() if _signature(group) not in self._drafts}
        reports = Report.objects.in_bulk(missing)
        drafts = []
        for (report, _), group in groups.items():
            if report in missing:
                facts = [claim.as_model() for claim in group]
                text, alone = reports[report].as_model(), told[report] == 1
                self._drafts[_signature(group)] = draft_of(text, facts, alone, load_rarity())
            drafts.append(self._drafts[_signature(group)])
        return drafts


def _near(published: dt.date | None, row: Report | None) -> list[Claim]:
    """Return the claims in incidents of the reports published at about the same time."""
    if published is None:
        return []
    reports = Report.objects.filter(published__range=(published - WITHIN, published + WITHIN))
    days = reports.exclude(pk=row.pk if row else None).values_list("published", "pk")
    nearest = sorted(days, key=lambda day: (abs(day[0] - published), -day[1]))[:MOST]
    return list(
        Claim.objects.filter(report__in=[pk for _, pk in nearest], membership__isnull=False)
        .select_related("membership__incident")
        .order_by("report", "start", "number")
    )


def _new_drafts(reading: model.Reading) -> dict[str, Draft]:
    """Return the drafts of a reading by the label of their incident."""
    report = msgspec.structs.replace(reading.report, id=_NEW)
    groups: dict[str, list[model.Claim]] = defaultdict(list)
    for claim in reading.claims:
        if claim.incident and claim.of_incident:
            groups[claim.incident].append(claim)
    alone = len(groups) == 1
    return {
        label: draft_of(report, claims, alone, load_rarity()) for label, claims in groups.items()
    }


def _link_of(draft: Draft, merged: Merged) -> Link | None:
    """Return the strongest link of a new draft to a known one of its incident, if any."""
    own = next(incident for incident in merged.incidents if draft in incident)
    known = {other.id for other in own if other.report != _NEW}
    links = (link for link in merged.links if draft.id in (link.one, link.other))
    strong = [link for link in links if known & {link.one, link.other}]
    return max(strong, key=lambda link: link.score, default=None)


def _signature(claims: Iterable[Claim]) -> tuple[str, ...]:
    return tuple(claim.key for claim in claims)
