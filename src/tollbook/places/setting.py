"""The setting of a report: which countries and provinces its own words point to."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import msgspec

from tollbook.model.spans import Span, span_at
from tollbook.places.around import phrase_at
from tollbook.places.entries import Entry, Gazetteer, Mention, PlaceContext
from tollbook.places.folding import fold
from tollbook.places.matching import find
from tollbook.places.phrases import PROVINCE_WORDS, Phrase
from tollbook.places.scanning import Found, beside_a_name, scan

#: People that make a town's name plain where its country is named too, and where it is not.
LARGE, VERY_LARGE = 100_000, 500_000
#: What the feed's country counts for, in mentions.
HINT_WEIGHT = 1.0
#: What a mention counts for; one of a country that the report does not name counts little.
COUNTRY_WEIGHT, PROVINCE_WEIGHT, TOWN_WEIGHT, ABROAD = 1.0, 0.8, 0.5, 0.8
#: Characters over which the pull of a province on the places named after it falls to a third.
NEAR_CHARACTERS = 300.0
#: What speaks for a quarter being of no town named near it, beside 1 for one just before.
ELSEWHERE = 0.1
#: How alike the name of a province must be that only a type word tells for one.
PROVINCE_ALIKE = 0.7
_TYPED_NAME = re.compile(
    rf"((?:(?:al|el|ad|ar|as|ash|an|at|az)[ -])?[^\W\d_a-z][\w'’`-]+(?:[ -][^\W\d_a-z]?[\w'’`-]+)?)"
    rf"[ -](?i:{PROVINCE_WORDS})\b"
    rf"|(?i:{PROVINCE_WORDS})\s+of\s+((?:al[ -])?[^\W\d_a-z][\w'’`-]+(?:[ -][^\W\d_a-z][\w'’`-]+)?)"
)


class Anchor(msgspec.Struct, frozen=True):
    """A place of the text that is plain enough to be evidence for the others.

    `entries` has more than one where two units of one country share the name; `town` is the
    town of that name.
    """

    entries: tuple[Entry, ...]
    span: Span
    weight: float
    town: Entry | None = None

    def units(self) -> list[str]:
        """Return the provinces that this speaks for."""
        of_each = (entry.id if entry.level == "adm1" else entry.adm1 for entry in self.entries)
        return [unit for unit in of_each if unit]


class Setting(msgspec.Struct, frozen=True, kw_only=True):
    """Shares, from 0 to 1, of the countries and provinces that a report's words point to."""

    anchors: tuple[Anchor, ...] = ()
    countries: dict[str, float] = {}
    units: dict[str, float] = {}

    def leading(self, at_least: float = 0.15, most: int = 3) -> list[str]:
        """Return the codes of the countries with a share worth a closer look, largest first."""
        ranked = sorted(self.countries.items(), key=lambda item: -item[1])
        return [code for code, share in ranked[:most] if share >= at_least]

    def units_near(self, at: int | None) -> dict[str, float]:
        """Return the shares of the provinces near an offset: what stands just before it most."""
        if at is None:
            return self.units
        near: defaultdict[str, float] = defaultdict(float)
        for anchor in self.anchors:
            away = at - anchor.span.end if anchor.span.start < at else 2 * (anchor.span.start - at)
            weight = anchor.weight * math.exp(-max(away, 0) / NEAR_CHARACTERS)
            for unit in anchor.units():
                near[unit] += weight / len(anchor.entries)
        return _shares(near)

    def towns_near(self, at: int | None) -> dict[str, float]:
        """Return the shares of the large towns named around an offset."""
        near: defaultdict[str, float] = defaultdict(float)
        for anchor in self.anchors:
            if anchor.town and at is not None:
                near[anchor.town.id] += math.exp(-abs(at - anchor.span.end) / NEAR_CHARACTERS)
        total = sum(near.values()) + ELSEWHERE
        return {town: weight / total for town, weight in near.items()}

    def centre(self) -> Entry | None:
        """Return the province that is spoken of most."""
        best = max(self.units, key=lambda unit: self.units[unit], default=None)
        entries = (entry for anchor in self.anchors for entry in anchor.entries)
        return next((entry for entry in entries if entry.id == best), None)


