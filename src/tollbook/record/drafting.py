"""Making the drafts of a record anew: after an update of Tollbook, or from a dump without them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

import msgspec
from django.db import transaction

from tollbook.incidents.drafts import Draft as DraftFact
from tollbook.incidents.drafts import draft_of
from tollbook.incidents.merging import likely_links
from tollbook.incidents.rarity import load_rarity
from tollbook.record.drafted import Draft, Handle, Likeness, Placement
from tollbook.record.models import Claim, Report
from tollbook.record.shelf import MADE, file_handles, keep_drafts, keep_links

#: Reports whose drafts are made together.
CHUNK = 500


def draft_missing() -> None:
    """Make all drafts if there are none of a record's incidents, or they are of another form."""
    undrafted = Claim.objects.current().filter(
        incident__isnull=False, placement=None, reading__isnull=False
    )
    if undrafted.exists() or Draft.objects.exclude(made=MADE).exists():
        draft_all()


@transaction.atomic
def draft_all() -> None:
    """Make all drafts anew, in the incidents in which the machine has their claims."""
    put = dict(Placement.objects.values_list("claim", "draft__incident"))
    Draft.objects.all().delete()
    pks = list(Report.objects.order_by("pk").values_list("pk", flat=True))
    for start in range(0, len(pks), CHUNK):
        made = list(_drafts_of(pks[start : start + CHUNK], put))
        rows = keep_drafts((claims[0].report_id, fact, pk) for claims, fact, pk in made)
        Placement.objects.bulk_create(
            Placement(claim=claim, draft=row)
            for (claims, _, _), row in zip(made, rows, strict=True)
            for claim in claims
        )
    link_all()


@transaction.atomic
def file_all() -> None:
    """File all drafts under their handles anew, and compare them: of a dump that has neither."""
    Handle.objects.all().delete()
    rows = Draft.objects.order_by("pk")
    for row in rows.iterator():
        file_handles([(row, _fact(row))])
    link_all()


def link_all() -> None:
    """Compare all drafts that are worth comparing."""
    Likeness.objects.all().delete()
    rows = list(Draft.objects.order_by("key"))
    links = likely_links([_fact(row) for row in rows])
    keep_links({(rows[one].pk, rows[other].pk): score for (one, other), score in links.items()})


def _drafts_of(
    reports: Sequence[int], put: dict[int, int]
) -> Iterator[tuple[list[Claim], DraftFact, int]]:
    """Yield the drafts of some reports: their claims, the draft and the incident they are in."""
    claims = Claim.objects.current().filter(report__in=reports, reading__isnull=False)
    told = claims.order_by("report", "start", "number").prefetch_related("report")
    for _, group in groupby(told, attrgetter("report_id")):
        yield from _drafts_in(group, put)


def _drafts_in(
    claims: Iterable[Claim], put: dict[int, int]
) -> Iterator[tuple[list[Claim], DraftFact, int]]:
    """Yield the drafts of one report's claims, which come in the order of the text."""
    groups: dict[int, list[Claim]] = {}
    for claim in claims:
        incident = put.get(claim.pk, claim.incident_id)
        if incident is not None:
            groups.setdefault(incident, []).append(claim)
    for number, (incident, group) in enumerate(groups.items()):
        facts = [claim.as_model() for claim in group]
        report = group[0].report.as_model()
        alone, lead = len(groups) == 1, number == 0
        yield group, draft_of(report, facts, alone, load_rarity(), lead=lead), incident


def _fact(row: Draft) -> DraftFact:
    return msgspec.msgpack.decode(row.body, type=DraftFact)
