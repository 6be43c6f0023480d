"""Which other incidents may be the same event, and what speaks for and against it."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from typing import NamedTuple

import msgspec
from django.db.models import QuerySet

from tollbook import model
from tollbook.incidents import merge
from tollbook.model.decisions import in_force
from tollbook.record.models import Claim, Decision, Incident, Membership
from tollbook.web.desk import Summary, summaries
from tollbook.web.told import told

#: Reports published within this time of one of the incident's are compared with it.
WITHIN = dt.timedelta(days=14)
#: So many claims at most are compared, the nearest reports first: the page stays quick.
MOST = 600


class Match(NamedTuple):
    """Another incident, how likely it is the same, what speaks for it and what against."""

    incident: Summary
    percent: int
    reasons_for: list[str]
    reasons_against: list[str]


def matches_of(incident: Incident) -> list[Match]:
    """Return the incidents that may be the same event, the likeliest first.

    Those that a person has told apart from this one are not among them.
    """
    claims = _near(incident)
    readings = _readings(claims)
    placed = {claim.key: claim.membership.incident.key for claim in claims}
    merged = merge(readings, fixed=placed)
    best: dict[str, tuple[float, tuple[str, ...]]] = {}
    for link in (*merged.proposals, *merged.links):
        pair = {placed.get(link.one), placed.get(link.other)}
        other = next(iter(pair - {incident.key, None}), None)
        if incident.key in pair and other and link.score > best.get(other, (0.0, ()))[0]:
            best[other] = (link.score, link.reasons)
    for other in told_apart(incident):
        best.pop(other.key, None)
    return _matches(best)


def told_apart(incident: Incident) -> list[Incident]:
    """Return the incidents that a person has said are other events than this one."""
    rows = Decision.objects.filter(incidents=incident).order_by("pk")
    standing = in_force([row.as_model() for row in rows])
    apart = {key for d in standing if d.kind == "different_incident" for key in d.incidents}
    numbers = [int(key[1:]) for key in apart - {incident.key}]
    return list(Incident.objects.filter(pk__in=numbers, merged_into=None))


def _near(incident: Incident) -> list[Claim]:
    """Return the claims of this incident and of those told of at about the same time."""
    own = list(_claims_in(Membership.objects.filter(incident=incident)))
    days = [c.report.published for c in own if c.report.published is not None]
    if not days:
        return own
    near = Membership.objects.exclude(incident=incident).filter(
        claim__report__published__range=(min(days) - WITHIN, max(days) + WITHIN)
    )
    return [*own, *_claims_in(near)[:MOST]]


def _claims_in(memberships: QuerySet[Membership]) -> QuerySet[Claim]:
    """Return the claims of memberships with what is needed to compare them."""
    claims: QuerySet[Claim] = (
        Claim.objects.filter(membership__in=memberships)
        .select_related("report", "membership__incident")
        .order_by("-report__published", "report", "start", "number")
    )
    return claims


def _readings(claims: Iterable[Claim]) -> list[model.Reading]:
    """Return claims as readings, each claim labelled with the incident that it is in now."""
    by_report: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_report[claim.report_id].append(claim)
    return [
        model.Reading(
            report=rows[0].report.as_model(),
            claims=tuple(
                msgspec.structs.replace(row.as_model(), incident=row.membership.incident.key)
                for row in rows
            ),
        )
        for rows in by_report.values()
    ]


def _matches(best: dict[str, tuple[float, tuple[str, ...]]]) -> list[Match]:
    rows = Incident.objects.in_bulk([int(key[1:]) for key in best])
    shown = {summary.pk: summary for summary in summaries(list(rows.values()))}
    ordered = sorted(best.items(), key=lambda item: -item[1][0])
    return [
        Match(
            incident=shown[int(key[1:])],
            percent=min(round(100 * score), 99),
            reasons_for=[told(reason[2:]) for reason in reasons if reason.startswith("+")],
            reasons_against=[told(reason[2:]) for reason in reasons if reason.startswith("-")],
        )
        for key, (score, reasons) in ordered
        if int(key[1:]) in shown
    ]
