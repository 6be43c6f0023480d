"""Keeping the summaries in step with claims and decisions."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, get_args

from django.db import transaction
from django.db.models import FloatField, Min, OuterRef, Q, Subquery
from django.db.models.fields.json import KT
from django.db.models.functions import Cast

from tollbook import model
from tollbook.api import default_gazetteer
from tollbook.incidents.where_when import place_of, time_of
from tollbook.model.vocabulary import Harm, MeansCode, Precision
from tollbook.record import search
from tollbook.record.cells import cell_of
from tollbook.record.kept import IncidentActor, IncidentOrigin, IncidentSummary, ReportSummary
from tollbook.record.models import Claim, Incident, Report
from tollbook.record.progress import stage_of, with_progress
from tollbook.record.tolls import CHUNK, Account, accounts_of, review_of
from tollbook.tolls import Statement

HARMS: tuple[Harm, ...] = get_args(Harm)
MEANS: tuple[MeansCode, ...] = get_args(MeansCode)
#: What a map may draw as a point; the rest are areas, or have no place on it.
POINTS: frozenset[Precision] = frozenset(
    {"exact_point", "landmark", "street", "neighbourhood", "populated_place", "near_place"}
)


def bit(vocabulary: Sequence[str], code: str) -> int:
    """Return the bit that stands for a code of a vocabulary."""
    return 1 << vocabulary.index(code)


def keep_all() -> None:
    """Make all summaries anew, whatever there was."""
    IncidentSummary.objects.all().delete()
    IncidentActor.objects.all().delete()
    IncidentOrigin.objects.all().delete()
    search.forget_incidents()
    keep_reports(Report.objects.values_list("pk", flat=True))
    keep_incidents(Incident.objects.standing().values_list("pk", flat=True))


def keep_missing() -> None:
    """Make the summaries that are not there, as in a record of an older Tollbook."""
    lacking = Q(summary=None) | Q(summary__origins__gt=0, origins=None)
    incidents = Incident.objects.standing().filter(lacking).distinct()
    keep_reports(Report.objects.filter(summary=None).values_list("pk", flat=True))
    keep_incidents(incidents.values_list("pk", flat=True))


@transaction.atomic
def keep_incidents(pks: Iterable[int]) -> None:
    """Bring the summaries of these incidents up to date; drop those of incidents that are gone."""
    wanted = list(dict.fromkeys(pks))
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        standing = list(Incident.objects.standing().filter(pk__in=chunk))
        gone = set(chunk) - {incident.pk for incident in standing}
        IncidentSummary.objects.filter(pk__in=gone).delete()
        IncidentActor.objects.filter(incident__in=chunk).delete()
        IncidentOrigin.objects.filter(incident__in=chunk).delete()
        accounts = list(accounts_of(standing))
        _upsert(IncidentSummary, [_summary(account) for account in accounts])
        IncidentActor.objects.bulk_create(
            IncidentActor(incident=account.incident, name=name)
            for account in accounts
            for name in _actors(account.statements)
        )
        IncidentOrigin.objects.bulk_create(
            IncidentOrigin(incident=account.incident, name=name[:200], party=party, outcome=outcome)
            for account in accounts
            for name, party, outcome in outcomes(account)
        )
        search.index_incidents({a.incident.pk: _words(a) for a in accounts}, chunk)
        _keep_copies(accounts)
        _keep_disagreement(chunk)


@transaction.atomic
def keep_reports(pks: Iterable[int]) -> None:
    """Bring the summaries of these reports up to date."""
    wanted = list(dict.fromkeys(pks))
    for start in range(0, len(wanted), CHUNK):
        chunk = wanted[start : start + CHUNK]
        harms, countries = _told_in(chunk)
        rows = [
            ReportSummary(
                report_id=row.pk, harms=harms[row.pk], country=countries.get(row.pk, ""),
                **_progress(row),
            )
            for row in _with_progress(chunk)
        ]  # fmt: skip
        _upsert(ReportSummary, rows, but=("copy_of", "disagree"))
    _keep_disagreement_of(wanted)


def keep_progress(pks: Iterable[int]) -> None:
    """Bring up to date how far the review of these reports has come."""
    for row in _with_progress(list(pks)):
        ReportSummary.objects.filter(pk=row.pk).update(**_progress(row))


def _with_progress(pks: Sequence[int]) -> Iterable[Any]:
    rows = Report.objects.filter(pk__in=pks).only("pk")
    waiting = Claim.objects.filter(report=OuterRef("pk"), reading__isnull=False, decisions=None)
    least = (
        waiting.order_by()
        .annotate(confidence=Cast(KT("payload__confidence"), FloatField()))
        .values("report")
        .annotate(least=Min("confidence"))
        .values("least")
    )
    return with_progress(rows).annotate(least=Subquery(least))


def _progress(row: Any) -> dict[str, Any]:
    least = None if row.judged >= row.found else row.least
    return {"found": row.found, "judged": row.judged, "stage": stage_of(row), "least": least}


def _told_in(reports: Sequence[int]) -> tuple[Counter[int], dict[int, str]]:
    """Return which harms reports tell of, as bits, and the country that most places are in."""
    harms: Counter[int] = Counter()
    places: dict[int, Counter[str]] = defaultdict(Counter)
    rows = Claim.objects.current().filter(report__in=reports).order_by()
    for report, payload in rows.values_list("report", "payload").iterator():
        harms[report] |= bit(HARMS, payload["harm"])
        ids = [place["id"] for place in payload["places"] if place["id"]]
        places[report].update(filter(None, map(_country_of, ids)))
    return harms, {report: found.most_common(1)[0][0] for report, found in places.items() if found}


def _summary(account: Account) -> IncidentSummary:
    standing = [s for s in account.statements if s.state != "rejected"]
    toll = account.toll
    killed = toll.figure("killed")
    low, best, high = killed.numbers if killed else (None, None, None)
    time = time_of(standing)
    whole = [figure for figure in toll.figures if figure.victims == "all"]
    return IncidentSummary(
        incident=account.incident,
        **_place_fields(place_of(standing)),
        day_from=time.from_ if time else None,
        day_to=time.to if time else None,
        harms=sum({bit(HARMS, s.claim.harm) for s in standing}),
        means=sum({bit(MEANS, s.claim.means.code) for s in standing}),
        grade=toll.grade,
        confirmation=toll.confirmation,
        review=review_of(account.statements),
        killed_low=low,
        killed_best=best,
        killed_high=high,
        figures=[[f.harm, *f.numbers, f.high_open] for f in whole],
        disagree=toll.grade == "contested" or _differ(account),
        reports=len({s.report_id for s in account.statements}),
        claims=len(account.statements),
        origins=len(toll.origins),
    )


def _differ(account: Account) -> bool:
    """Tell whether two origins give different numbers for the same harm of all persons."""
    for figure in account.toll.figures:
        if figure.victims == "all" and figure.low and figure.high:
            apart = set(figure.low.claims).isdisjoint(figure.high.claims)
            if apart and figure.low.value != figure.high.value:
                return True
    return False


def _place_fields(place: model.Place | None) -> dict[str, Any]:
    if place is None:
        return {}
    id_ = place.id or ""
    point = place.lat is not None and place.lon is not None and place.precision in POINTS
    entry = _entry(id_)
    return {
        "place_name": place.name or place.exact,
        "place_id": id_,
        "precision": place.precision or "",
        "country": entry.country if entry else "",
        "adm1": id_ if place.level == "adm1" else (entry.adm1 or "" if entry else ""),
        "lat": place.lat,
        "lon": place.lon,
        "cell": cell_of(place.lat or 0, place.lon or 0) if point else None,
    }


def _entry(id_: str) -> Any:
    gazetteer = default_gazetteer()
    return gazetteer.entry(id_) if gazetteer and id_ else None


def _country_of(id_: str) -> str:
    entry = _entry(id_)
    return entry.country if entry else ""


def _actors(statements: Iterable[Statement]) -> list[str]:
    named = (
        s.claim.actor.exact.strip()[:200]
        for s in statements
        if s.claim.actor and s.state != "rejected"
    )
    return list(dict.fromkeys(named))


def outcomes(account: Account) -> list[tuple[str, bool, str]]:
    """Return each origin of an incident, whether it is a party, and whether others say the same.

    Compared are the ranges of the newest whole figures of each harm; one that another origin's
    range meets is confirmed.
    """
    ranges = _ranges(account)
    found = []
    for origin in account.toll.origins:
        own = [(harm, r) for (name, harm), r in ranges.items() if name == origin.name]
        met = [
            low <= top and bottom <= high
            for harm, (low, high) in own
            for (name, other), (bottom, top) in ranges.items()
            if other == harm and name != origin.name
        ]
        outcome = "alone" if not met else "confirmed" if any(met) else "contradicted"
        found.append((origin.name, origin.party, outcome))
    return found


def _ranges(account: Account) -> dict[tuple[str, Harm], tuple[float, float]]:
    """Return the range that each origin gives of each harm of all persons, old figures left out."""
    statements = {statement.id: statement for statement in account.statements}
    old = {entry.claim for entry in account.toll.superseded}
    found: dict[tuple[str, Harm], tuple[float, float]] = {}
    for origin in account.toll.origins:
        for id_ in origin.claims:
            claim = statements[id_].claim
            if id_ not in old and claim.part_of is None and claim.count.low is not None:
                high = math.inf if claim.count.high is None else claim.count.high
                found[origin.name, claim.harm] = (claim.count.low, high)
    return found


def _words(account: Account) -> str:
    """Return what an incident is found by: its title, its places and what its claims rest on."""
    words = [account.incident.title]
    for statement in account.statements:
        claim = statement.claim
        words += [claim.evidence.exact, *(place.exact for place in claim.places)]
        words += [place.name for place in claim.places if place.name]
        words += [span.exact for span in (claim.source, claim.actor) if span]
    return "\n".join(dict.fromkeys(words))


def _keep_copies(accounts: Iterable[Account]) -> None:
    """Note of which report each near-copy is one."""
    for account in accounts:
        clusters: dict[str, set[int]] = defaultdict(set)
        for statement in account.statements:
            if statement.cluster:
                clusters[statement.cluster].add(int(statement.report_id[1:]))
        for reports in clusters.values():
            first = min(reports)
            copies = ReportSummary.objects.filter(pk__in=reports - {first})
            copies.exclude(copy_of=first).update(copy_of=first)


def _keep_disagreement(incidents: Sequence[int]) -> None:
    claims = Claim.objects.filter(membership__incident__in=incidents).order_by()
    _keep_disagreement_of(claims.values_list("report", flat=True).distinct())


def _keep_disagreement_of(reports: Iterable[int]) -> None:
    """Note of reports whether the sources on any of their incidents disagree."""
    wanted = set(reports)
    disputed = set(
        Claim.objects.filter(report__in=wanted, membership__incident__summary__disagree=True)
        .order_by()
        .values_list("report", flat=True)
        .distinct()
    )
    rows = ReportSummary.objects
    rows.filter(pk__in=disputed, disagree=False).update(disagree=True)
    rows.filter(pk__in=wanted - disputed, disagree=True).update(disagree=False)


def _upsert(kind: Any, rows: Iterable[Any], but: tuple[str, ...] = ()) -> None:
    key = kind._meta.pk.name
    fields = [f.name for f in kind._meta.concrete_fields if f.name not in {key, *but}]
    kind.objects.bulk_create(rows, update_conflicts=True, unique_fields=[key], update_fields=fields)
