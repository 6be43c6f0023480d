"""The setting of a report: which countries and provinces its own words point to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tollbook.model.spans import Span
from tollbook.places.entries import Entry, Gazetteer, Hit, PlaceContext
from tollbook.places.scanning import Found, beside_a_name, scan

#: People that make a town's name speak for its country without other evidence.
LARGE = 100_000
#: What the feed's country counts for, in mentions.
HINT_WEIGHT = 1.0
#: What a mention of a country, a province or a large town counts for.
_WEIGHTS = {"country": 1.0, "adm1": 0.8, "populated_place": 0.5}


class Anchor(msgspec.Struct, frozen=True):
    """A place of the text that is plain enough to be evidence for the others."""

    entry: Entry
    span: Span
    weight: float


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Shares, from 0 to 1, of the countries and provinces that a report's words point to."""

    anchors: tuple[Anchor, ...] = ()
    countries: dict[str, float] = {}
    units: dict[str, float] = {}

    def leading(self, at_least: float = 0.15, most: int = 4) -> list[str]:
        """Return the codes of the countries with a share worth a closer look, largest first."""
        ranked = sorted(self.countries.items(), key=lambda item: -item[1])
        return [code for code, share in ranked[:most] if share >= at_least]


def _plain(hits: Sequence[Hit]) -> Entry | None:
    """Return the reading that a reader would take without context, if there is one."""
    entries = [hit.entry for hit in hits]
    for level in ("country", "adm1"):
        of_level = [entry for entry in entries if entry.level == level]
        if len({entry.country for entry in of_level}) == 1:
            return of_level[0]
    towns = sorted(
        (entry for entry in entries if entry.level == "populated_place"),
        key=lambda entry: -entry.population,
    )
    if not towns or towns[0].population < LARGE:
        return None
    rival = next((t.population for t in towns[1:] if t.country != towns[0].country), 0)
    return towns[0] if towns[0].population >= 5 * rival else None


def _anchor(text: str, found: Found) -> Anchor | None:
    entry = _plain(found.hits)
    if entry is None or (entry.level != "country" and beside_a_name(text, found.span)):
        return None
    return Anchor(entry, found.span, _WEIGHTS.get(entry.level, 0.5))


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {key: count / total for key, count in counts.items()} if total else {}


def read_setting(context: PlaceContext, gazetteer: Gazetteer) -> Setting:
    """Return what a report's text, and the feed's country, say about where it happens."""
    every = (_anchor(context.text, found) for found in scan(context.text, gazetteer))
    return weigh([anchor for anchor in every if anchor], context.countries)


def weigh(anchors: Sequence[Anchor], hints: Sequence[str] = ()) -> Setting:
    """Return the setting that anchors and hints make; repeated mentions count less and less."""
    countries: defaultdict[str, float] = defaultdict(float)
    units: defaultdict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    for anchor in anchors:
        seen[anchor.entry.id] += 1
        weight = anchor.weight / seen[anchor.entry.id]
        countries[anchor.entry.country] += weight
        unit = anchor.entry.id if anchor.entry.level == "adm1" else anchor.entry.adm1
        if unit:
            units[unit] += weight
    for code in hints:
        countries[code] += HINT_WEIGHT
    return Setting(anchors=tuple(anchors), countries=_shares(countries), units=_shares(units))
