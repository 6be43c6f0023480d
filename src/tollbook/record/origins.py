"""Who gives figures: the sources that people keep, those of the package, and those in claims."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Count, Q

from tollbook.record import audit, reviewing
from tollbook.record.keeping import keep_incidents
from tollbook.record.models import (
    IncidentOrigin,
    IncidentSummary,
    Membership,
    Report,
    Source,
)
from tollbook.record.search import incidents_with
from tollbook.tolls import KnownSource, packaged_sources
from tollbook.tolls.sources import name_words


class Tally(NamedTuple):
    """On how many incidents an origin gave figures, and on how many others said so too, or not."""

    said: int = 0
    confirmed: int = 0
    contradicted: int = 0


def source_named(name: str) -> Source | None:
    """Return the source of this name: one that people keep, else one of the package, not stored."""
    kept = Source.objects.filter(name=name).first()
    if kept is not None:
        return kept
    known = next((known for known in packaged_sources() if known.name == name), None)
    return as_row(known) if known else None


def as_row(known: KnownSource) -> Source:
    """Return a source of the package as people would keep it."""
    return Source(
        name=known.name, kind=known.kind, party=known.party, aliases=list(known.aliases),
        people=list(known.people),
    )  # fmt: skip


def all_sources() -> list[Source]:
    """Return all sources by name; one that people keep stands for that of the package."""
    rows = {known.name: as_row(known) for known in packaged_sources()}
    rows |= {row.name: row for row in Source.objects.all()}
    return sorted(rows.values(), key=lambda row: row.name.casefold())


@transaction.atomic
def keep_source(by: User, source: Source, note: str = "") -> int:
    """Store what a person says of a source, log it, and reckon anew what it touches.

    Returns how many incidents were reckoned anew: those with a claim whose source or outlet has
    one of its names, old or new. Those of them that were submitted, confirmed or published go back
    to review where their figures moved.
    """
    before = source_named(source.name)
    source.save()
    audit.log(by, "keep_source", f"o{source.pk}", _told(source, note))
    names = {*_names(source), *(_names(before) if before else ())}
    touched = incidents_naming(names)
    _reckon_anew(by, touched)
    return len(touched)


@transaction.atomic
def drop_source(by: User, source: Source) -> None:
    """Delete a source that people keep, log it, and reckon anew what it touches."""
    audit.log(by, "source", f"o{source.pk}", {"name": source.name, "done": "deleted"})
    touched = incidents_naming(_names(source))
    source.delete()
    _reckon_anew(by, touched)


def _reckon_anew(by: User, touched: Collection[int]) -> None:
    """Reckon tolls anew; what somebody vouched for goes back to review where its figures moved."""
    keep_incidents(touched)
    reviewing.notice(touched, by)


def incidents_naming(names: Iterable[str]) -> set[int]:
    """Return the incidents with a claim whose source, credit or outlet has one of these names."""
    found: set[int] = set()
    for name in dict.fromkeys(names):
        if not name_words(name):
            continue
        standing = IncidentSummary.objects.order_by().values_list("pk", flat=True)
        found |= set(standing.filter(pk__in=incidents_with(f'"{name}"')))
        told = Report.objects.filter(Q(publisher__icontains=name) | Q(credit__icontains=name))
        members = Membership.objects.filter(claim__report__in=told.order_by().values("pk"))
        found |= set(members.values_list("incident", flat=True))
    return found


def tallies() -> dict[str, Tally]:
    """Return how often each origin was confirmed or contradicted, by its name."""
    rows = IncidentOrigin.objects.order_by().values_list("name", "outcome").annotate(n=Count("*"))
    counts: dict[str, dict[str, int]] = defaultdict(dict)
    for name, outcome, number in rows:
        counts[name][outcome] = number
    return {
        name: Tally(sum(of.values()), of.get("confirmed", 0), of.get("contradicted", 0))
        for name, of in counts.items()
    }


def _names(source: Source) -> tuple[str, ...]:
    return (source.name, *source.aliases, *source.people)


def _told(source: Source, note: str) -> dict[str, object]:
    return {
        "name": source.name, "kind": source.kind, "party": source.party, "side": source.side,
        "aliases": source.aliases, "people": source.people, "note": note,
    }  # fmt: skip
