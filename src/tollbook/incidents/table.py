"""Drafts as columns of numbers, so that many pairs are compared at once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal
from zlib import crc32

import numpy as np
import numpy.typing as npt

from tollbook.incidents.drafts import COUNTS, RARE_WORDS, SPOTS, Draft
from tollbook.incidents.places import Spot
from tollbook.incidents.rarity import KEPT, Wording
from tollbook.model.vocabulary import MeansCode

Ints = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
Hashes = npt.NDArray[np.uint32]

#: Means -> the families it belongs to, as bits; two means may be one seen by two witnesses.
FAMILIES: dict[MeansCode, int] = {
    "airstrike": 1, "barrel_bomb": 1, "drone": 1, "missile": 1 | 2, "shelling": 2,
    "suicide_bombing": 4, "vehicle_bomb": 4, "ied": 4, "small_arms": 8, "execution": 8 | 16,
    "stabbing_other": 16, "chemical": 32, "siege": 64, "several": 127,
}  # fmt: skip
#: Families seen more seldom in war than shelling and shooting: bombs, massacres, gas.
SELDOM = 4 | 16 | 32
#: Words of places and of actors that are compared.
PLACE_WORDS = 8
ACTOR_WORDS = 8
#: Names that stand near the claims of a draft, and numbers they state, that are compared.
NAMES = 16
NUMBERS = 8
NO_DAY = np.iinfo(np.int32).min
_NOTHING = np.uint32(0)


@dataclass(frozen=True, slots=True)
class Table:
    """One row for each draft; 0 pads hashes, nan stands for unknown coordinates and numbers."""

    report: Ints
    first: Ints
    last: Ints
    dated: npt.NDArray[np.bool_]
    published: Ints
    alone: npt.NDArray[np.bool_]
    means: Ints
    killed: Floats
    injured: Floats
    lat: npt.NDArray[np.float32]
    lon: npt.NDArray[np.float32]
    radius: npt.NDArray[np.float32]
    places: Hashes
    place_words: Hashes
    actors: Hashes
    words: Hashes
    weights: npt.NDArray[np.float32]
    names: Hashes
    name_weights: npt.NDArray[np.float32]
    rare: Hashes
    numbers: Hashes
    lead: npt.NDArray[np.bool_]


def tabulate(drafts: Sequence[Draft]) -> Table:
    """Return the table of drafts, in their order."""
    reports = {report: n for n, report in enumerate(dict.fromkeys(d.report for d in drafts))}
    spots = [draft.spots for draft in drafts]
    return Table(
        report=np.array([reports[draft.report] for draft in drafts], np.int64),
        first=_days([draft.first for draft in drafts]),
        last=_days([draft.last for draft in drafts]),
        dated=np.array([draft.dated for draft in drafts], bool),
        published=_days([draft.published for draft in drafts]),
        alone=np.array([draft.alone for draft in drafts], bool),
        means=np.array([_families(draft) for draft in drafts], np.int64),
        killed=_counts([draft.killed for draft in drafts]),
        injured=_counts([draft.injured for draft in drafts]),
        lat=_padded(spots, "lat"),
        lon=_padded(spots, "lon"),
        radius=_padded(spots, "radius"),
        places=_hashes([[place_key(one) for one in row] for row in spots], SPOTS),
        place_words=_hashes([sorted(place_words(draft)) for draft in drafts], PLACE_WORDS),
        actors=_hashes([sorted(draft.actors) for draft in drafts], ACTOR_WORDS),
        words=_hashes([draft.wording.words for draft in drafts], KEPT),
        weights=_weights([draft.wording for draft in drafts]),
        names=_hashes([draft.names.words for draft in drafts], NAMES),
        name_weights=_weights([draft.names for draft in drafts])[:, :NAMES],
        rare=_hashes([draft.rare for draft in drafts], RARE_WORDS),
        numbers=_hashes([sorted(draft.numbers) for draft in drafts], NUMBERS),
        lead=np.array([draft.lead for draft in drafts], bool),
    )


def place_key(one: Spot) -> str:
    """Return what two spots share when they are one place: the gazetteer's id, or the name."""
    return one.id or " ".join(sorted(one.words))


def place_words(draft: Draft) -> set[str]:
    """Return the words of the names of a draft's places."""
    return {word for one in draft.spots for word in one.words}


def _families(draft: Draft) -> int:
    return int(np.bitwise_or.reduce([FAMILIES[code] for code in draft.means] or [0]))


def _days(days: Sequence[dt.date | None]) -> Ints:
    return np.array([NO_DAY if day is None else day.toordinal() for day in days], np.int64)


def _padded(
    spots: Sequence[Sequence[Spot]], field: Literal["lat", "lon", "radius"]
) -> npt.NDArray[np.float32]:
    rows = np.full((len(spots), SPOTS), np.nan, np.float32)
    for row, several in enumerate(spots):
        for column, one in enumerate(several):
            known = getattr(one, field)
            if known is not None:
                rows[row, column] = known
    return rows


def _counts(rows: Sequence[Sequence[int]]) -> Floats:
    counts = np.full((len(rows), COUNTS), np.nan)
    for row, several in enumerate(rows):
        counts[row, : len(several)] = several
    return counts


def _weights(wordings: Sequence[Wording]) -> npt.NDArray[np.float32]:
    weights = np.zeros((len(wordings), KEPT), np.float32)
    for row, one in enumerate(wordings):
        weights[row, : len(one.weights)] = one.weights
    return weights


def _hashes(rows: Sequence[Sequence[str]], width: int) -> Hashes:
    table = np.full((len(rows), width), _NOTHING)
    for number, words in enumerate(rows):
        for column, word in enumerate(words[:width]):
            table[number, column] = _hash(word)
    return table


@lru_cache(maxsize=1_000_000)
def _hash(word: str) -> int:
    return crc32(word.encode()) or 1
