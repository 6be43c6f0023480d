"""A gazetteer in memory, for tests and for small lists of places."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence

from tollbook.places.entries import Entry, Hit
from tollbook.places.geodesy import distance_km
from tollbook.places.keys import keys_of


class MemoryGazetteer:
    """The look-ups of `Gazetteer` over entries held in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._countries: dict[str, Entry] = {}
        self._named: dict[str, dict[str, Hit]] = defaultdict(dict)
        self._sounding: dict[tuple[str, str], dict[tuple[str, str], Hit]] = defaultdict(dict)
        self._held: set[str] = set()
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._held.add(entry.country)
        if entry.level == "country":
            self._countries[entry.country] = entry
        for key, bones in keys_of(entry).items():
            hit = Hit(entry, key)
            self._named[key][entry.id] = hit
            if bones:
                self._sounding[entry.country, bones][entry.id, key] = hit

    def named(self, keys: Collection[str]) -> Sequence[Hit]:
        """Return the entries that have a name with one of these folded keys."""
        return [hit for key in keys for hit in self._named.get(key, {}).values()]

    def sounding(self, skeletons: Collection[str], country: str) -> Sequence[Hit]:
        """Return the entries of one country with a name of one of these skeletons."""
        return [hit for key in skeletons for hit in self._sounding.get((country, key), {}).values()]

    def skeletons(self, country: str) -> Sequence[str]:
        """Return every distinct skeleton of one country's names."""
        return sorted(key for code, key in self._sounding if code == country)

    def entry(self, id_: str) -> Entry | None:
        """Return one entry."""
        return self._entries.get(id_)

    def nearest(self, lat: float, lon: float, most: int) -> Sequence[Entry]:
        """Return the settlements nearest to a point."""
        settled = [
            (distance_km(lat, lon, entry.lat, entry.lon), entry.id, entry)
            for entry in self._entries.values()
            if entry.level == "populated_place" and entry.lat is not None and entry.lon is not None
        ]
        return [entry for _, _, entry in sorted(settled)[:most]]

    def country(self, code: str) -> Entry | None:
        """Return the entry of a country by its ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def deep(self, country: str) -> bool:
        """Tell whether villages of one country are held: here, whether any place is."""
        return country in self._held
