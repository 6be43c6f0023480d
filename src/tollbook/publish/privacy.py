"""What never leaves the record by default (specification, section 7).

Names of victims, kin and single persons; witnesses and other private sources; exact points.
Rules err on the side of silence: a quote that might name somebody is withheld.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tollbook.model import Claim, OptionalSpan, Place, Span
from tollbook.model.vocabulary import Precision, SourceKind
from tollbook.publish.names import is_latin, names_organisation, names_somebody
from tollbook.tolls import load_sources

#: Characters of a report that may be quoted.
LONGEST_QUOTE = 300
#: Sources that may be organisations; others are published by their kind alone.
ORGANISATIONS: frozenset[SourceKind] = frozenset(
    {"rescue_agency", "monitor", "government", "military", "armed_group", "un", "media"}
)
#: Languages whose words for kin and ages are known here; a text in another is not quoted.
LANGUAGES: frozenset[str] = frozenset({"en"})
#: A count so small that words without small letters may tell of single persons.
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
_TWO_CAPITALISED = re.compile(r"\b[A-Z][\w’'-]*\.?\s+(?:al-|el-|bin\s|ibn\s|abu\s)?[A-Z][\w’'-]*")
_CASED = re.compile(r"[a-z]")


def quote_of(claim: Claim, named: Iterable[Claim] = ()) -> str | None:
    """Return the claim's evidence as it may be published, None where it has to be withheld.

    `named` are the claims of the same report that name somebody.
    """
    quote = claim.evidence.exact
    if may_identify(claim) or any(_tells_of(claim.evidence, other) for other in named):
        return None
    return quote if len(quote) <= LONGEST_QUOTE else quote[: LONGEST_QUOTE - 1] + "…"


def may_identify(claim: Claim) -> bool:
    """Tell whether the evidence of a claim may tell who the victims are."""
    if claim.victims.names:
        return True
    words = claim.evidence.exact
    if not is_latin(words) or _KIN.search(words) or _AGE.search(words):
        return True
    rest = _without_known(claim)
    if _TWO_CAPITALISED.search(rest) or names_somebody(rest):
        return True
    return _is_small(claim) and not _CASED.search(words)


def source_name(claim: Claim) -> str | None:
    """Return the words for a claim's source if that is an organisation, else None.

    A person who speaks for a known organisation is told as that.
    """
    source = claim.source
    if source is None or source.kind not in ORGANISATIONS:
        return None
    if names_organisation(source.exact):
        return source.exact
    known = load_sources().find(source.exact)
    # One plain word is not enough: Saba is an agency, and a woman's name.
    if known is None or known.kind not in ORGANISATIONS:
        return None
    return None if known.name.isalpha() and known.name.istitle() else known.name


def public_point(place: Place) -> tuple[float, float, Precision] | None:
    """Return latitude, longitude and precision as published, None for a place not resolved.

    What is finer than a settlement is made coarse and says `near_place`.
    """
    if place.lat is None or place.lon is None or place.precision is None:
        return None
    if place.precision in _FINER_THAN_PLACE:
        return round(place.lat, _COARSE_DECIMALS), round(place.lon, _COARSE_DECIMALS), "near_place"
    return round(place.lat, _DECIMALS), round(place.lon, _DECIMALS), place.precision


def _tells_of(evidence: Span, named: Claim) -> bool:
    """Tell whether a quote has the words or the name by which another claim names somebody."""
    if evidence.start <= named.count.start < evidence.end:
        return True
    words = evidence.exact.casefold()
    return any(name.casefold() in words for name in named.victims.names)


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
    yield from (
        span
        for span in (claim.source, claim.actor)
        if span is not None and names_organisation(span.exact)
    )
    if claim.time is not None:
        yield claim.time
    yield claim.means