def read_setting(context: PlaceContext, gazetteer: Gazetteer) -> Setting:
    """Return what a report's text, and the feed's country, say about where it happens."""
    text = context.text
    found = scan(text, gazetteer)
    countries = [anchor for item in found if (anchor := _country(item))]
    named = _weigh(countries, context.countries)
    taken = {anchor.span.start for anchor in countries}
    others = [
        anchor
        for item in found
        if item.span.start not in taken and (anchor := _unit_or_town(text, item, named, gazetteer))
    ]
    typed = list(_typed_provinces(text, [*countries, *others], named, gazetteer))
    anchors = sorted([*countries, *others, *typed], key=lambda anchor: anchor.span.start)
    return _weigh(anchors, context.countries)


def _country(found: Found) -> Anchor | None:
    entries = [hit.entry for hit in found.hits if hit.entry.level == "country"]
    return Anchor((entries[0],), found.span, COUNTRY_WEIGHT) if len(entries) == 1 else None


def _unit_or_town(text: str, found: Found, named: Setting, gazetteer: Gazetteer) -> Anchor | None:
    """Return the province or large town that a name is taken for, if it is plain."""
    phrase = phrase_at(Mention(found.span.exact, found.span.start), text)
    at_home = [hit.entry for hit in found.hits if hit.entry.country in named.countries]
    plain = phrase.levels or phrase.rural or any(entry.level == "adm1" for entry in at_home)
    if not plain and beside_a_name(text, found.span):
        return None
    if phrase.rural and at_home:
        rural = [m.entry for m in find(phrase, (), gazetteer) if m.entry.level == "adm1"]
        if rural:
            return Anchor((rural[0],), found.span, PROVINCE_WEIGHT)
    if at_home:
        return _plain(at_home, found.span, LARGE, 1.0)
    abroad = [hit.entry for hit in found.hits if fold(hit.entry.name) == hit.key]
    return _plain(abroad, found.span, VERY_LARGE if named.countries else LARGE, ABROAD)


def _plain(entries: Sequence[Entry], span: Span, people: int, factor: float) -> Anchor | None:
    units = tuple(entry for entry in entries if entry.level == "adm1")
    towns = sorted(
        (entry for entry in entries if entry.level == "populated_place"),
        key=lambda entry: -entry.population,
    )
    if units and len({unit.country for unit in units}) == 1:
        own = (t for t in towns if t.population >= LARGE and t.adm1 in {u.id for u in units})
        return Anchor(units, span, PROVINCE_WEIGHT * factor, next(own, None))
    if not towns or towns[0].population < people:
        return None
    rival = next((t.population for t in towns[1:] if t.adm1 != towns[0].adm1), 0)
    plain = towns[0].population >= 5 * rival
    return Anchor((towns[0],), span, TOWN_WEIGHT * factor, towns[0]) if plain else None


def _typed_provinces(
    text: str, known: Sequence[Anchor], named: Setting, gazetteer: Gazetteer
) -> Iterable[Anchor]:
    """Yield the provinces that the text calls so in a spelling that only sounds like theirs."""
    for m in _TYPED_NAME.finditer(text):
        group = 1 if m.group(1) else 2
        start, end = m.span(group)
        if any(a.span.start < end and start < a.span.end for a in known):
            continue
        phrase = Phrase(names=(m.group(group),), levels=("adm1",))
        units = [
            match
            for match in find(phrase, named.leading(), gazetteer)
            if match.entry.level == "adm1" and match.alike >= PROVINCE_ALIKE
        ]
        if units:
            best = max(units, key=lambda match: match.alike)
            yield Anchor((best.entry,), span_at(text, start, end), PROVINCE_WEIGHT)


def _shares(counts: Mapping[str, float]) -> dict[str, float]:
    total = sum(counts.values())
    return {key: count / total for key, count in counts.items()} if total else {}


def _weigh(anchors: Sequence[Anchor], hints: Sequence[str] = ()) -> Setting:
    """Return the setting that anchors and hints make; repeated mentions count less and less."""
    countries: defaultdict[str, float] = defaultdict(float)
    units: defaultdict[str, float] = defaultdict(float)
    seen: Counter[str] = Counter()
    for anchor in anchors:
        seen[anchor.entries[0].id] += 1
        weight = anchor.weight / seen[anchor.entries[0].id]
        countries[anchor.entries[0].country] += weight
        for unit in anchor.units():
            units[unit] += weight / len(anchor.entries)
    for code in hints:
        countries[code] += HINT_WEIGHT
    return Setting(anchors=tuple(anchors), countries=_shares(countries), units=_shares(units))
