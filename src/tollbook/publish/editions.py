"""What leaves the record: incidents as they were published, or all of them as they are now.

A published incident is told as it stood when it was published, whatever came since; what comes
since is published by the next version. One that was retracted, or merged into another, keeps a row
that says so and has no figure.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from typing import Literal

import msgspec

from tollbook.record.models import Claim, Decision, Incident, Stand, Step
from tollbook.record.tolls import CHUNK, accounts_of, judge
from tollbook.tolls import Statement, Toll

Release = Literal["published", "working"]
#: States of published incidents that are told with their figures.
_TOLD = frozenset({"published", "under_revision"})


class Edition(msgspec.Struct, frozen=True, kw_only=True):
    """One incident as it leaves the record.

    `version` counts its publications. `confirmed` is false for one that was published as
    provisional. `statements` are those that stand; a tombstone has none and no toll.
    """

    incident: str
    release: Release
    state: str
    version: int | None = None
    confirmed: bool | None = None
    survivor: str | None = None
    statements: list[Statement] = []
    toll: Toll | None = None


def published(only: Collection[int] | None = None) -> Iterator[Edition]:
    """Yield the incidents that were published, each as its last version has it."""
    told = Stand.objects.filter(version__gt=0)
    told = told if only is None else told.filter(pk__in=only)
    pks = list(told.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), CHUNK):
        chunk = pks[start : start + CHUNK]
        stands = Stand.objects.select_related("incident").in_bulk(chunk)
        steps = _last_publications(chunk)
        statements = _statements_of([steps[pk] for pk in chunk if stands[pk].state in _TOLD])
        for pk in chunk:
            yield _edition(stands[pk], steps[pk], statements.get(pk, []))


def working(only: Collection[int] | None = None) -> Iterator[Edition]:
    """Yield all incidents with standing claims as they are now, unreviewed ones too."""
    rows = Incident.objects.standing().select_related("stand")
    rows = rows if only is None else rows.filter(pk__in=only)
    for incident, statements, toll in accounts_of(list(rows)):
        standing = [s for s in statements if s.state != "rejected"]
        if not standing:
            continue
        stand = getattr(incident, "stand", None)
        yield Edition(
            incident=incident.key,
            release="working",
            state=stand.state if stand else "draft",
            version=stand.version or None if stand else None,
            confirmed=stand.state == "confirmed" if stand else False,
            statements=standing,
            toll=toll,
        )


def _edition(stand: Stand, step: Step, statements: list[Statement]) -> Edition:
    told = stand.state in _TOLD
    into = stand.incident.merged_into_id
    return Edition(
        incident=stand.incident.key,
        release="published",
        state=stand.state,
        version=stand.version,
        confirmed=bool(step.payload["confirmed"]) if told else None,
        survivor=f"i{into}" if into else None,
        statements=statements,
        toll=msgspec.convert(step.payload["published"]["toll"], Toll) if told else None,
    )


def _last_publications(incidents: Sequence[int]) -> dict[int, Step]:
    """Return the step by which each incident was published last."""
    steps = Step.objects.filter(incident__in=incidents, done=True, target="published")
    return {step.incident_id: step for step in steps.order_by("number") if _publishes(step)}


def _publishes(step: Step) -> bool:
    return "published" in step.payload


def _statements_of(steps: Sequence[Step]) -> dict[int, list[Statement]]:
    """Return the statements of incidents as they were published, by incident."""
    claims = _claims_of({key for step in steps for key in step.content.claims})
    links = Decision.claims.through.objects.filter(claim__in=claims.values())
    decided: dict[int, list[int]] = {}
    for claim, decision in links.order_by("decision").values_list("claim_id", "decision_id"):
        decided.setdefault(claim, []).append(decision)
    facts = {
        row.pk: row.as_model()
        for row in Decision.objects.filter(pk__in={d for found in decided.values() for d in found})
    }
    told: dict[int, list[Statement]] = {}
    for step in steps:
        rows = [claims[key] for key in step.content.claims if key in claims]
        last = step.payload["published"]["decision"]
        pks = sorted({pk for row in rows for pk in decided.get(row.pk, ()) if pk <= last})
        statements = judge(rows, [facts[pk] for pk in pks])
        told[step.incident_id] = [s for s in statements if s.state != "rejected"]
    return told


def _claims_of(keys: set[str]) -> dict[str, Claim]:
    """Return claims by their keys; those that were erased since are left out."""
    reports = {int(key.split("#")[0][1:]) for key in keys}
    rows = Claim.objects.filter(report__in=reports).exclude(harm="")
    found = rows.select_related("report").defer("report__text")
    ordered = found.order_by("report", "start", "number")
    return {claim.key: claim for claim in ordered if claim.key in keys}
