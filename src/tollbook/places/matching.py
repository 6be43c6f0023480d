"""Find the entries that a mention may name, and how well the names match."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec
from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from tollbook.places.entries import Entry, Gazetteer, Hit
from tollbook.places.folding import fold, is_latin
from tollbook.places.phrases import Phrase
from tollbook.places.similarity import similarity
from tollbook.places.skeletons import skeleton

Kind = Literal["exact", "skeleton", "fuzzy"]
#: A skeleton match whose letters are less alike than this is not a reading.
LEAST_ALIKE = 0.55
#: A fuzzy match must be alike at least this much.
LEAST_FUZZY = 0.72
#: Consonants that met across scripts -> what that says; more say no more.
OTHER_SCRIPT = {0: 0.5, 1: 0.5, 2: 0.6, 3: 0.7}
MOST_OTHER_SCRIPT = 0.8
#: Readings kept of each mention, and of each country's similar names.
MOST_SIMILAR = 40


class Match(msgspec.Struct, frozen=True, kw_only=True):
    """An entry and how a mention's name meets its names.

    `alike` is from 0 to 1. `odd` tells that only a spelling met which the entry's other names
    do not support: alternate-name lists hold names of neighbours and errors.
    """

    entry: Entry
    kind: Kind
    alike: float
    primary: bool
    odd: bool
    name: str


def _is_odd(entry: Entry, name: str) -> bool:
    """Tell whether a name's skeleton is not that of the entry's main name nor of a third."""
    wanted = skeleton(name)
    if skeleton(entry.name) == wanted:
        return False
    keys = [skeleton(other) for other in entry.names]
    return len(keys) > 2 and sum(key == wanted for key in keys) * 4 < len(keys)


def _match(hit: Hit, key: str, name: str, kind: Kind) -> Match:
    return Match(
        entry=hit.entry,
        kind=kind,
        alike=_alike(hit, key),
        primary=fold(hit.entry.name) == hit.key,
        odd=hit.entry.level != "country" and _is_odd(hit.entry, name),
        name=name,
    )


def _alike(hit: Hit, key: str) -> float:
    """Return how alike a spelling and an entry's name are.

    A name in another script tells by its consonants only, and the more the longer they are; the
    entry's names in the spelling's own script may tell more.
    """
    if is_latin(key) == is_latin(hit.key):
        return similarity(key, hit.key)
    own = [fold(name) for name in hit.entry.names if is_latin(name) == is_latin(key)]
    best = max((similarity(key, other) for other in own), default=0.0)
    return max(best, OTHER_SCRIPT.get(len(skeleton(hit.key)), MOST_OTHER_SCRIPT))


def _exact(phrase: Phrase, gazetteer: Gazetteer) -> list[Match]:
    """Return the entries with a name of the phrase; the full one, if any has it."""
    for name in phrase.names:
        hits = gazetteer.named([fold(name)])
        if hits:
            return [_match(hit, hit.key, name, "exact") for hit in hits]
    return []


def _rural(phrase: Phrase, exact: Sequence[Match], gazetteer: Gazetteer) -> list[Match]:
    """Return the units that are the countryside ("rif") of a place under any of its names."""
    names = {name for match in exact for name in match.entry.names if fold(name)}
    keys = {fold(f"{rif} {name}") for name in names for rif in ("rif", "ريف")}
    hits = gazetteer.named(sorted(keys))
    found = [_match(hit, hit.key, phrase.names[-1], "exact") for hit in hits]
    return [match for match in found if match.entry.level in ("adm1", "adm2")]


def _spellings(name: str) -> list[str]:
    """Return a name and its reading with articles that are written on: "Alqubra", "Elbab"."""
    loose = " ".join(
        word[2:] if len(word) > 5 and word[:2].lower() in ("al", "el") else word
        for word in name.split()
    )
    return [name] if loose == name else [name, loose]


def _similar(name: str, country: str, gazetteer: Gazetteer) -> list[Match]:
    """Return the entries of a country whose names sound like `name`, best first."""
    found: list[Match] = []
    for spelling in _spellings(name):
        key, bones = fold(spelling), skeleton(spelling)
        if not bones:
            continue
        hits = gazetteer.sounding([bones], country)
        found += [_match(hit, key, spelling, "skeleton") for hit in hits]
        if not any(match.alike >= 0.9 for match in found):
            found += _fuzzy(spelling, key, bones, country, gazetteer)
    least = {"exact": 1.0, "skeleton": LEAST_ALIKE, "fuzzy": LEAST_FUZZY}
    kept = [match for match in found if match.alike >= least[match.kind]]
    return sorted(kept, key=_promise, reverse=True)[:MOST_SIMILAR]


def _promise(match: Match) -> float:
    """Return how promising a similar name is: a larger place makes up for a letter."""
    return match.alike + 0.03 * math.log10(match.entry.population + 1)


def _fuzzy(spelling: str, key: str, bones: str, country: str, gazetteer: Gazetteer) -> list[Match]:
    """Return entries whose skeleton is one letter off; short skeletons are too common for it."""
    if len(bones) < 3:
        return []
    near = process.extract(
        bones, gazetteer.skeletons(country), scorer=Levenshtein.distance, score_cutoff=1, limit=60
    )
    others = [skeleton_ for skeleton_, distance, _ in near if distance]
    hits = gazetteer.sounding(others, country) if others else ()
    return [_match(hit, key, spelling, "fuzzy") for hit in hits]


def best_of_each(matches: Iterable[Match]) -> list[Match]:
    """Return the best match of each entry."""
    rank = {"exact": 2, "skeleton": 1, "fuzzy": 0}
    best: dict[str, Match] = {}
    for match in matches:
        other = best.get(match.entry.id)
        order = (rank[match.kind], match.alike, match.primary)
        if other is None or order > (rank[other.kind], other.alike, other.primary):
            best[match.entry.id] = match
    return list(best.values())


def find(phrase: Phrase, countries: Sequence[str], gazetteer: Gazetteer) -> list[Match]:
    """Return every reading of a phrase: exact anywhere, similar in the countries of the setting."""
    if not phrase.names:
        return []
    matches = _exact(phrase, gazetteer)
    rural = _rural(phrase, matches, gazetteer) if phrase.rural else []
    if rural:
        return best_of_each(rural)
    name = phrase.names[-1]
    for country in countries:
        matches += _similar(name, country, gazetteer)
    return best_of_each(matches)
