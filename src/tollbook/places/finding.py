"""Find names of known places in a text, as further mention candidates for the reader."""

from __future__ import annotations

from tollbook.model.spans import Span
from tollbook.places.entries import Gazetteer, Hit, PlaceContext
from tollbook.places.scanning import Found, beside_a_name, scan
from tollbook.places.setting import Setting, read_setting

#: A town of a country with at least this share of the report is taken for a place.
AT_HOME = 0.25


def find_places(text: str, gazetteer: Gazetteer, countries: tuple[str, ...] = ()) -> list[Span]:
    """Return the spans of `text` that name places the gazetteer holds, in the text's order.

    Countries, provinces and large towns are taken anywhere; smaller places only in the
    countries that the report is about, and not where the word is part of a person's name.
    """
    setting = read_setting(PlaceContext(text=text, countries=countries), gazetteer)
    plain = {anchor.span.start for anchor in setting.anchors}
    return [
        found.span
        for found in scan(text, gazetteer)
        if found.span.start in plain or _at_home(text, found, setting)
    ]


def _at_home(text: str, found: Found, setting: Setting) -> bool:
    if beside_a_name(text, found.span):
        return False
    return any(_share(hit, setting) >= AT_HOME for hit in found.hits)


def _share(hit: Hit, setting: Setting) -> float:
    return setting.countries.get(hit.entry.country, 0.0)
