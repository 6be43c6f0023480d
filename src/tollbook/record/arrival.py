"""A reading's claims into incidents: those the record has, or new ones.

A new report joins an incident, opens one, or shows that two are one: then the older id survives.
What people have judged stays where they left it: two incidents that they have touched are never
made one by the machine, and how alike they are is kept for them to see.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from tollbook import model
from tollbook.incidents.drafts import Draft as DraftFact
from tollbook.incidents.drafts import draft_of
from tollbook.incidents.index import Added, Index
from tollbook.incidents.rarity import load_rarity
from tollbook.record import grouping
from tollbook.record.drafted import Draft, Placement
from tollbook.record.grouping import Likeness, likeness, pk_of, title_of
from tollbook.record.models import Claim, Incident, Link, Report
from tollbook.record.shelf import DatabaseShelf


class Arrived(NamedTuple):
    """A reading's drafts by label, the incident of each by its id, and what came of it."""

    drafts: dict[str, DraftFact]
    incidents: dict[str, Incident]
    added: Added

    def incident_of(self, claim: model.Claim) -> Incident | None:
        """Return the incident that a claim of the reading is put into."""
        draft = self.drafts.get(claim.incident or "") if claim.of_incident else None
        return self.incidents[draft.id] if draft else None


def take_in(
    row: Report,
    claims: Sequence[model.Claim],
    judged: Mapping[Likeness, Claim],
    before: Sequence[Claim],
    into: Mapping[str, Incident] | None = None,
) -> Arrived:
    """File what a reading tells of events, and put it into incidents.

    `claims` have their numbers; `judged` are the claims of earlier readings that stand though
    they are read again; `before` are all that the report had. `into` names the incident of each
    label, where it is known; what it does not name gets one of its own.
    """
    groups = _groups(claims)
    drafts = _drafts(row, groups, judged)
    titles = {drafts[label].id: title_of(group) for label, group in groups.items()}
    heirs = _heirs(groups, drafts, before)
    shelf = DatabaseShelf(row, titles)
    index = Index(shelf)
    if into is None:
        added = index.add(row.key, list(drafts.values()), heirs)
    else:
        heirs |= {drafts[label].id: known.key for label, known in into.items() if label in drafts}
        opened = [draft.id for draft in drafts.values() if draft.id not in heirs]
        heirs |= {id_: shelf.open_incident([id_]) for id_ in opened}
        index.file(row.key, list(drafts.values()), heirs)
        added = Added()
    placed = shelf.incidents([draft.id for draft in drafts.values()])
    rows = Incident.objects.in_bulk({pk_of(key) for key in placed.values()})
    return Arrived(drafts, {id_: rows[pk_of(key)] for id_, key in placed.items()}, added)


def settle(arrived: Arrived, rows: Sequence[Claim], before: Sequence[Claim]) -> set[int]:
    """Bring up to date the incidents in which the claims of a reading are, or were.

    `rows` are the reading's claims, now stored. Returns the numbers of all incidents touched.
    """
    _place(arrived, rows)
    _keep_links(arrived, rows)
    absorbed = {pk_of(old): pk_of(c.incident) for c in arrived.added.changes for old in c.absorbed}
    touched = {pk_of(change.incident) for change in arrived.added.changes} | set(absorbed)
    touched |= {row.incident_id for row in [*before, *rows] if row.incident_id}
    settled = grouping.settle(touched)
    for old, survivor in absorbed.items():
        Incident.objects.filter(pk=old, members=None, merged_into=None).update(merged_into=survivor)
    return settled


def _groups(claims: Iterable[model.Claim]) -> dict[str, list[model.Claim]]:
    groups: dict[str, list[model.Claim]] = {}
    for claim in claims:
        if claim.incident and claim.of_incident:
            groups.setdefault(claim.incident, []).append(claim)
    return groups


def _drafts(
    row: Report, groups: Mapping[str, Sequence[model.Claim]], judged: Mapping[Likeness, Claim]
) -> dict[str, DraftFact]:
    """Return the drafts of a reading by label, their claims named by the statements they are."""
    report, drafts = row.as_model(), {}
    for number, (label, group) in enumerate(groups.items()):
        draft = draft_of(report, group, len(groups) == 1, load_rarity(), lead=number == 0)
        known = [judged.get(likeness(claim)) for claim in group]
        keys = tuple(
            old.key if old is not None else f"{row.key}#{claim.id}"
            for old, claim in zip(known, group, strict=True)
        )
        drafts[label] = draft._replace(id=keys[0], claims=keys)
    return drafts


def _heirs(
    groups: Mapping[str, Sequence[model.Claim]],
    drafts: Mapping[str, DraftFact],
    before: Sequence[Claim],
) -> dict[str, str]:
    """Return for drafts the incident in which earlier readings put most of the same claims.

    So a new reader does not give new ids to known incidents.
    """
    put = {row.pk: row.incident_id for row in before}
    rows = Placement.objects.filter(claim__in=before).values_list("claim", "draft__incident")
    put |= dict(rows)
    read = {likeness(row.as_model()): put[row.pk] for row in before if put[row.pk]}
    heirs: dict[str, str] = {}
    for label, group in groups.items():
        votes = Counter(read.get(likeness(claim)) for claim in group)
        taken = {None, *map(pk_of, heirs.values())}
        earlier = next((pk for pk, _ in votes.most_common() if pk not in taken), None)
        if earlier is not None:
            heirs[drafts[label].id] = f"i{earlier}"
    return heirs


def _place(arrived: Arrived, rows: Sequence[Claim]) -> None:
    """Tell of every claim which draft it is of."""
    claims = {row.statement.key: row.statement for row in rows}
    pks = dict(
        Draft.objects.filter(key__in=arrived.incidents).values_list("key", "pk")
    )  # fmt: skip
    Placement.objects.bulk_create(
        (
            Placement(claim=claims[key], draft_id=pks[draft.id])
            for draft in arrived.drafts.values()
            for key in draft.claims
        ),
        ignore_conflicts=True,
    )


def _keep_links(arrived: Arrived, rows: Iterable[Claim]) -> None:
    """Keep why claims were put into known incidents, once for each."""
    first: dict[str, Claim] = {}
    for row in rows:
        first.setdefault(row.statement.key, row)
    for draft in arrived.drafts.values():
        own = [link for link in arrived.added.links if draft.id in (link.one, link.other)]
        best = max(own, key=lambda link: link.score, default=None)
        if best is not None:
            Link.objects.create(
                claim=first[draft.id],
                like=_claim(best.other if best.one == draft.id else best.one),
                incident=arrived.incidents[draft.id],
                score=best.score,
                reasons=list(best.reasons),
            )


def _claim(key: str) -> Claim:
    report, _, number = key.partition("#")
    return Claim.objects.get(report=pk_of(report), number=pk_of(number))
