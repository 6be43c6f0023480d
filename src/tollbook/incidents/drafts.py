"""Drafts: the claims of one report on one event, as they are compared across reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tollbook.incidents.grouping import groups_of
from tollbook.incidents.places import Spot, spot
from tollbook.incidents.rarity import Rarity, Wording, load_rarity, wording, words_of
from tollbook.model.claims import Claim
from tollbook.model.reports import Reading, Report
from tollbook.model.vocabulary import Harm, MeansCode
from tollbook.tolls.sources import name_words

#: Characters of text on either side of a claim's evidence that are taken to be about it.
MARGIN = 250
#: Days before publication within which an undated event is expected.
LAG = dt.timedelta(days=3)
#: Places of a draft that are compared, the most precise first.
SPOTS = 4


class Numbers(NamedTuple):
    """The least and the greatest number that a report states for the whole; None if none."""

    least: int
    most: int


class Draft(NamedTuple):
    """What one report says of one event.

    `id` is "<report id>#<id of its first claim>". `first` and `last` bound the day of the event;
    they are `dated` where the text says so, else taken from the day of publication.
    """

    id: str
    report: str
    claims: tuple[str, ...]
    first: dt.date | None
    last: dt.date | None
    dated: bool
    published: dt.date | None
    spots: tuple[Spot, ...]
    means: frozenset[MeansCode]
    killed: Numbers | None
    injured: Numbers | None
    actors: frozenset[str]
    wording: Wording
    alone: bool


def drafts_of(reading: Reading, rarity: Rarity | None = None) -> list[Draft]:
    """Return the events of a reading: as its claims are grouped, else as `group` would."""
    rarity = rarity or load_rarity()
    groups = groups_of(reading)
    return [draft_of(reading.report, group, len(groups) == 1, rarity) for group in groups]


def draft_of(report: Report, claims: Sequence[Claim], alone: bool, rarity: Rarity) -> Draft:
    """Return the draft of some claims of a report, `alone` where it tells of no other event."""
    first, last, dated = _days(claims, report.published)
    context = _context(report, claims, alone)
    return Draft(
        id=f"{report.id}#{claims[0].id}" if claims else report.id,
        report=report.id,
        claims=tuple(f"{report.id}#{claim.id}" for claim in claims),
        first=first,
        last=last,
        dated=dated,
        published=report.published,
        spots=_spots(claims),
        means=frozenset(claim.means.code for claim in claims) - {"unstated"},
        killed=_numbers(claims, "killed"),
        injured=_numbers(claims, "injured"),
        actors=_actors(claims),
        wording=wording(words_of(context), rarity),
        alone=alone,
    )


def _context(report: Report, claims: Iterable[Claim], alone: bool) -> str:
    """Return the words about an event: all of the report, or those around its claims."""
    if alone:
        return f"{report.title or ''}\n{report.text}"
    spans = sorted(
        (max(claim.evidence.start - MARGIN, 0), claim.evidence.end + MARGIN) for claim in claims
    )
    pieces: list[str] = []
    reached = 0
    for start, end in spans:
        if end > reached:
            pieces.append(report.text[max(start, reached) : end])
            reached = end
    return " … ".join(pieces)


def _days(
    claims: Iterable[Claim], published: dt.date | None
) -> tuple[dt.date | None, dt.date | None, bool]:
    times = [claim.time for claim in claims if claim.time is not None and claim.time.from_]
    events = [time for time in times if time.basis == "event"] or times
    days = sorted((time.from_, time.to or time.from_) for time in events if time.from_)
    if days:
        shortest = min(days, key=lambda span: (span[1] - span[0], span))
        return *shortest, True
    if published is None:
        return None, None, False
    return published - LAG, published, False


def _spots(claims: Iterable[Claim]) -> tuple[Spot, ...]:
    found = dict.fromkeys(spot(place) for claim in claims for place in claim.places)
    return tuple(sorted(found, key=lambda one: one.radius)[:SPOTS])


def _numbers(claims: Iterable[Claim], harm: Harm) -> Numbers | None:
    stated = [
        claim.count.value
        for claim in claims
        if claim.harm == harm and claim.part_of is None and claim.count.value
    ]
    return Numbers(min(stated), max(stated)) if stated else None


def _actors(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(
        word for claim in claims if claim.actor for word in name_words(claim.actor.exact)
    )
