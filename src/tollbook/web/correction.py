"""From a filled form to a claim: the same facts, every word found in the report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.utils.translation import gettext as _

from tollbook.api import default_gazetteer
from tollbook.model.claims import Actor, Claim, Count, Means, Place, Source, Time, Victims
from tollbook.model.decisions import Reason
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import Qualifier
from tollbook.reading.quantities import find_quantities
from tollbook.tolls import Bounds, bounds
from tollbook.web.forms import precision_of, precision_of_days, ref_of, values_of
from tollbook.web.points import point_of

#: Qualifiers that say that the words hold no number: a number typed over them is exact.
_NUMBERLESS: frozenset[Qualifier] = frozenset(
    {"vague", "unquantified", "plural_only", "singular_implied", "zero"}
)
#: The fields of a form that hold days.
_DAYS = frozenset({"time_from", "time_to", "time_precision"})
#: Which reason a changed field gives, in the order in which they are preferred.
_REASONS: tuple[tuple[tuple[str, ...], Reason], ...] = (
    (("value", "value_high"), "wrong_number"),
    (("qualifier",), "wrong_qualifier"),
    (("scope",), "wrong_scope"),
    (("part_of", "part_kind"), "subset_counted"),
    (("status", "groups"), "wrong_victims"),
    (("source_words", "source_kind", "stance", "party"), "wrong_source"),
    (("place_words", "place_ref", "place_precision"), "wrong_place"),
    (("time_from", "time_to", "time_precision"), "wrong_date"),
)


class WordsNotFoundError(ValueError):
    """Words of a form do not stand in the report. `field` names the form's field."""

    def __init__(self, field: str, problem: str) -> None:
        self.field = field
        super().__init__(problem)


def find_words(text: str, words: str, near: int, field: str) -> Span:
    """Return the occurrence of `words` that begins nearest to `near`.

    Raises WordsNotFoundError if there is none: a claim may only rest on words of the report.
    """
    before = text.rfind(words, 0, near + len(words))
    after = text.find(words, near)
    found = [at for at in (before, after) if at >= 0]
    if not words or not found:
        problem = _("“%(words)s” does not stand in the report. Copy the words as they are.")
        raise WordsNotFoundError(field, problem % {"words": words})
    start = min(found, key=lambda at: abs(at - near))
    return span_at(text, start, start + len(words))


def quoted(text: str, quote: str, start: int | None) -> Span:
    """Return the span of a quotation: at `start` if it stands there, else where it is unique.

    Raises WordsNotFoundError if it is nowhere, or in several places and `start` tells of none.
    """
    if quote not in text:  # Browsers send every line break as two characters.
        quote = quote.replace("\r\n", "\n")
    if start is not None and text.startswith(quote, start):
        return span_at(text, start, start + len(quote))
    if text.count(quote) > 1:
        problem = _("These words stand more than once in the report. Take a few more of them.")
        raise WordsNotFoundError("quote", problem)
    return find_words(text, quote, 0, "quote")


def corrected(claim: Claim, data: Mapping[str, Any], text: str, whole: Claim | None) -> Claim:
    """Return `claim` with what a form says; `whole` is the claim that it is part of.

    Fields that were not changed stay as they are, with their spans. Raises WordsNotFoundError.
    """
    changed = changes(claim, data)
    near = claim.evidence.start
    return msgspec.structs.replace(
        claim,
        harm=data["harm"],
        scope=data["scope"],
        count=_count(claim.count, data, whole, changed),
        victims=msgspec.structs.replace(
            claim.victims, status=data["status"], groups=tuple(data["groups"])
        ),
        source=_source(claim.source, data, text, near),
        places=_places(claim.places, data, text, near),
        time=claim.time if changed.isdisjoint(_DAYS) else _time(claim.time, data),
        means=_means(claim.means, data),
        actor=_actor(claim.actor, data, text, near),
        part_of=data["part_of"],
        part_kind=(data["part_kind"] or "subset") if data["part_of"] else None,
        confidence=1.0,
    )


def added(data: Mapping[str, Any], text: str, whole: Claim | None) -> Claim:
    """Return a new claim from a form, its id still to be given. Raises WordsNotFoundError."""
    evidence = quoted(text, data["quote"], data["start"])
    within = _count_words(evidence.exact, data["count_words"])
    span = span_at(text, evidence.start + within.start, evidence.start + within.end)
    count = Count(start=span.start, end=span.end, exact=span.exact, qualifier=data["qualifier"])
    blank = Claim(id="", evidence=evidence, harm=data["harm"], count=count, victims=Victims())
    return corrected(blank, data, text, whole)


