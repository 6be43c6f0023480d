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

    unknown: float = 1.6
    alternate: float = -0.3
    skeleton: float = -0.6
    fuzzy: float = -2.0
    unlike: float = -9.0
    odd: float = -2.5
    country: float = 3.5
    adm1: float = 1.2
    adm2: float = -0.2
    small_unit: float = -0.3
    population: float = 0.55
    typed: float = 2.5
    mistyped: float = -2.5
    in_country: float = 3.5
    in_unit: float = 2.0
    contained: float = 3.0
    not_contained: float = -1.5
    sibling: float = 2.0
    direction: float = 0.5


WEIGHTS = Weights()
#: Kilometres over which a sibling's pull falls to a third.
SIBLING_RANGE_KM = 40.0

_LEVEL_WEIGHT: dict[Level, str] = {
    "country": "country", "adm1": "adm1", "adm2": "adm2", "adm3": "small_unit",
    "area": "small_unit", "neighbourhood": "small_unit", "landmark": "small_unit",
}  # fmt: skip


class Surroundings(msgspec.Struct, frozen=True, kw_only=True):
    """What speaks for the readings of one mention besides its name.

    `containers` are entries that the text says the place lies in; `siblings` other places of
    the report, with how sure each is; `centre` is what a direction word is measured from.
    """

    setting: Setting
    containers: tuple[Entry, ...] = ()
    siblings: tuple[tuple[Entry, float], ...] = ()
    centre: Entry | None = None


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
        found["odd spelling"] = w.odd
    return found


def _kind_evidence(match: Match, phrase: Phrase, w: Weights) -> dict[str, float]:
    entry = match.entry
    found = {"population": w.population * math.log10(entry.population + 1)}
    if entry.level in _LEVEL_WEIGHT:
        found = {"level": getattr(w, _LEVEL_WEIGHT[entry.level])}
        if entry.level in ("country", "adm1"):
            found["population"] = w.population * 4
    if phrase.levels:
        found["type word"] = w.typed if entry.level in phrase.levels else w.mistyped
    return found


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
        "province": w.in_unit * setting.units.get(unit or "", 0.0),
        "siblings": w.sibling * _sibling_pull(entry, around.siblings),
        "direction": w.direction * _direction_agrees(entry, around.centre, phrase.direction),
    }
    if around.containers and entry.level != "country":
        inside = any(holds(unit, entry) for unit in around.containers)
        found["container"] = w.contained if inside else w.not_contained
    return found


def evidence(
    match: Match, phrase: Phrase, around: Surroundings, weights: Weights = WEIGHTS
) -> dict[str, float]:
    """Return the pieces of evidence for one reading, by name, in log-odds."""
    return {
        **_name_evidence(match, weights),
        **_kind_evidence(match, phrase, weights),
        **_place_evidence(match, phrase, around, weights),
    }


def shares(sums: Mapping[str, float], weights: Weights = WEIGHTS) -> dict[str, float]:
    """Return each reading's share of the probability; what is missing to 1 is "not held"."""
    top = max([weights.unknown, *sums.values()])
    parts = {key: math.exp(total - top) for key, total in sums.items()}
    whole = sum(parts.values()) + math.exp(weights.unknown - top)
    return {key: part / whole for key, part in parts.items()}
