"""Resolve the places of the claims of a reading."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from tollbook.model import Claim, Place, Reading
from tollbook.places.entries import Gazetteer, Mention, PlaceContext, Resolution
from tollbook.places.resolving import resolve


def resolve_claims(
    reading: Reading,
    gazetteer: Gazetteer,
    *,
    aliases: Mapping[str, str] | None = None,
    countries: tuple[str, ...] = (),
) -> Reading:
    """Return the reading with the places of its claims resolved.

    `aliases` maps folded spellings to ids (reviewers' decisions); `countries` are the ISO codes
    that the feed or publisher suggests. A place that is not sure keeps its span and takes the
    smallest unit that is, or stays null.
    """
    mentions = {
        (place.start, place.end): Mention(place.exact, place.start)
        for claim in reading.claims
        for place in claim.places
    }
    context = PlaceContext(text=reading.report.text, countries=countries, aliases=aliases or {})
    found = resolve(list(mentions.values()), context, gazetteer)
    resolved = dict(zip(mentions, found, strict=True))
    claims = tuple(_with_places(claim, resolved) for claim in reading.claims)
    return msgspec.structs.replace(reading, claims=claims)


def _with_places(claim: Claim, resolved: Mapping[tuple[int, int], Resolution]) -> Claim:
    places = tuple(_filled(place, resolved[place.start, place.end]) for place in claim.places)
    return msgspec.structs.replace(claim, places=places)


def _filled(place: Place, resolution: Resolution) -> Place:
    entry = resolution.entry
    if entry is None:
        return place
    return msgspec.structs.replace(
        place,
        name=entry.name,
        id=entry.id,
        level=entry.level,
        lat=entry.lat,
        lon=entry.lon,
        precision=resolution.precision,
        score=round(resolution.score, 3),
    )