def _count_words(evidence: str, words: str) -> Span:
    """Return where the number's words stand in the evidence; not named, they are its first."""
    if words:
        return find_words(evidence, words, 0, "count_words")
    found = next(iter(find_quantities(evidence)), None)
    return (
        span_at(evidence, found.start, found.end) if found else span_at(evidence, 0, len(evidence))
    )


def changes(claim: Claim, data: Mapping[str, Any]) -> set[str]:
    """Return the names of the fields in which a form differs from a claim."""
    before = values_of(claim)
    return {name for name in before if name in data and _plain(data[name]) != _plain(before[name])}


def reason_for(changed: set[str]) -> Reason:
    """Return the reason that a change gives by itself."""
    fitting = (reason for fields, reason in _REASONS if changed.intersection(fields))
    return next(fitting, "machine_error")


def _plain(value: Any) -> str:
    """Return a form's or a claim's value so that the two compare."""
    if isinstance(value, list | tuple):
        return " ".join(sorted(value))
    return "" if value is None else str(value).removeprefix("c")


def _count(count: Count, data: Mapping[str, Any], whole: Claim | None, changed: set[str]) -> Count:
    if not changed & {"value", "value_high", "qualifier", "part_of"} and count.low is not None:
        return count
    value, qualifier = data["value"], data["qualifier"]
    if value is not None and value != count.value and qualifier in _NUMBERLESS:
        qualifier = "exact"
    parent = whole.count if whole else None
    low, best, high = bounds(
        qualifier,
        value,
        value_high=data["value_high"],
        term=count.exact.lower(),
        parent=Bounds(parent.low, parent.best, parent.high) if parent else None,
    )
    return msgspec.structs.replace(
        count, qualifier=qualifier, value=value, low=low, best=best, high=high
    )


def _kept(span: Span | None, words: str) -> Span | None:
    """Return a span whose words were left as they are."""
    return span if span is not None and span.exact == words else None


def _source(source: Source | None, data: Mapping[str, Any], text: str, near: int) -> Source | None:
    words = data["source_words"]
    if not words:
        return None
    span = _kept(source, words) or find_words(text, words, near, "source_words")
    return Source(
        start=span.start,
        end=span.end,
        exact=span.exact,
        kind=data["source_kind"],
        stance=data["stance"],
        party=data["party"],
    )


def _places(
    places: tuple[Place, ...], data: Mapping[str, Any], text: str, near: int
) -> tuple[Place, ...]:
    """Put another first place; what the old one resolved to does not hold for new words."""
    words, ref = data["place_words"], data.get("place_ref") or ""
    if not words:
        return ()
    old = places[0] if places and places[0].exact == words else None
    kept = old is not None and ref == ref_of(old)
    if old is not None and kept and (data.get("place_precision") or "") == precision_of(old):
        return places
    span = old or find_words(text, words, near, "place_words")
    stale = bool(places) and old is None and ref == ref_of(places[0])
    place = Place(start=span.start, end=span.end, exact=span.exact)
    if old is not None and kept:
        place = old
    elif ref and not stale:
        place = resolved(place, ref)
    precision = data.get("place_precision") or place.level
    if place.lat is not None or place.level is not None:
        place = msgspec.structs.replace(place, precision=precision)
    return (place, *places[1:])


def resolved(place: Place, ref: str) -> Place:
    """Return a place as what a person says it is: an entry of the gazetteer, or a point."""
    point = point_of(ref)
    if point is not None:
        lat, lon = point
        return msgspec.structs.replace(
            place, name=place.exact, level="exact_point", lat=lat, lon=lon, score=1.0
        )
    gazetteer = default_gazetteer()
    entry = gazetteer.entry(ref) if gazetteer else None
    if entry is None:
        raise WordsNotFoundError("place_ref", _("The gazetteer holds no place of this id."))
    return msgspec.structs.replace(
        place, name=entry.name, id=entry.id, level=entry.level, lat=entry.lat, lon=entry.lon,
        score=1.0,
    )  # fmt: skip


def _time(time: Time | None, data: Mapping[str, Any]) -> Time | None:
    first = data["time_from"]
    if first is None:
        return None
    last = data["time_to"] or first
    precision = data.get("time_precision") or precision_of_days(first, last)
    return msgspec.structs.replace(time or Time(), from_=first, to=last, precision=precision)


def _means(means: Means, data: Mapping[str, Any]) -> Means:
    return means if means.code == data["means_code"] else Means(code=data["means_code"])


def _actor(actor: Actor | None, data: Mapping[str, Any], text: str, near: int) -> Actor | None:
    words = data["actor_words"]
    if not words:
        return None
    span = _kept(actor, words) or find_words(text, words, near, "actor_words")
    return Actor(start=span.start, end=span.end, exact=span.exact, attribution=data["attribution"])
