"""Lessons: an annotated report as the network learns from it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tollbook.learning.agreement import alike
from tollbook.learning.gold import Annotation, GoldReport
from tollbook.model.vocabulary import INCIDENT_SCOPES
from tollbook.reading.answers import Stretch
from tollbook.reading.context import Context, set_context
from tollbook.reading.network.judge import GROUPS, HARMS, KINDS, MEANS, STATUSES

#: Words that an annotation may use for a harm of ours.
_HARM_NAMES = {"killed_or_injured": "casualty"}


@dataclass(frozen=True, slots=True)
class Target:
    """What is right about a claim; indices point into the vocabularies and candidate lists.

    `first` and `last` are the words of its count. Stretches are all places where the words for
    the source, actor or victims stand; none means that none is said. `places` and `times` tell
    of each candidate of the context whether it is right. `wholes` and `sames` are indices of
    targets of the same lesson. `unstated` claims have no number and teach nothing but that.
    """

    first: int
    last: int
    harm: int
    optional: bool
    unstated: bool
    status: int
    total: bool
    means: int
    kind: int | None
    groups: tuple[bool, ...]
    source: tuple[Stretch, ...]
    actor: tuple[Stretch, ...]
    victims: tuple[Stretch, ...]
    places: tuple[bool, ...]
    times: tuple[bool, ...]
    undated: bool
    incident: str | None
    wholes: frozenset[int] = field(default_factory=frozenset)
    sames: frozenset[int] = field(default_factory=frozenset)


@dataclass(frozen=True, slots=True)
class Lesson:
    """A report with what rules find in it and what is right about its claims.

    `told_apart`: its claims tell missing, abducted and detained people apart.
    """

    id: str
    context: Context
    targets: tuple[Target, ...]
    told_apart: bool = False


def prepare(report: GoldReport) -> Lesson:
    """Return the lesson that an annotated report makes."""
    context = set_context(report.text, report.published)
    claims = report.claims
    wholes, sames = _wholes(claims), _sames(claims)
    targets = tuple(_target(context, claim, wholes[i], sames[i]) for i, claim in enumerate(claims))
    return Lesson(report.id, context, targets, report.told_apart)


def _target(
    context: Context, claim: Annotation, wholes: frozenset[int], sames: frozenset[int]
) -> Target:
    """Return what is right about one claim."""
    first, last = context.words.within(*claim["span"])
    days = _days(claim)
    in_incident = claim["scope"] in INCIDENT_SCOPES
    return Target(
        first=first,
        last=last,
        harm=HARMS.index(_HARM_NAMES.get(claim["harm"], claim["harm"])),
        optional=bool(claim["optional"]),
        unstated=claim["form"] == "unstated",
        status=STATUSES.index(claim["status"]),
        total=not in_incident,
        means=MEANS.index(claim["means"]),
        kind=_kind(claim),
        groups=tuple(group in (claim["groups"] or []) for group in GROUPS),
        source=_stretches(context, claim["source"]),
        actor=_stretches(context, claim["actor"]),
        victims=_nearest(_stretches(context, claim["victims"]), first),
        places=tuple(
            any(alike(place, name.item.words) for place in claim["place"]) for name in context.names
        ),
        times=tuple(
            (days is not None and (t.item.from_, t.item.to) == days)
            or (bool(claim["time"]) and t.item.exact == claim["time"])
            for t in context.times
        ),
        undated=not claim["time"] and days is None,
        incident=claim["incident"] if in_incident else None,
        wholes=wholes,
        sames=sames,
    )


def _kind(claim: Annotation) -> int | None:
    """Return the kind of a claim's source, None where it has none of the known."""
    kind = claim["source_kind"] if claim["source"] else None
    return KINDS.index(kind) if kind in KINDS else None


def _days(claim: Annotation) -> tuple[dt.date, dt.date] | None:
    """Return the days of a claim."""
    if not claim["start"]:
        return None
    return dt.date.fromisoformat(claim["start"]), dt.date.fromisoformat(claim["end"])


def _stretches(context: Context, words: str | None) -> tuple[Stretch, ...]:
    """Return all places where words stand in the text."""
    if not words:
        return ()
    text, found, at = context.text, [], context.text.find(words)
    while at >= 0:
        found.append(context.words.within(at, at + len(words)))
        at = text.find(words, at + 1)
    return tuple(stretch for stretch in found if stretch[0] < stretch[1])


def _nearest(stretches: Sequence[Stretch], first: int) -> tuple[Stretch, ...]:
    """Return the stretch nearest to a word, none where there is none."""
    return tuple(sorted(stretches, key=lambda s: abs(s[0] - first))[:1])


def _wholes(claims: Sequence[Annotation]) -> list[frozenset[int]]:
    """Return, for each claim, the claims that state the whole it is part of."""
    return [_said_of(claims, c["part_of"]) - {i} for i, c in enumerate(claims)]


def _said_of(claims: Sequence[Annotation], whole: str | None) -> frozenset[int]:
    """Return the indices of a claim and of all that say the same."""
    if whole is None:
        return frozenset()
    first = next((c.get("same_as") for c in claims if c["id"] == whole), None) or whole
    return frozenset(
        i
        for i, c in enumerate(claims)
        if c["id"] in (whole, first) or c.get("same_as") in (whole, first)
    )


def _sames(claims: Sequence[Annotation]) -> list[frozenset[int]]:
    """Return, for each claim, the earlier one that it repeats."""
    index = {c["id"]: i for i, c in enumerate(claims)}
    return [frozenset(_present([index.get(c.get("same_as") or "")])) for c in claims]


def _present(indices: Iterable[int | None]) -> list[int]:
    """Return the indices that are there."""
    return [i for i in indices if i is not None]
