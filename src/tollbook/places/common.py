"""The unit that a toll over several places stays at."""

from __future__ import annotations

from collections.abc import Sequence

from tollbook.places.entries import Entry, Gazetteer


def common_unit(places: Sequence[Entry], gazetteer: Gazetteer) -> Entry | None:
    """Return the smallest unit that contains every place; null where they share no country.

    A toll over several villages without a split is recorded there (specification, 5.2). One
    place, or one named several times, is its own unit.
    """
    if len({place.id for place in places}) == 1:
        return places[0]
    for level in ("adm2", "adm1"):
        units = {_unit(place, level) for place in places}
        if len(units) == 1 and (unit := units.pop()):
            return gazetteer.entry(unit)
    countries = {place.country for place in places}
    return gazetteer.country(countries.pop()) if len(countries) == 1 else None


def _unit(place: Entry, level: str) -> str | None:
    """Return the id of the unit of a level that a place is, or lies in."""
    if place.level == level:
        return place.id
    return place.adm2 if level == "adm2" else place.adm1
