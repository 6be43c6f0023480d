"""What of an incident is reviewed, from its claims and decisions."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from tollbook.incidents.where_when import place_of, time_of
from tollbook.record.models import Incident
from tollbook.record.tolls import Account, account_of, accounts_of
from tollbook.review.content import EDITION, Content, Sum
from tollbook.tolls import Figure, Statement, Toll

#: Warnings of figures that cannot be true together (specification, 4.1).
_UNSOUND = frozenset({"parts_exceed_whole", "group_exceeds_whole", "groups_exceed_whole"})


def content_of(incident: Incident) -> Content:
    """Return what an incident contains now."""
    return content_in(account_of(incident))


def contents_of(incidents: Sequence[Incident]) -> dict[int, Content]:
    """Return what incidents contain, by primary key; a few queries for all of them."""
    return {account.incident.pk: content_in(account) for account in accounts_of(incidents)}


def content_in(account: Account) -> Content:
    """Return what an account contains that a reviewer vouches for."""
    standing = [s for s in account.statements if s.state != "rejected"]
    place, time = place_of(standing), time_of(standing)
    sums = [_sum(figure) for figure in account.toll.figures]
    return Content(
        sums=tuple(one for one in sums if one.victims == "all"),
        parts=tuple(one for one in sums if one.victims != "all"),
        means=tuple(sorted({s.claim.means.code for s in standing} - {"unstated"})),
        place=(place.name or place.exact) if place else _named_place(standing),
        place_id=place.id if place else None,
        date_from=time.from_ if time else None,
        date_to=time.to if time else None,
        actors=tuple(_actors(standing)),
        claims=tuple(sorted(s.id for s in standing)),
        waiting=sum(s.state == "extracted" for s in standing),
        origins=len(account.toll.independent),
        unbacked=_is_unbacked(account.toll),
        unsound=_is_unsound(account.toll),
        refuted=any(map(_is_refuted, account.statements)),
        edition=EDITION,
    )


def _named_place(statements: Iterable[Statement]) -> str | None:
    """Return the place that most claims name, in their words, where none could be resolved."""
    named = Counter(p.exact for s in statements for p in s.claim.places if p.exact)
    return named.most_common(1)[0][0] if named else None


def _sum(figure: Figure) -> Sum:
    low, best, high = figure.numbers
    return Sum(
        harm=figure.harm, victims=figure.victims, low=low, best=best, high=high,
        high_open=figure.high_open,
    )  # fmt: skip


def _actors(statements: Iterable[Statement]) -> Iterable[str]:
    return sorted({s.claim.actor.exact.strip() for s in statements if s.claim.actor})


def _is_unbacked(toll: Toll) -> bool:
    bounds = (b for f in toll.figures for b in (f.low, f.best, f.high) if b is not None)
    return any(not bound.claims for bound in bounds)


def _is_unsound(toll: Toll) -> bool:
    if any(warning.code in _UNSOUND for warning in toll.warnings):
        return True
    known = ([n for n in figure.numbers if n is not None] for figure in toll.figures)
    return any(numbers != sorted(numbers) for numbers in known)


def _is_refuted(statement: Statement) -> bool:
    refuted = statement.reason == "contradicted_by_two_origins"
    return statement.state == "rejected" and refuted and statement.claim.harm == "killed"
