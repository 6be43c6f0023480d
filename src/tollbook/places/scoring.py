"""Score the readings of a mention: evidence adds up, and the shares may be nobody's.

Each reading has a sum of evidence (log-odds); the readings and the reading "a place that the
gazetteer does not hold" share the probability by softmax, so that two equal homonyms get half
each and neither is sure.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import msgspec

from tollbook.places.entries import Entry, Level
from tollbook.places.geodesy import BEARINGS, angle_between, bearing, distance_km
from tollbook.places.matching import Match
from tollbook.places.phrases import Phrase
from tollbook.places.setting import Setting


class Weights(msgspec.Struct, frozen=True, kw_only=True):
    """Log-odds of each piece of evidence; set on development data, see docs/places.md."""

    unknown: float = 4.4
    alternate: float = -0.8
    skeleton: float = -1.1
    fuzzy: float = -3.1
    unlike: float = -14.0
    odd: float = -5.0
    odd_exact: float = -0.3
    country: float = 2.6
    adm1: float = -0.4
    adm2: float = -3.3
    small_unit: float = -0.5
    beyond: float = 6.5
    population: float = 0.8
    typed: float = 1.0
    mistyped: float = -1.9
    in_country: float = 2.3
    in_unit: float = 1.2
    deep: float = 2.6
    contained: float = 3.8
    not_contained: float = -0.8
    sibling: float = 3.3
    sibling_unit: float = 2.8
    direction: float = 0.8
    namesake: float = -3.4
    outside: float = -4.0


WEIGHTS = Weights()
#: Kilometres from its middle in which a large town's quarters lie.
TOWN_RADIUS_KM = 12.0
#: Kilometres over which a sibling's pull falls to a third.
SIBLING_RANGE_KM = 40.0
#: Share of a unit's people that its town of the same name must have.
NAMESAKE_SHARE = 0.02

_LEVEL_WEIGHT: dict[Level, str] = {
    "country": "country", "adm1": "adm1", "adm2": "adm2", "adm3": "small_unit",
    "area": "small_unit", "sea_air": "small_unit", "neighbourhood": "small_unit",
    "landmark": "small_unit",
}  # fmt: skip


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for the readings of one mention besides its name.

    `deep` are the countries of which villages are held, `units` the provinces that the words
    nearest to the mention make likely, `containers` entries that the text says the place lies
    in; `siblings` other places of the report, with how sure each is; `sibling_units` the
    provinces that all their readings, sure or not, make likely; `town` the town named nearest.
    """

    setting: Setting
    deep: frozenset[str] = frozenset()
    units: Mapping[str, float] = {}
    containers: tuple[Entry, ...] = ()
    siblings: tuple[tuple[Entry, float], ...] = ()
    sibling_units: Mapping[str, float] = {}
    town: Entry | None = None


def holds(unit: Entry, entry: Entry) -> bool:
    """Tell whether `entry` lies in `unit`, or within 40 km of it where that is a town."""
    if unit.level == "country":
        return entry.country == unit.country
    if unit.id in (entry.id, *entry.units()):
        return True
    if unit.level in ("adm1", "adm2") or unit.adm1 is None:
        return False
    away = separation(unit, entry)
    return away is not None and away <= 40


def separation(one: Entry, other: Entry) -> float | None:
    """Return the kilometres between two entries; null where one has no coordinates."""
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return None
    return distance_km(one.lat, one.lon, other.lat, other.lon)


def _name_evidence(match: Match, w: Weights) -> dict[str, float]:
    found = {"name": (match.alike - 1) * -w.unlike if match.alike < 1 else 0.0}
    if match.kind != "exact":
        found[match.kind] = w.skeleton if match.kind == "skeleton" else w.fuzzy
    elif not match.primary:
        found["alternate"] = w.alternate
    if match.odd:
        found["odd spelling"] = w.odd_exact if match.kind == "exact" else w.odd
    return found


def _kind_evidence(match: Match, phrase: Phrase, w: Weights) -> dict[str, float]:
    entry = match.entry
    found = {"population": w.population * math.log10(entry.population + 1)}
    beyond = entry.level in ("area", "sea_air") and not entry.country
    if entry.level in _LEVEL_WEIGHT:
        found["level"] = w.beyond if beyond else getattr(w, _LEVEL_WEIGHT[entry.level])
    if phrase.levels and entry.level in phrase.levels:
        found["type word"] = w.typed
    elif phrase.levels and not _is_whole_name(match, phrase):
        found["type word"] = w.mistyped
    return found


