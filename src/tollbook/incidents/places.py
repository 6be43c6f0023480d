"""How two sets of places stand to each other."""

from __future__ import annotations

import math
from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache
from typing import NamedTuple

from tollbook.model.claims import Place
from tollbook.model.vocabulary import Precision
from tollbook.places.skeletons import skeleton
from tollbook.tolls.sources import name_words

#: How far, in kilometres, the harm may lie from the point that stands for a place.
RADIUS: dict[Precision | None, float] = {
    "exact_point": 1.0, "landmark": 2.0, "street": 2.0, "neighbourhood": 3.0,
    "populated_place": 8.0, "near_place": 25.0, "adm3": 20.0, "adm2": 45.0, "adm1": 120.0,
    "area": 120.0, "country": 800.0, "sea_air": 200.0, None: 8.0,
}  # fmt: skip
#: Words of a place's name that say where in it or what it is, not which.
_DIRECTIONS = frozenset(
    ["north", "northern", "south", "southern", "east", "eastern", "west", "western", "central",
     "rural", "countryside", "outskirts", "suburb", "suburbs", "area", "areas", "district",
     "neighborhood", "neighbourhood", "province", "governorate", "region", "city", "town",
     "village", "villages", "of", "in", "near", "and", "market", "street"]
)  # fmt: skip


class Relation(IntEnum):
    """How one place stands to another, the closer the greater."""

    UNKNOWN = 0
    APART = 1
    WITHIN = 2
    SAME = 3


class Spot(NamedTuple):
    """A place as far as comparing needs it."""

    id: str | None
    words: frozenset[str]
    lat: float | None
    lon: float | None
    radius: float


@lru_cache(maxsize=65_536)
def spot(place: Place) -> Spot:
    """Return what of a place is compared."""
    words = name_words(place.exact)
    proper = [word for word in words if word not in _DIRECTIONS] or words
    keys = frozenset(spelling_key(word) for word in proper)
    return Spot(place.id, keys, place.lat, place.lon, RADIUS[place.level])


@lru_cache(maxsize=262_144)
def spelling_key(word: str) -> str:
    """Return what all spellings of a name in Latin letters share; a short name keeps its own."""
    key = skeleton(word)
    return key if len(key) > 2 else word


def relate(ones: Iterable[Place], others: Iterable[Place]) -> Relation:
    """Return the closest relation between a place of `ones` and one of `others`."""
    theirs = [spot(place) for place in others]
    pairs = (relate_spots(spot(place), other) for place in ones for other in theirs)
    return max(pairs, default=Relation.UNKNOWN)


def relate_spots(one: Spot, other: Spot) -> Relation:
    """Return how two places stand: by distance where both are known, else by name."""
    if one.id is not None and one.id == other.id:
        return Relation.SAME
    if one.lat is None or one.lon is None or other.lat is None or other.lon is None:
        return _by_name(one, other)
    apart = distance_km(one.lat, one.lon, other.lat, other.lon)
    if apart > max(one.radius, other.radius):
        return Relation.APART
    return Relation.SAME if one.radius == other.radius <= 8.0 else Relation.WITHIN


def distance_km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """Return the distance between two points in kilometres, on a sphere."""
    φ, ψ = math.radians(lat), math.radians(other_lat)  # noqa: PLC2401 - as the formula has it
    half = math.sin((ψ - φ) / 2) ** 2
    half += math.cos(φ) * math.cos(ψ) * math.sin(math.radians(other_lon - lon) / 2) ** 2
    return 12_742.0 * math.asin(math.sqrt(min(1.0, half)))


def _by_name(one: Spot, other: Spot) -> Relation:
    if not one.words or not other.words:
        return Relation.UNKNOWN
    if one.words == other.words:
        return Relation.SAME
    return Relation.WITHIN if one.words & other.words else Relation.APART
