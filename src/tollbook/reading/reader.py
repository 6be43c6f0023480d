"""The reader: a report in, its claims out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from tollbook.model import Claim, Report
from tollbook.model.claims import require_grounded
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import ClaimFlag
from tollbook.reading import counting, scopes, victims, wholes
from tollbook.reading.context import Context, Draft
from tollbook.reading.credit import find_credit
from tollbook.reading.ranking import Ranker
from tollbook.reading.restating import restated
from tollbook.reading.stage import draft, set_stage
from tollbook.reading.ties import Ties, tie
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
        context = _without(context, find_credit(report.text))
        ties = tie(context, self.rankers)
        kin = Kin(
            ids={id(d): f"c{number}" for number, d in enumerate(context.drafts, start=1)},
            wholes=wholes.relate(context, self.rankers["whole"]),
            restated=restated(context, ties),
        )
        claims = tuple(self._claim(context, d, ties[id(d)], kin) for d in context.drafts)
        for claim in claims:
            require_grounded(claim, report.text)
        return claims

    def _claim(self, context: Context, draft: Draft, ties: Ties, kin: Kin) -> Claim:
        """Return the claim that a draft makes."""
        whole = kin.wholes.get(id(draft))
        flags: list[ClaimFlag] = list(trend_flags(context, draft))
        if ties.source is not None and ties.source.party:
            flags.append("party_claim")
        return Claim(
            id=kin.ids[id(draft)],
            evidence=evidence_of(context, draft),
            harm=draft.cue.harm,
            count=counting.count_of(context.text, draft),
            victims=victims.choose(context, draft, self.rankers["status"]),
            scope=scopes.choose(context, draft, self.rankers["scope"]),
            source=ties.source,
            places=ties.places,
            time=ties.time,
            means=ties.means,
            actor=ties.actor,
            part_of=kin.ids[id(whole)] if whole is not None else None,
            part_kind=wholes.part_kind(context, whole, kin.wholes) if whole is not None else None,
            same_as=kin.id_of(kin.restated.get(id(draft))),
            flags=tuple(flags),
            confidence=round(draft.chance, 3),
        )


@dataclass(frozen=True, slots=True)
class Kin:
    """How the drafts of a report stand to each other; every key is a draft's id."""

    ids: Mapping[int, str]
    wholes: Mapping[int, Draft]
    restated: Mapping[int, Draft]

    def id_of(self, draft: Draft | None) -> str | None:
        """Return the id of a draft's claim."""
        return self.ids[id(draft)] if draft is not None else None


def _without(context: Context, credited: Iterable[Span]) -> Context:
    """Return the context without the drafts that lie in an agency credit."""
    spans = [(span.start, span.end) for span in credited]
    return context.with_drafts(d for d in context.drafts if not _within(d, spans))


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
