"""A gazetteer in memory, for tests and for small lists of places."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence

from tollbook.places.entries import Entry, Hit
from tollbook.places.folding import fold
from tollbook.places.skeletons import skeleton


class MemoryGazetteer:
    """The look-ups of `Gazetteer` over entries held in memory."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._entries: dict[str, Entry] = {}
        self._countries: dict[str, Entry] = {}
        self._named: dict[str, dict[str, Hit]] = defaultdict(dict)
        self._sounding: dict[tuple[str, str], dict[tuple[str, str], Hit]] = defaultdict(dict)
        self._depth: Counter[str] = Counter()
        for entry in entries:
            self._add(entry)

    def _add(self, entry: Entry) -> None:
        self._entries[entry.id] = entry
        self._depth[entry.country] += 1
        if entry.level == "country":
            self._countries[entry.country] = entry
        for name in {entry.name, *entry.names}:
            hit = Hit(entry, fold(name))
            self._named[hit.key][entry.id] = hit
            key = skeleton(name)
            if key:
                self._sounding[entry.country, key][entry.id, hit.key] = hit

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

    def country(self, code: str) -> Entry | None:
        """Return the entry of a country by its ISO 3166-1 alpha-2 code."""
        return self._countries.get(code)

    def depth(self, country: str) -> int:
        """Return how many places of one country are held."""
        return self._depth[country]
