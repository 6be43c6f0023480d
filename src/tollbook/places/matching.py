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
#: Skeletons one letter off that are looked up.
MOST_SKELETONS = 40


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


def _match(hit: Hit, name: str, kind: Kind, alike: float) -> Match:
    return Match(
        entry=hit.entry,
        kind=kind,
        alike=alike,
        primary=fold(hit.entry.name) == hit.key,
        odd=hit.entry.level != "country" and _is_odd(hit.entry, name),
        name=name,
    )


def _alike(hit: Hit, key: str) -> float:
    """Return how alike a spelling and an entry's name are.

    A name in another script tells by its consonants only, and the more the longer they are.
    """
    if is_latin(key) == is_latin(hit.key):
        return similarity(key, hit.key)
    return OTHER_SCRIPT.get(len(skeleton(hit.key)), MOST_OTHER_SCRIPT)


def _exact(phrase: Phrase, gazetteer: Gazetteer) -> list[Match]:
    """Return the entries with a name of the phrase; the full one, if any has it."""
    for name in phrase.names:
        hits = gazetteer.named([fold(name)])
        if hits:
            return [_match(hit, name, "exact", 1.0) for hit in hits]
    return []


def _rural(phrase: Phrase, exact: Sequence[Match], gazetteer: Gazetteer) -> list[Match]:
    """Return the units that are the countryside ("rif") of a place under any of its names."""
    names = {name for match in exact for name in match.entry.names if fold(name)}
    keys = {fold(f"{rif} {name}") for name in names for rif in ("rif", "ريف")}
    hits = gazetteer.named(sorted(keys))
    units = [hit for hit in hits if hit.entry.level in ("adm1", "adm2")]
    return [_match(hit, phrase.names[-1], "exact", 1.0) for hit in units]


def _spellings(name: str) -> list[str]:
    """Return a name and its reading with articles that are written on: "Alqubra", "Elbab"."""
    loose = " ".join(
        word[2:] if len(word) > 5 and word[:2].lower() in ("al", "el") else word
        for word in name.split()
    )
    return [name] if loose == name else [name, loose]


def _similar(name: str, country: str, gazetteer: Gazetteer) -> list[Match]:
    """Return the entries of a country whose names sound like `name`."""
    found: list[Match] = []
    for spelling in _spellings(name):
        bones = skeleton(spelling)
        if not bones:
            continue
        sounding = _best(gazetteer.sounding([bones], country), spelling, "skeleton")
        found += sounding
        if not any(match.alike >= 0.9 for match in sounding):
            found += _best(_fuzzy(bones, country, gazetteer), spelling, "fuzzy")
    return found


def _best(hits: Iterable[Hit], spelling: str, kind: Kind) -> list[Match]:
    """Return the most promising of the hits that are alike enough for their kind."""
    key, least = fold(spelling), LEAST_ALIKE if kind == "skeleton" else LEAST_FUZZY
    scored = [(alike, hit) for hit in hits if (alike := _alike(hit, key)) >= least]
    scored.sort(key=lambda pair: -_promise(*pair))
    return [_match(hit, spelling, kind, alike) for alike, hit in scored[:MOST_SIMILAR]]


def _promise(alike: float, hit: Hit) -> float:
    """Return how promising a similar name is: a larger place makes up for a letter."""
    return alike + 0.03 * math.log10(hit.entry.population + 1)


def _fuzzy(bones: str, country: str, gazetteer: Gazetteer) -> Sequence[Hit]:
    """Return the hits whose skeleton is one letter off; short ones are too common for it."""
    if len(bones) < 3:
        return []
    near = process.extract(
        bones,
        gazetteer.skeletons(country),
        scorer=Levenshtein.distance,
        score_cutoff=1,
        limit=MOST_SKELETONS,
    )
    others = [key for key, distance, _ in near if distance]
    return gazetteer.sounding(others, country) if others else ()


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
