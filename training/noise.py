"""Annotated claims made as faulty as a reader makes them.

What is learned from claims without a fault trusts them too much, and what is learned from a reader
on reports it was taught on does as well. A network cannot be taught anew for each part of the
reports, so that the faults are drawn at the rates at which a reader makes them on reports that it
has not seen.
"""

from __future__ import annotations

import datetime as dt
import random
from dataclasses import dataclass

import msgspec

from tollbook.model import Claim, Means, Reading, Time
from tollbook.model.vocabulary import MeansCode

#: Means that one is mistaken for.
_MEANS: tuple[MeansCode, ...] = ("airstrike", "shelling", "small_arms", "ied", "several")
#: Days by which a day is mistaken.
_DAYS = (-7, -2, -1, 1, 2, 7)


@dataclass(frozen=True, slots=True)
class Rates:
    """How often a fault is made, of 1.

    The defaults are about those of Tollbook's reader of November 2026 on reports that it was not
    taught on, between the two sets of docs/quality.md. That table does not part what is lost from
    what is wrong; the shares are those of 2,145 claims read by the reader before it.
    """

    missed: float = 0.08
    place_lost: float = 0.15
    time_lost: float = 0.06
    time_wrong: float = 0.08
    means_lost: float = 0.07
    means_wrong: float = 0.17
    actor_lost: float = 0.22
    source_lost: float = 0.14
    part_lost: float = 0.35
    same_lost: float = 0.4


RATES = Rates()


def as_if_read(reading: Reading, seed: int = 0, rates: Rates = RATES) -> Reading:
    """Return an annotated reading with faults, the same ones for the same report and seed."""
    rng = random.Random(f"{reading.report.id} {seed}")  # noqa: S311 - not a secret
    kept = [claim for claim in reading.claims if rng.random() >= rates.missed]
    known = {claim.id for claim in kept}
    claims = tuple(_faulty(claim, known, rng, rates) for claim in kept)
    return msgspec.structs.replace(reading, claims=claims)


def _faulty(claim: Claim, known: set[str], rng: random.Random, rates: Rates) -> Claim:
    whole = claim.part_of in known and rng.random() >= rates.part_lost
    again = claim.same_as in known and rng.random() >= rates.same_lost
    return msgspec.structs.replace(
        claim,
        places=tuple(place for place in claim.places if rng.random() >= rates.place_lost),
        time=_time(claim.time, rng, rates),
        means=_means(claim.means, rng, rates),
        actor=claim.actor if rng.random() >= rates.actor_lost else None,
        source=claim.source if rng.random() >= rates.source_lost else None,
        part_of=claim.part_of if whole else None,
        part_kind=claim.part_kind if whole else None,
        same_as=claim.same_as if again else None,
    )


def _time(time: Time | None, rng: random.Random, rates: Rates) -> Time | None:
    drawn = rng.random()
    if time is None or drawn < rates.time_lost:
        return None
    if time.from_ is None or drawn >= rates.time_lost + rates.time_wrong:
        return time
    by = dt.timedelta(days=rng.choice(_DAYS))
    to = time.to and time.to + by
    return msgspec.structs.replace(time, from_=time.from_ + by, to=to)


def _means(means: Means, rng: random.Random, rates: Rates) -> Means:
    drawn = rng.random()
    if drawn < rates.means_lost:
        return Means(code="unstated")
    if means.code == "unstated" or drawn >= rates.means_lost + rates.means_wrong:
        return means
    return msgspec.structs.replace(means, code=rng.choice(_MEANS))
