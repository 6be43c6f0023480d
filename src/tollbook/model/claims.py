"""A claim: one statement, in one place of one report, that people were harmed.

The fields and their names are those of CLAIMS.md. Claims are facts: they are never changed,
a correction is a new claim made with `msgspec.structs.replace`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from tollbook.model.spans import OptionalSpan, Span, is_grounded
from tollbook.model.vocabulary import (
    INCIDENT_SCOPES,
    Attribution,
    ClaimFlag,
    Group,
    Harm,
    MeansCode,
    PartKind,
    Precision,
    Qualifier,
    Scope,
    SourceKind,
    Stance,
    Status,
    TimeBasis,
    TimePrecision,
)

#: The greatest number of people that is taken from a model, a table or a form. More than were ever
#: harmed or driven out at once is a date, an id or a slip.
MOST_PEOPLE = 1_000_000_000


class SpanMismatchError(ValueError):
    """A claim's span is not the text at its offsets."""


class Count(Span, frozen=True, kw_only=True):
    """How many, in persons. Null `low`, `best` or `high` is unknown or open, never 0."""

    qualifier: Qualifier
    value: int | None = None
    low: int | None = None
    best: int | None = None
    high: int | None = None


class Victims(OptionalSpan, frozen=True, kw_only=True):
    """Who was harmed, in the report's own words."""

    status: Status = "unspecified"
    groups: tuple[Group, ...] = ()
    names: tuple[str, ...] = ()


class Source(Span, frozen=True, kw_only=True):
    """Who gives the figure. `party` tells that they are a party to the conflict."""

    kind: SourceKind = "other"
    stance: Stance = "said"
    party: bool = False


class Place(Span, frozen=True, kw_only=True):
    """A place of the harm; one that is not resolved has its span and nulls."""

    name: str | None = None
    id: str | None = None
    level: Precision | None = None
    lat: float | None = None
    lon: float | None = None
    precision: Precision | None = None
    score: float | None = None


class Time(OptionalSpan, frozen=True, kw_only=True, rename={"from_": "from"}):
    """When, as an inclusive interval of days; nulls where the text does not allow one."""

    from_: dt.date | None = None
    to: dt.date | None = None
    precision: TimePrecision | None = None
    basis: TimeBasis = "event"


class Means(OptionalSpan, frozen=True, kw_only=True):
    """By what means."""

    code: MeansCode = "unstated"


class Actor(Span, frozen=True, kw_only=True):
    """The alleged perpetrator."""

    attribution: Attribution = "alleged"


class Claim(msgspec.Struct, frozen=True, kw_only=True):
    """One claim, grounded to the characters it rests on.

    `part_of` and `same_as` are ids of claims of the same report. `confidence` is the
    probability that this is a claim with this harm, not that every field is right; `doubts` are
    the reader's own chances, by field, that the field is wrong.
    """

    id: str
    evidence: Span
    harm: Harm
    count: Count
    victims: Victims = Victims()
    scope: Scope = "incident"
    source: Source | None = None
    places: tuple[Place, ...] = ()
    time: Time | None = None
    means: Means = Means()
    actor: Actor | None = None
    part_of: str | None = None
    part_kind: PartKind | None = None
    same_as: str | None = None
    incident: str | None = None
    flags: tuple[ClaimFlag, ...] = ()
    confidence: float = 1.0
    doubts: dict[str, float] = {}

    @property
    def of_incident(self) -> bool:
        """Whether this claim's scope lets it enter an incident's toll."""
        return self.scope in INCIDENT_SCOPES

    def spans(self) -> Iterator[tuple[str, Span | OptionalSpan]]:
        """Yield every span of the claim with the name of its field."""
        yield "evidence", self.evidence
        yield "count", self.count
        yield "victims", self.victims
        yield "means", self.means
        optional = (("source", self.source), ("time", self.time), ("actor", self.actor))
        yield from ((name, span) for name, span in optional if span is not None)
        yield from (("places", place) for place in self.places)


def require_grounded(claim: Claim, text: str) -> None:
    """Raise SpanMismatchError unless every span of `claim` is `text` at its offsets."""
    for name, span in claim.spans():
        if not is_grounded(text, span):
            msg = f"claim {claim.id}: {name} {span.exact!r} is not the text at {span.start}"
            raise SpanMismatchError(msg)
