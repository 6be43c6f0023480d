"""Incidents of the record as whole things to hand out: what, where, when, how many and why."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

import msgspec

from tollbook.incidents.where_when import place_of, time_of
from tollbook.model.decisions import in_force
from tollbook.record.drafted import Likeness
from tollbook.record.grouping import pk_of
from tollbook.record.models import Decision, Incident
from tollbook.record.tolls import Account, accounts_of, review_of
from tollbook.tolls import DEFAULT_POLICY, Moved, Toll, moved


class Described(msgspec.Struct, frozen=True, kw_only=True):
    """An incident with its toll; every bound of it lists the claims that set it, and says why.

    `review` tells how far people have judged its claims. `moved` are the figures that another
    policy gave otherwise, where one was asked about.
    """

    incident: str
    title: str
    place: str | None
    from_: dt.date | None = msgspec.field(name="from")
    to: dt.date | None
    review: str
    reports: tuple[str, ...]
    claims: tuple[str, ...]
    toll: Toll
    moved: tuple[Moved, ...] = ()


class Proposal(msgspec.Struct, frozen=True, kw_only=True):
    """Two incidents that may be one, by the likest of their reports; people have to say."""

    one: str
    other: str
    score: float


def described(pks: Sequence[int], policy: str = DEFAULT_POLICY) -> Iterator[Described]:
    """Yield incidents, by their numbers, with their tolls under a policy."""
    for account in accounts_of(_incidents(pks), policy):
        yield _described(account)


def moved_between(pks: Sequence[int], before: str, after: str) -> Iterator[Described | None]:
    """Yield the incidents whose figures differ between two policies, under the second.

    Yields None for the others, so that whoever waits sees how far it has come.
    """
    rows = _incidents(pks)
    for old, new in zip(accounts_of(rows, before), accounts_of(rows, after), strict=True):
        changes = tuple(moved(old.toll, new.toll))
        yield _described(new, changes) if changes else None


def proposals() -> Iterator[Proposal]:
    """Yield the pairs of incidents that may be one, the likeliest first, each once.

    The machine has compared reports in both and joined neither to the other: because people have
    judged both, or because too little spoke for it. Pairs that people told apart are left out.
    """
    apart = _told_apart()
    rows = Likeness.objects.exclude(one__incident=None).exclude(other__incident=None)
    members = "placements__claim__membership__incident"
    pairs = rows.values_list(f"one__{members}", f"other__{members}", "score")
    seen: set[frozenset[int]] = set()
    for one, other, score in pairs.order_by("-score").distinct():
        pair = frozenset((one, other))
        if None in pair or len(pair) < 2 or pair in seen or pair in apart:
            continue
        seen.add(pair)
        low, high = sorted(pair)
        yield Proposal(one=f"i{low}", other=f"i{high}", score=round(score, 3))


def _incidents(pks: Sequence[int]) -> list[Incident]:
    rows = Incident.objects.in_bulk(pks)
    return [rows[pk] for pk in pks if pk in rows]


def _described(account: Account, changes: tuple[Moved, ...] = ()) -> Described:
    statements = account.statements
    place, time = place_of(statements), time_of(statements)
    return Described(
        incident=account.incident.key,
        title=account.incident.title,
        place=(place.name or place.exact) if place else None,
        from_=time.from_ if time else None,
        to=time.to if time else None,
        review=review_of(statements),
        reports=tuple(dict.fromkeys(statement.report_id for statement in statements)),
        claims=tuple(statement.id for statement in statements),
        toll=account.toll,
        moved=changes,
    )


def _told_apart() -> set[frozenset[int]]:
    """Return the pairs of incidents that people said are different."""
    rows = Decision.objects.filter(kind__in=("different_incident", "undo")).order_by("pk")
    standing = in_force([row.as_model() for row in rows])
    return {
        frozenset(map(pk_of, pair))
        for decision in standing
        for pair in combinations(decision.incidents, 2)
    }
