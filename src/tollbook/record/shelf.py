"""The index's shelf in the database: drafts, their handles, links and places.

What it does for one report takes some thirty queries, each by an index, however large the record.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from django.db import connection
from django.db.models import Q

from tollbook.incidents.blocking import NEIGHBOURS, SHARED_WORDS, handles_of
from tollbook.incidents.drafts import Draft as DraftFact
from tollbook.incidents.judgements import Judgements, judge
from tollbook.incidents.shelf import Links, Pair
from tollbook.record.drafted import Draft, Handle, Likeness, Placement
from tollbook.record.grouping import pk_of, title_of
from tollbook.record.models import Claim, Decision, Incident, Membership, Report

#: The form of the drafts; those of another form are made anew.
MADE = "2"
#: Drafts under one handle that are met: the nearest in time.
MOST = 2 * NEIGHBOURS
#: Days that an event under a handle may have begun before those asked for.
LONGEST = 31
#: The reader of teams' tables: what they say is one incident is so by people.
TABLE = "table"
#: Rows written at once.
BATCH = 2000


class DatabaseShelf:
    """A shelf of the record, for one report.

    `titles` names, by draft, the incident that a new draft opens if it is like no other.
    """

    def __init__(self, report: Report, titles: Mapping[str, str]) -> None:
        self.report = report
        self.titles = titles
        self._pks: dict[str, int] = {}
        self._facts: dict[str, DraftFact] = {}
        self._left: dict[str, int | None] = {}

    def of_report(self, report: str) -> list[DraftFact]:
        """Return the drafts of a report, as they were put."""
        return self._load(Draft.objects.filter(report=pk_of(report)).order_by("pk"))

    def get(self, ids: Collection[str]) -> list[DraftFact]:
        """Return drafts in the order of their ids."""
        missing = [id_ for id_ in ids if id_ not in self._facts]
        if missing:
            self._load(Draft.objects.filter(key__in=missing))
        return [self._facts[id_] for id_ in sorted(ids)]

    def put(self, drafts: Sequence[DraftFact]) -> None:
        """Keep the drafts of the report at hand; those of its claims that stand are of them."""
        rows = keep_drafts((self.report.pk, draft, None) for draft in drafts)
        for row, draft in zip(rows, drafts, strict=True):
            self._pks[draft.id], self._facts[draft.id] = row.pk, draft
            numbers = [pk_of(key.partition("#")[2]) for key in draft.claims]
            stored = Claim.objects.filter(report=self.report, number__in=numbers)
            Placement.objects.bulk_create(Placement(claim=claim, draft=row) for claim in stored)

    def take(self, drafts: Sequence[DraftFact]) -> None:
        """Take drafts out, with their links and out of their incidents."""
        ids = [draft.id for draft in drafts]
        Draft.objects.filter(key__in=ids).delete()
        for id_ in ids:
            self._facts.pop(id_, None)
            self._left.pop(id_, None)

    def meet(self, draft: DraftFact) -> list[DraftFact]:
        """Return the drafts of other reports that share enough handles with this one."""
        rows = Draft.objects.filter(pk__in=_sharing(draft)).exclude(report=self.report)
        return sorted(self._load(rows), key=lambda other: other.id)

    def link(self, links: Links) -> None:
        """Keep the scores of pairs that are worth asking about."""
        keep_links({(self._pks[one], self._pks[other]): s for (one, other), s in links.items()})

    def links(self, ids: Collection[str]) -> dict[Pair, float]:
        """Return the links of these drafts."""
        rows = Likeness.objects.filter(Q(one__key__in=ids) | Q(other__key__in=ids))
        pairs = rows.values_list("one__key", "other__key", "score")
        return {(min(one, other), max(one, other)): score for one, other, score in pairs}

    def together(self, ids: Collection[str]) -> set[str]:
        """Return the drafts that people put into one incident with any of these."""
        reviewed = set(self._reviewed(ids).values())
        rows = Draft.objects.filter(placements__claim__membership__incident__in=reviewed)
        return set(rows.values_list("key", flat=True)) if reviewed else set()

    def judged(self, drafts: Sequence[DraftFact]) -> Judgements:
        """Return what people decided on these drafts."""
        ids = [draft.id for draft in drafts]
        reviewed = self._reviewed(ids)
        fixed = {d.claims[0]: f"i{reviewed[d.id]}" for d in drafts if d.id in reviewed}
        rows = Decision.objects.filter(claims__placement__draft__key__in=ids).distinct()
        return judge(drafts, [row.as_model() for row in rows.order_by("pk")], fixed)

    def incidents(self, ids: Collection[str]) -> dict[str, str]:
        """Return the incident of each draft: where people left it, else where it was put."""
        put = Draft.objects.filter(key__in=ids, incident__isnull=False)
        placed = dict(put.values_list("key", "incident")) | self._reviewed(ids)
        return {key: f"i{pk}" for key, pk in placed.items()}

    def members(self, incident: str) -> set[str]:
        """Return the drafts of an incident."""
        claims = Claim.objects.filter(membership__incident=pk_of(incident))
        put = Draft.objects.filter(Q(incident=pk_of(incident)) | Q(placements__claim__in=claims))
        return set(put.values_list("key", flat=True))

    def place(self, placed: Mapping[str, str]) -> None:
        """Put drafts into incidents."""
        by_incident: dict[str, list[str]] = defaultdict(list)
        for id_, incident in placed.items():
            by_incident[incident].append(id_)
        for incident, ids in by_incident.items():
            Draft.objects.filter(key__in=ids).update(incident=pk_of(incident))

    def open_incident(self, drafts: Sequence[str]) -> str:
        """Return the id of a new incident, titled by the first of its drafts."""
        first = drafts[0]
        title = self.titles.get(first) or _title(first)
        return Incident.objects.create(title=title).key

    def reviewed(self, drafts: Sequence[str]) -> str | None:
        """Return the incident into which people have put any of these drafts, if they have."""
        found = self._reviewed(drafts)
        return next((f"i{found[id_]}" for id_ in drafts if id_ in found), None)

    def _reviewed(self, ids: Collection[str]) -> dict[str, int]:
        """Return the incident of each draft whose incident people have judged in any way."""
        unknown = [id_ for id_ in ids if id_ not in self._left]
        if unknown:
            self._left |= dict.fromkeys(unknown) | _left_by_people(unknown)
        return {id_: pk for id_ in ids if (pk := self._left[id_]) is not None}

    def _load(self, rows: Iterable[Draft]) -> list[DraftFact]:
        loaded = []
        for row in rows:
            self._pks[row.key] = row.pk
            self._facts[row.key] = msgspec.msgpack.decode(row.body, type=DraftFact)
            loaded.append(self._facts[row.key])
        return loaded


def keep_drafts(given: Iterable[tuple[int, DraftFact, int | None]]) -> list[Draft]:
    """Store drafts with their handles: the report of each, the draft, the incident it is in."""
    facts = list(given)
    rows = Draft.objects.bulk_create(
        Draft(
            key=fact.id,
            report_id=report,
            incident_id=incident,
            made=MADE,
            body=msgspec.msgpack.encode(fact),
        )
        for report, fact, incident in facts
    )
    file_handles(zip(rows, (fact for _, fact, _ in facts), strict=True))
    return rows


def file_handles(drafts: Iterable[tuple[Draft, DraftFact]]) -> None:
    """File stored drafts under what they may share with others."""
    Handle.objects.bulk_create(
        (
            Handle(draft=row, code=code, first=_ordinal(fact.first), last=_ordinal(fact.last))
            for row, fact in drafts
            for part in handles_of(fact)
            for code in part
        ),
        batch_size=BATCH,
    )


def keep_links(links: Mapping[tuple[int, int], float]) -> None:
    """Store how like drafts are, by the numbers of their rows."""
    Likeness.objects.bulk_create(
        (
            Likeness(one_id=one, other_id=other, score=score)
            for (one, other), score in links.items()
        ),
        batch_size=BATCH,
        ignore_conflicts=True,
    )


def _sharing(draft: DraftFact) -> set[int]:
    """Return the numbers of drafts that share a name at the time, or enough words at any time."""
    names, words = handles_of(draft)
    first, last = _ordinal(draft.first), _ordinal(draft.last)
    asked: list[tuple[str, tuple[int, ...]]] = []
    if first is not None and last is not None:
        days = (first - LONGEST, last + 1, first - 1, first, MOST)
        asked += [(_BY_NAME, (code, *days)) for code in names]
        asked += [(_BEFORE, (code, first, NEIGHBOURS)) for code in words]
        asked += [(_AFTER, (code, first, NEIGHBOURS)) for code in words]
    else:
        asked += [(_ANY, (code, MOST)) for code in words]
    if not asked:
        return set()
    with connection.cursor() as cursor:
        values = [value for _, given in asked for value in given]
        cursor.execute(" UNION ALL ".join(part for part, _ in asked), values)
        found = cursor.fetchall()
    shared = Counter(pk for pk, of_word in found if of_word)
    by_name = {pk for pk, of_word in found if not of_word}
    return by_name | {pk for pk, times in shared.items() if times >= SHARED_WORDS}


#: Drafts under a name whose days meet those asked for, or lie next to them; the nearest first.
_BY_NAME = """SELECT * FROM (
    SELECT draft_id, 0 FROM record_handle
    WHERE code = %s AND first BETWEEN %s AND %s AND last >= %s
    ORDER BY ABS(first - %s) LIMIT %s
) AS named"""
#: Drafts under a word, up to a day and after it; or of any day.
_BEFORE = """SELECT * FROM (
    SELECT draft_id, 1 FROM record_handle
    WHERE code = %s AND first <= %s ORDER BY first DESC LIMIT %s
) AS earlier"""
_AFTER = """SELECT * FROM (
    SELECT draft_id, 1 FROM record_handle WHERE code = %s AND first > %s ORDER BY first LIMIT %s
) AS later"""
_ANY = "SELECT * FROM (SELECT draft_id, 1 FROM record_handle WHERE code = %s LIMIT %s) AS ever"


def _left_by_people(ids: Collection[str]) -> dict[str, int]:
    """Return the incident of each draft whose incident people have judged in any way."""
    rows = Membership.objects.filter(claim__placement__draft__key__in=ids).order_by("-claim")
    placed = dict(rows.values_list("claim__placement__draft__key", "incident"))
    incidents = Incident.objects.filter(pk__in=set(placed.values()))
    judged = incidents.filter(
        Q(by_hand=True)
        | Q(decisions__isnull=False)
        | Q(steps__isnull=False)
        | Q(members__claim__reading__reader=TABLE)
    )
    known = set(judged.values_list("pk", flat=True))
    return {key: pk for key, pk in placed.items() if pk in known}


def _title(draft: str) -> str:
    claims = Claim.objects.filter(placement__draft__key=draft).order_by("start", "number")
    return title_of([claim.as_model() for claim in claims])


def _ordinal(day: dt.date | None) -> int | None:
    return day.toordinal() if day else None
