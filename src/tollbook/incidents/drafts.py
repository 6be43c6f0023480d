"""Drafts: the claims of one report on one event, as they are compared across reports."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence, Set
from typing import NamedTuple

from tollbook.incidents.grouping import groups_of
from tollbook.incidents.places import Spot, spelling_key, spot
from tollbook.incidents.rarity import Rarity, Wording, load_rarity, weigh, wording, words_of
from tollbook.incidents.sentences import names_in
from tollbook.model.claims import Claim
from tollbook.model.reports import Reading, Report
from tollbook.model.vocabulary import Harm, MeansCode
from tollbook.tolls.sources import name_words

#: Characters of text on either side of a claim's evidence that are taken to be about it.
MARGIN = 250
#: Characters around evidence whose names are taken to be about it.
NEAR = 100
#: Weight from which a word is rare: it stands in one of five hundred reports at most.
RARE = 6.2
#: Rare words of a draft that are compared.
RARE_WORDS = 24
#: Numbers of one harm that are compared, those stated first.
COUNTS = 4
#: Numbers from which an equal one is worth telling.
TELLING = 3
#: Days before publication within which an undated event is expected.
LAG = dt.timedelta(days=3)
#: Places of a draft that are compared, the most precise first.
SPOTS = 4


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
    killed: tuple[int, ...]
    injured: tuple[int, ...]
    actors: frozenset[str]
    wording: Wording
    names: Wording
    rare: tuple[str, ...]
    numbers: frozenset[str]
    lead: bool
    alone: bool


def drafts_of(reading: Reading, rarity: Rarity | None = None) -> list[Draft]:
    """Return the events of a reading: as its claims are grouped, else as `group` would."""
    rarity = rarity or load_rarity()
    groups = groups_of(reading)
    return [
        draft_of(reading.report, group, len(groups) == 1, rarity, lead=not number)
        for number, group in enumerate(groups)
    ]


def draft_of(
    report: Report, claims: Sequence[Claim], alone: bool, rarity: Rarity, *, lead: bool = True
) -> Draft:
    """Return the draft of some claims of a report.

    `alone` tells that the report tells of no other event, `lead` that it tells of this one first.
    """
    first, last, dated = _days(claims, report.published)
    context = _context(report, claims, whole=alone or lead)
    near = _around(report.text, claims, NEAR) if claims else context
    told = wording(words_of(context), rarity)
    spots = _spots(claims)
    placed = {word for one in spots for word in one.words}
    return Draft(
        id=f"{report.id}#{claims[0].id}" if claims else report.id,
        report=report.id,
        claims=tuple(f"{report.id}#{claim.id}" for claim in claims),
        first=first,
        last=last,
        dated=dated,
        published=report.published,
        spots=spots,
        means=frozenset(claim.means.code for claim in claims) - {"unstated"},
        killed=_numbers(claims, "killed"),
        injured=_numbers(claims, "injured"),
        actors=_actors(claims),
        wording=told,
        names=_names(near, rarity),
        rare=_rare(told, placed, rarity),
        numbers=_telling(claims),
        lead=lead,
        alone=alone,
    )


def _rare(told: Wording, placed: Set[str], rarity: Rarity) -> tuple[str, ...]:
    """Return the rare words of a text that are not in the names of its places.

    That two drafts share a place is compared by itself.
    """
    rare = (word for word in told.words if rarity.weight(word) >= RARE)
    return tuple(word for word in rare if spelling_key(word) not in placed)[:RARE_WORDS]


def _names(text: str, rarity: Rarity) -> Wording:
    """Return the names in a text by what all their spellings share, and their weights."""
    weights: dict[str, float] = {}
    for name in names_in(text):
        key = spelling_key(name)
        weights[key] = max(rarity.weight(name), weights.get(key, 0.0))
    return weigh(weights)


def _telling(claims: Iterable[Claim]) -> frozenset[str]:
    """Return the numbers that claims state, each with its harm."""
    return frozenset(
        f"{claim.harm} {claim.count.value}"
        for claim in claims
        if claim.count.value is not None and claim.count.value >= TELLING
    )


def _context(report: Report, claims: Sequence[Claim], *, whole: bool) -> str:
    """Return the words about an event: all of the report, or those around its claims."""
    if whole or not claims:
        return f"{report.title or ''}\n{report.text}"
    return _around(report.text, claims, MARGIN)


def _around(text: str, claims: Iterable[Claim], margin: int) -> str:
    """Return the stretches of a text within so many characters of the evidence of claims."""
    spans = sorted(
        (max(claim.evidence.start - margin, 0), claim.evidence.end + margin) for claim in claims
    )
    pieces: list[str] = []
    reached = 0
    for start, end in spans:
        if end > reached:
            pieces.append(text[max(start, reached) : end])
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


def _numbers(claims: Sequence[Claim], harm: Harm) -> tuple[int, ...]:
    """Return the numbers stated for the whole, those stated first."""
    counted = [claim for claim in claims if claim.harm == harm and claim.count.value]
    wholes = [claim for claim in counted if claim.part_of is None] or counted
    stated = dict.fromkeys(claim.count.value for claim in wholes if claim.count.value)
    return tuple(stated)[:COUNTS]


def _actors(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(
        word for claim in claims if claim.actor for word in name_words(claim.actor.exact)
    )