def _is_whole_name(match: Match, phrase: Phrase) -> bool:
    """Tell whether the type word is a part of the entry's own name, as in "Kansas City"."""
    return match.kind == "exact" and match.name == phrase.names[0] != phrase.names[-1]


def _sibling_pull(entry: Entry, siblings: Sequence[tuple[Entry, float]]) -> float:
    pulls = [0.0]
    for sibling, sure in siblings:
        away = separation(entry, sibling)
        if away is not None and sibling.id != entry.id:
            pulls.append(sure * math.exp(-away / SIBLING_RANGE_KM))
    return max(pulls)


def _direction_agrees(entry: Entry, centre: Entry | None, direction: str | None) -> float:
    """Return 1 to -1: how far an entry lies to the side of `centre` that a word names."""
    if centre is None or direction not in BEARINGS or None in (entry.lat, centre.lat):
        return 0.0
    at = bearing(centre.lat or 0, centre.lon or 0, entry.lat or 0, entry.lon or 0)
    return math.cos(math.radians(angle_between(at, BEARINGS[direction])))


def _place_evidence(
    match: Match, phrase: Phrase, around: Surroundings, w: Weights
) -> dict[str, float]:
    entry, setting = match.entry, around.setting
    unit = entry.id if entry.level == "adm1" else entry.adm1
    found = {
        "country": w.in_country * setting.countries.get(entry.country, 0.0),
        "villages held": w.deep * (entry.country in around.deep),
        "province": w.in_unit * around.units.get(unit or "", 0.0),
        "siblings": w.sibling * _sibling_pull(entry, around.siblings),
        "siblings' province": w.sibling_unit * around.sibling_units.get(unit or "", 0.0),
        "direction": w.direction * _direction_agrees(entry, setting.centre(), phrase.direction),
    }
    if around.containers and entry.level != "country":
        inside = any(holds(unit, entry) for unit in around.containers)
        found["container"] = w.contained if inside else w.not_contained
    if phrase.in_town and entry.level == "populated_place":
        away = separation(entry, around.town) if around.town else None
        if away is not None:
            inside = 0 < away <= TOWN_RADIUS_KM
            found["quarter of the town"] = w.typed - w.mistyped if inside else w.outside
    return found


def _could_stand_for(town: Entry, unit: Entry) -> bool:
    """Tell whether a town is large enough to share its province's name; 0 people is unknown."""
    small = 0 < town.population < NAMESAKE_SHARE * unit.population
    return unit.level != "adm1" or not small


def _has_namesake(match: Match, matches: Sequence[Match]) -> bool:
    """Tell whether a town of this unit's has the name as plainly: untyped, the town is meant.

    A hamlet that shares its province's name is not what people mean by it.
    """
    unit = match.entry
    if unit.level not in ("adm1", "adm2", "adm3"):
        return False
    return any(
        other.entry.level == "populated_place"
        and other.alike >= match.alike - 0.05
        and (unit.adm1 or unit.id) == other.entry.adm1
        and _could_stand_for(other.entry, unit)
        for other in matches
    )


def evidence(
    match: Match,
    matches: Sequence[Match],
    phrase: Phrase,
    around: Surroundings,
    weights: Weights = WEIGHTS,
) -> dict[str, float]:
    """Return the pieces of evidence for one of a mention's `matches`, by name, in log-odds."""
    pieces = {
        **_name_evidence(match, weights),
        **_kind_evidence(match, phrase, weights),
        **_place_evidence(match, phrase, around, weights),
    }
    untyped = not phrase.levels or "populated_place" in phrase.levels
    if untyped and _has_namesake(match, matches):
        pieces["town of that name"] = weights.namesake
    return pieces


def shares(sums: Mapping[str, float], weights: Weights = WEIGHTS) -> dict[str, float]:
    """Return each reading's share of the probability; what is missing to 1 is "not held"."""
    top = max([weights.unknown, *sums.values()])
    parts = {key: math.exp(total - top) for key, total in sums.items()}
    whole = sum(parts.values()) + math.exp(weights.unknown - top)
    return {key: part / whole for key, part in parts.items()}
