"""What never leaves the record by default (specification, section 7).

Names of victims, kin and single persons; witnesses and other private sources; exact points.
Rules err on the side of silence: a quote that might name somebody is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tollbook.model import Claim, OptionalSpan, Place, Span
from tollbook.model.vocabulary import Precision, SourceKind

#: Characters of a report that may be quoted.
LONGEST_QUOTE = 300
#: Sources that are organisations; others may be persons, who are published by their kind alone.
ORGANISATIONS: frozenset[SourceKind] = frozenset(
    {"rescue_agency", "monitor", "government", "military", "armed_group", "un", "media"}
)
#: A count so small that one capitalised word beside it may be somebody's name.
SMALL_COUNT = 5
#: Finer than a settlement: homes, hospitals, shelters. Their points are made coarse.
_FINER_THAN_PLACE: frozenset[Precision] = frozenset(
    {"exact_point", "landmark", "street", "neighbourhood"}
)
#: Decimals of a degree: 3 are some 100 m, for the middle of a settlement; 2 some 1 km.
_DECIMALS, _COARSE_DECIMALS = 3, 2

_KIN = re.compile(
    r"\b(?:wife|wives|husband|spouse|widow|widower|sons?|daughters?|mother|father|parents?"
    r"|brothers?|sisters?|siblings?|cousins?|nephews?|nieces?|uncles?|aunts?|twins"
    r"|grand(?:son|daughter|child|children|mother|father|parents?)s?|in-laws?|relatives?"
    r"|fianc[eé]e?|bride|groom|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_AGE = re.compile(
    r"\b(?:aged?\s+\d|[\w-]+[- ](?:year|month|week|day)s?[- ]old\b)|,\s*\d{1,2}\s*,", re.IGNORECASE
)
_CAPITALISED = re.compile(r"(?<!^)(?<![.!?:]\s)\b[A-Z][\w’'-]*")
_TWO_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*\.?\s+(?:al-|el-|bin\s|ibn\s|abu\s)?[A-Z][\w’'-]*")
_CASED = re.compile(r"[a-z]")


def quote_of(claim: Claim) -> str | None:
    """Return the claim's evidence as it may be published, None where it has to be withheld."""
    quote = claim.evidence.exact
    if may_identify(claim):
        return None
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…"


def may_identify(claim: Claim) -> bool:
    """Tell whether the evidence of a claim may tell who the victims are."""
    if claim.victims.names:
        return True
    words = claim.evidence.exact
    if _KIN.search(words) or _AGE.search(words):
        return True
    rest = _without_known(claim)
    if _TWO_CAPITALISED.search(rest):
        return True
    return _is_small(claim) and (_CAPITALISED.search(rest) is not None or not _CASED.search(words))


def source_name(claim: Claim) -> str | None:
    """Return the words for a claim's source if that is an organisation, else None."""
    source = claim.source
    return source.exact if source is not None and source.kind in ORGANISATIONS else None


def public_point(place: Place) -> tuple[float, float, Precision] | None:
    """Return latitude, longitude and precision as published, None for a place not resolved.

    What is finer than a settlement is made coarse and says `near_place`.
    """
    if place.lat is None or place.lon is None or place.precision is None:
        return None
    if place.precision in _FINER_THAN_PLACE:
        return round(place.lat, _COARSE_DECIMALS), round(place.lon, _COARSE_DECIMALS), "near_place"
    return round(place.lat, _DECIMALS), round(place.lon, _DECIMALS), place.precision


def _is_small(claim: Claim) -> bool:
    bound = claim.count.best if claim.count.best is not None else claim.count.low
    return bound is None or bound <= SMALL_COUNT


def _without_known(claim: Claim) -> str:
    """Return the evidence with the words blanked that name places, sources, dates and the like.

    A span may lie before or behind the evidence, or reach over an end of it.
    """
    words = claim.evidence.exact
    for span in _known_spans(claim):
        if span.start is not None and span.end is not None:
            start, end = (
                min(max(offset - claim.evidence.start, 0), len(words))
                for offset in (span.start, span.end)
            )
            words = words[:start] + "," * (end - start) + words[end:]
    return words


def _known_spans(claim: Claim) -> Iterable[Span | OptionalSpan]:
    yield from claim.places
    yield from (span for span in (claim.source, claim.time, claim.actor) if span is not None)
    yield claim.means
