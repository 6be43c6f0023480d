"""The reader: a report in, its claims out."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cached_property
from typing import Protocol

from tollbook.model import Claim, Report
from tollbook.model.claims import require_grounded
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import ClaimFlag
from tollbook.reading import (
    actors,
    counting,
    dating,
    means,
    scopes,
    settings,
    sources,
    victims,
    wholes,
)
from tollbook.reading.context import Context, Draft
from tollbook.reading.credit import find_credit
from tollbook.reading.ranking import Ranker
from tollbook.reading.stage import draft, set_stage
from tollbook.reading.trends import trend_flags
from tollbook.reading.weights import load_rankers
from tollbook.version import __version__


class Reader(Protocol):
    """Anything that finds claims in reports; every span it gives is the report's text."""

    @property
    def name(self) -> str:
        """The reader's name, kept with every claim."""

    @property
    def version(self) -> str:
        """The reader's version, kept with every claim."""

    @property
    def languages(self) -> frozenset[str]:
        """The ISO 639-1 codes of the languages it reads."""

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Return the claims of a report in the order of its text."""


class EnglishReader:
    """Reads English by rule where language is regular, and by small learned choices elsewhere."""

    name = "tollbook-en"
    version = __version__
    languages = frozenset({"en"})

    def __init__(self, rankers: Mapping[str, Ranker] | None = None) -> None:
        self._given = rankers

    @cached_property
    def rankers(self) -> Mapping[str, Ranker]:
        """The ranker of each question: those given, or those shipped."""
        return self._given if self._given is not None else load_rankers()

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Return the claims of a report in the order of its text."""
        context = draft(set_stage(report.text, report.published), self.rankers["harm"])
        credit = [(s.start, s.end) for s in find_credit(report.text)]
        drafts = [d for d in context.drafts if not _within(d, credit)]
        ids = {id(d): f"c{number}" for number, d in enumerate(drafts, start=1)}
        claims = [self._claim(context, d, ids) for d in drafts]
        for claim in claims:
            require_grounded(claim, report.text)
        return tuple(claims)

    def _claim(self, context: Context, draft: Draft, ids: Mapping[int, str]) -> Claim:
        """Return the claim that a draft makes: one question after the other."""
        rankers = self.rankers
        source = sources.choose(context, draft, rankers["source"])
        whole = wholes.choose(context, draft, rankers["whole"])
        parts = [d for d in context.drafts if whole is not None and d.mention.end <= whole.start]
        flags: list[ClaimFlag] = list(trend_flags(context, draft))
        if source is not None and source.party:
            flags.append("party_claim")
        part_of = ids.get(id(whole)) if whole is not None else None
        return Claim(
            id=ids[id(draft)],
            evidence=evidence_of(context, draft),
            harm=draft.cue.harm,
            count=counting.count_of(context.text, draft),
            victims=victims.choose(context, draft, rankers["status"]),
            scope=scopes.choose(context, draft, rankers["scope"]),
            source=source,
            places=settings.choose(context, draft, rankers["place"]),
            time=dating.choose(context, draft, rankers["time"]),
            means=means.choose(context, draft, rankers["means"]),
            actor=actors.choose(context, draft, rankers["actor"]),
            part_of=part_of,
            part_kind=wholes.part_kind(whole, parts) if whole is not None and part_of else None,
            flags=tuple(flags),
            confidence=round(draft.chance, 3),
        )


def _within(draft: Draft, spans: list[tuple[int, int]]) -> bool:
    """Tell whether a draft lies in one of the spans."""
    return any(start <= draft.start < end for start, end in spans)


def evidence_of(context: Context, draft: Draft) -> Span:
    """Return the words a claim rests on: from its count or cue to the later of the two."""
    sentence = draft.sentence
    doc = sentence.doc
    noun = draft.mention.noun
    starts = [draft.start, sentence.first(doc[draft.cue.first])]
    ends = [
        draft.mention.end,
        sentence.last(noun),
        sentence.last(doc[draft.cue.last]),
    ]
    return span_at(context.text, min(starts), max(ends))
