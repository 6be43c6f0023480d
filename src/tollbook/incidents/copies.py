"""Wire copies and rewrites: many printings of one text, which count as one origin.

Texts are compared by sketches of their shingles of five words: the least hashes, which estimate
how many shingles two texts share (Broder, On the resemblance and containment of documents, 1997).
Made with array arithmetic, a sketch costs a quarter of a MinHash of datasketch, and no dependency.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import combinations
from zlib import crc32

import numpy as np
import numpy.typing as npt

from tollbook.incidents.cluster import components
from tollbook.incidents.rarity import words_of
from tollbook.model.claims import Claim
from tollbook.model.reports import Reading, Report

Sketch = npt.NDArray[np.uint64]

#: Words of a shingle, and shared shingles from which two texts are one (specification, 4.1).
SHINGLE = 5
ALIKE = 0.5
#: Hashes of a sketch, and of these the ones that bring two texts together to be compared.
SIZE = 64
KEYS = 8
#: Texts with one key that are compared with each other; wires are seldom printed more often.
MOST = 60
#: A rewrite gives the same figures within two days and shares this much.
REWRITTEN = 0.25
WITHIN = dt.timedelta(days=2)

_PRIMES = np.array(
    [0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0xD6E8FEB86659FD93,
     0xFF51AFD7ED558CCD], np.uint64
)  # fmt: skip


def copy_clusters(readings: Iterable[Reading]) -> dict[str, str]:
    """Return report id -> id of its set of near-copies, for reports that have one.

    A set is named after the first of its reports in the alphabet: "copy:<report id>".
    """
    given = sorted(readings, key=lambda reading: reading.report.id)
    sketches = [sketch(text_of_claims(reading.report, reading.claims)) for reading in given]
    pairs = [
        (one, other)
        for one, other in _meeting(sketches)
        if _is_copy(given[one], given[other], resemblance(sketches[one], sketches[other]))
    ]
    named: dict[str, str] = {}
    for rows in components(len(given), pairs):
        if len(rows) > 1:
            ids = [given[row].report.id for row in rows]
            named |= dict.fromkeys(ids, f"copy:{ids[0]}")
    return named


def sketch(text: str) -> Sketch:
    """Return the least hashes of a text's shingles, sorted; none for a text of no words."""
    words = np.array([_hash(word) for word in words_of(text)], np.uint64)
    if len(words) < SHINGLE:
        return np.unique(words)
    size = len(words) - SHINGLE + 1
    mixed = np.zeros(size, np.uint64)
    for place, prime in enumerate(_PRIMES):
        mixed += words[place : place + size] * prime
    mixed ^= mixed >> np.uint64(29)
    return np.unique(mixed * _PRIMES[0])[:SIZE]


def resemblance(one: Sketch, other: Sketch) -> float:
    """Return the share of the shingles of two texts that both have, as estimated: 0 to 1."""
    union = np.union1d(one, other)[:SIZE]
    if not len(union):
        return 0.0
    both = np.intersect1d(one, other, assume_unique=True)
    return float(np.isin(union, both, assume_unique=True).mean())


def text_of_claims(report: Report, claims: Sequence[Claim]) -> str:
    """Return the paragraphs that a report's claims stand in; all of it where it has no claims."""
    if not claims:
        return report.text
    pieces: dict[int, str] = {}
    for claim in claims:
        start = report.text.rfind("\n", 0, claim.count.start) + 1
        end = report.text.find("\n", claim.count.end)
        pieces[start] = report.text[start : end if end >= 0 else len(report.text)]
    return "\n".join(pieces[start] for start in sorted(pieces))


def _is_copy(one: Reading, other: Reading, alike: float) -> bool:
    if alike >= ALIKE:
        return True
    days = (one.report.published, other.report.published)
    if alike < REWRITTEN or days[0] is None or days[1] is None:
        return False
    return abs(days[0] - days[1]) <= WITHIN and _figures(one) == _figures(other)


def _figures(reading: Reading) -> Mapping[str, frozenset[int | None]]:
    figures: dict[str, set[int | None]] = defaultdict(set)
    for claim in reading.claims:
        if claim.of_incident and claim.part_of is None:
            figures[claim.harm].add(claim.count.value)
    return {harm: frozenset(values) for harm, values in figures.items()}


def _meeting(sketches: Sequence[Sketch]) -> list[tuple[int, int]]:
    """Return the pairs of texts that share one of their least hashes."""
    by_key: dict[int, list[int]] = defaultdict(list)
    for row, hashes in enumerate(sketches):
        for key in hashes[:KEYS].tolist():
            by_key[key].append(row)
    return sorted({pair for rows in by_key.values() for pair in combinations(rows[:MOST], 2)})


@lru_cache(maxsize=1_000_000)
def _hash(word: str) -> int:
    return crc32(word.encode()) * 0x9E3779B1 % 2**61
