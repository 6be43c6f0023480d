"""What two claims of one report share: the evidence that they are of one event."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TypeAlias

from tollbook.incidents.places import Relation, relate
from tollbook.incidents.sentences import Setting, overlap
from tollbook.model.claims import Actor, Claim, Source
from tollbook.tolls.sources import name_words

#: Feature name -> value; a feature that does not hold is left out.
Features: TypeAlias = dict[str, float]


def pair_features(
    one: Claim, other: Claim, between: int, here: Setting, there: Setting
) -> Features:
    """Return what speaks for and against two claims of one report being of one event.

    `one` stands first in the text, in the setting `here`, with `between` claims between it and
    `other`, whose setting is `there`.
    """
    found: Features = {"bias": 1.0, "between": math.log1p(between)}
    found["distance"] = math.log1p(max(other.count.start - one.count.end, 0)) / 5
    found |= _sentences(here, there)
    found |= _links(one, other)
    found |= _place_features(one, other)
    found[f"time_{_time_relation(one, other)}"] = 1.0
    found[f"means_{_means_relation(one, other)}"] = 1.0
    found[f"actor_{_named_relation(one.actor, other.actor)}"] = 1.0
    found[f"source_{_named_relation(one.source, other.source)}"] = 1.0
    found |= _count_features(one, other)
    return found


def _sentences(here: Setting, there: Setting) -> Features:
    found = _around(here, there)
    if here.number == there.number:
        return found | {"same_sentence": 1.0, "turn_within": float(here.turns)}
    found["sentences_apart"] = math.log(there.number - here.number + 1)
    found["next_sentence"] = float(there.number == here.number + 1)
    found["wording"] = overlap(here, there)
    found["turn_here"] = float(here.turns)
    found["turn_there"] = float(there.turns)
    found["turns_between"] = math.log1p(there.turned - here.turned - there.turns)
    found["paragraphs_apart"] = math.log1p(there.paragraph - here.paragraph)
    found["known_there"] = float(there.known)
    found["new_there"] = float(there.new)
    return found


def _around(here: Setting, there: Setting) -> Features:
    """Compare the names and days of two clauses, whatever places and days were read."""
    found: Features = {"more_there": float(there.more)}
    shared = here.names & there.names
    if shared:
        found["names_shared"] = math.log1p(len(shared))
    if there.fresh - here.names:
        found["names_fresh"] = math.log1p(len(there.fresh - here.names))
    if here.names and there.names and not shared:
        found["names_differ"] = 1.0
    if here.days and there.days:
        found["day_words_shared" if here.days & there.days else "day_words_differ"] = 1.0
    elif there.days:
        found["day_words_new"] = 1.0
    return found


def _links(one: Claim, other: Claim) -> Features:
    found: Features = {}
    if other.same_as == one.id or (one.same_as and one.same_as == other.same_as):
        found["same_as"] = 1.0
    if other.part_of == one.id or one.part_of == other.id:
        found["part_of"] = 1.0
        if relate(one.places, other.places) == Relation.APART:
            found["part_elsewhere"] = 1.0
    if one.part_of and one.part_of == other.part_of:
        found["same_whole"] = 1.0
    if one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end:
        found["same_evidence"] = 1.0
    return found


def _place_features(one: Claim, other: Claim) -> Features:
    found: Features = {f"place_{relate(one.places, other.places).name.lower()}": 1.0}
    here, there = _place_set(one), _place_set(other)
    if here == there:
        found["place_set_equal"] = 1.0
    elif here and there:
        found["place_new"] = float(not there <= here)
        found["place_left"] = float(not here <= there)
    if one.places and other.places:
        nearest = relate(one.places[:1], other.places[:1])
        found[f"nearest_place_{nearest.name.lower()}"] = 1.0
    return found


def _count_features(one: Claim, other: Claim) -> Features:
    found: Features = {}
    values = (one.count.value, other.count.value)
    if one.harm != other.harm:
        found["harm_differs"] = 1.0
        if "same_evidence" in _links(one, other):
            found["harms_together"] = 1.0
    elif values[0] is not None and values[0] == values[1]:
        found["value_equal"] = math.log1p(values[0])
    elif None not in values:
        wholes = one.part_of is None and other.part_of is None
        found["wholes_differ" if wholes else "parts_differ"] = 1.0
    statuses = {one.victims.status, other.victims.status}
    if statuses == {"civilian", "combatant"}:
        found["status_opposed"] = 1.0
    return found


@lru_cache(maxsize=4096)
def _words(phrase: str) -> frozenset[str]:
    return frozenset(name_words(phrase))


def _place_set(claim: Claim) -> frozenset[str]:
    return frozenset(place.id or place.exact.casefold() for place in claim.places)


def _time_relation(one: Claim, other: Claim) -> str:
    if one.time is None or other.time is None or not one.time.from_ or not other.time.from_:
        return "unknown"
    if (one.time.from_, one.time.to) == (other.time.from_, other.time.to):
        return "same"
    overlap = max(one.time.from_, other.time.from_) <= min(
        one.time.to or one.time.from_, other.time.to or other.time.from_
    )
    return "overlaps" if overlap else "differs"


def _means_relation(one: Claim, other: Claim) -> str:
    if "unstated" in (one.means.code, other.means.code):
        return "unknown"
    return "same" if one.means.code == other.means.code else "differs"


def _named_relation(one: Actor | Source | None, other: Actor | Source | None) -> str:
    if one is None or other is None:
        return "unknown" if one is other else "half"
    return "same" if _words(one.exact) & _words(other.exact) else "differs"
