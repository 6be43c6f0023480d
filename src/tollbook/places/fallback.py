"""Where a place is not sure: the smallest unit that surely holds it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tollbook.places.entries import Candidate, Entry, Gazetteer, Level
from tollbook.places.phrases import Phrase
from tollbook.places.scoring import Surroundings

#: Share of the places that a text puts in a unit and that lie there.
TOLD = 0.95
_UNITS: tuple[Level, ...] = ("populated_place", "adm2", "adm1", "country")
_COUNTRY = "country:"


def surest_unit(
    candidates: Sequence[Candidate],
    told: Mapping[str, float],
    gazetteer: Gazetteer,
    threshold: float,
) -> tuple[Entry | None, float]:
    """Return the smallest unit that holds a place with at least `threshold`, and how surely.

    The readings speak for the units that hold them; what they leave of the probability, the
    place that is not held, lies where the text puts it (`told`, see `stated`).
    """
    left = 1.0 - sum(candidate.score for candidate in candidates)
    mass: dict[str, float] = {unit: left * share for unit, share in told.items()}
    for candidate in candidates:
        for unit in _units_of(candidate.entry):
            mass[unit] = mass.get(unit, 0.0) + candidate.score
    sure = [
        (_UNITS.index(entry.level), -share, entry)
        for unit, share in mass.items()
        if share >= threshold and (entry := _entry_of(unit, gazetteer)) and entry.level in _UNITS
    ]
    if not sure:
        return None, 0.0
    _, share, entry = min(sure, key=lambda found: found[:2])
    return entry, min(-share, 1.0)


def _units_of(entry: Entry) -> list[str]:
    own = [entry.id] if entry.level in ("adm1", "adm2") else []
    return [*own, *entry.units(), f"{_COUNTRY}{entry.country}"]


def stated(phrase: Phrase, at: int | None, around: Surroundings) -> dict[str, float]:
    """Return unit -> share of a place of which the text alone tells where it lies.

    It is the stated container; else the provinces nearest in the text and the siblings'. A
    quarter or a building lies in the town named nearest.
    """
    countries = {f"{_COUNTRY}{c}": share for c, share in around.setting.countries.items()}
    if around.containers:
        container = around.containers[0]
        in_it = container.level == "adm1" or phrase.in_town
        units = [*([container.id] if in_it else []), *container.units()]
        return dict.fromkeys([*units, f"{_COUNTRY}{container.country}"], TOLD)
    shares = dict(around.units)
    for unit, share in around.sibling_units.items():
        shares[unit] = (shares.get(unit, 0.0) + share) / 2
    towns = around.setting.towns_near(at) if phrase.in_town else {}
    return countries | shares | towns


def _entry_of(unit: str, gazetteer: Gazetteer) -> Entry | None:
    if unit.startswith(_COUNTRY):
        return gazetteer.country(unit.removeprefix(_COUNTRY))
    return gazetteer.entry(unit)
