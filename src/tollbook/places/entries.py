"""The nouns of place look-up: entries of a gazetteer, mentions, candidates, resolutions."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Literal, Protocol

import msgspec

from tollbook.model.vocabulary import Precision

#: What an entry is, from wide to narrow; the names are those of `Place.level`.
Level = Literal[
    "country", "adm1", "adm2", "adm3", "area", "sea_air", "populated_place", "neighbourhood",
    "landmark",
]  # fmt: skip


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """A place of the gazetteer.

    `id` is `geonames:N` where the place has a GeoNames id, else the source's own (`wof:N`,
    `pcode:X`). `country` is an ISO 3166-1 alpha-2 code; `adm1` and `adm2` are ids of entries.
    Coordinates are WGS 84 degrees; for a country or a province they are a centroid.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    level: Level = "populated_place"
    lat: float | None = None
    lon: float | None = None
    country: str = ""
    adm1: str | None = None
    adm2: str | None = None
    population: int = 0
    pcode: str | None = None

    def units(self) -> tuple[str, ...]:
        """Return the ids of the units that hold this entry, the narrowest first."""
        return tuple(unit for unit in (self.adm2, self.adm1) if unit and unit != self.id)


class Hit(msgspec.Struct, frozen=True):
    """An entry and the key of the name it was found under (see `folding.fold`)."""

    entry: Entry
    key: str


class Gazetteer(Protocol):
    """Look-ups only; keys are those of `folding.fold` and `skeletons.skeleton`."""

    def named(self, keys: Collection[str]) -> Sequence[Hit]:
        """Return the entries that have a name with one of these folded keys."""
        ...

    def sounding(self, skeletons: Collection[str], country: str) -> Sequence[Hit]:
        """Return the entries of one country with a name of one of these skeletons."""
        ...

    def skeletons(self, country: str) -> Sequence[str]:
        """Return every distinct skeleton of one country's names."""
        ...

    def entry(self, id_: str) -> Entry | None:
        """Return one entry."""
        ...

    def nearest(self, lat: float, lon: float, most: int) -> Sequence[Entry]:
        """Return the settlements nearest to a point."""
        ...

    def country(self, code: str) -> Entry | None:
        """Return the entry of a country by its ISO 3166-1 alpha-2 code."""
        ...

    def deep(self, country: str) -> bool:
        """Tell whether villages of one country are held, not its towns only."""
        ...


class Mention(msgspec.Struct, frozen=True):
    """A place as a text names it; `start` is its offset in the context's text, if it has one."""

    exact: str
    start: int | None = None

    @property
    def end(self) -> int | None:
        """The offset after the mention."""
        return None if self.start is None else self.start + len(self.exact)


class PlaceContext(msgspec.Struct, frozen=True, kw_only=True):
    """What is known around the mentions of one report.

    `countries` are ISO alpha-2 codes suggested by the feed or the publisher, soft evidence only.
    `aliases` are reviewers' decisions: folded spelling -> entry id; they win.
    """

    text: str = ""
    countries: tuple[str, ...] = ()
    aliases: Mapping[str, str] = {}


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """A reading of a mention: `score` is its share of the probability; `how` says why."""

    entry: Entry
    score: float
    how: tuple[str, ...] = ()


class Resolution(msgspec.Struct, frozen=True, kw_only=True):
    """What a mention was resolved to.

    `entry` is the place itself, or the smallest unit that is sure (`whole` is then false), or
    null. `score` is the probability that `entry` is right or holds the place. `precision` is
    the rung of the ladder, null when nothing is sure. `candidates` keeps every reading.
    """

    mention: Mention
    entry: Entry | None = None
    whole: bool = False
    score: float = 0.0
    precision: Precision | None = None
    candidates: tuple[Candidate, ...] = ()
