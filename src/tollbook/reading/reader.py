"""The reader: a report in, its claims out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Protocol, runtime_checkable

from tollbook.model import Claim, Explanation, Report
from tollbook.model.claims import require_grounded
from tollbook.model.vocabulary import ClaimFlag, PartKind
from tollbook.reading import (
    actors,
    counting,
    dating,
    locating,
    means,
    restating,
    scopes,
    sources,
    victims,
    wholes,
)
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context, set_context, speaks_of_harm
from tollbook.reading.credit import find_credit
from tollbook.reading.drafts import Draft
from tollbook.reading.evidence import evidence_of
from tollbook.reading.explaining import doubts_of, explain
from tollbook.reading.finding import Finder, Findings, NetworkFinder
from tollbook.reading.network.weights import are_there, load_parts, version_of
from tollbook.reading.rules import RuleFinder
from tollbook.reading.trends import trend_flags
from tollbook.reading.unreal import is_unharmed
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


@runtime_checkable
class Explaining(Protocol):
    """A reader that can tell what spoke for each field of its claims."""

    def explain(self, report: Report) -> tuple[Explanation, ...]:
        """Return an explanation of each claim of a report; the ids are those of its claims."""


@dataclass(frozen=True, slots=True)
class Kin:
    """How the drafts of a report stand to each other; every key is a draft's id."""

    ids: Mapping[int, str]
    wholes: Mapping[int, Draft]
    kinds: Mapping[int, PartKind]
    restated: Mapping[int, Draft]

    def id_of(self, draft: Draft | None) -> str | None:
        """Return the id of a draft's claim."""
        return self.ids[id(draft)] if draft is not None else None


class EnglishReader:
    """Reads English: what may be said is found by rule, what is said by the learned part."""

    languages = frozenset({"en"})

    def __init__(self, learned: Path | None = None, *, by_rules: bool = False) -> None:
        """Take the folder of a learned part, or None for that which ships; or read by rules alone.

        Rules alone also read where nothing learned is there; `name` tells which of the two did.
        `learned` stays that folder.
        """
        self.learned = learned
        self.by_rules = by_rules or not are_there(learned)

    @property
    def name(self) -> str:
        """The reader's name, kept with every claim."""
        return "tollbook-en-rules" if self.by_rules else "tollbook-en"

    @cached_property
    def version(self) -> str:
        """The reader's version, kept with every claim: the package's and the learned part's."""
        return __version__ if self.by_rules else f"{__version__}+{version_of(self.learned)}"

    @cached_property
    def _finder(self) -> Finder:
        """What finds the claims and answers the questions about them."""
        return RuleFinder() if self.by_rules else NetworkFinder(load_parts(self.learned))

    def read(self, report: Report) -> tuple[Claim, ...]:
        """Return the claims of a report in the order of its text."""
        context, findings = self._findings(report)
        if context is None:
            return ()
        kin = _kin(findings)
        claims = tuple(
            _claim(context, draft, findings.answers[id(draft)], kin) for draft in findings.drafts
        )
        for claim in claims:
            require_grounded(claim, report.text)
        return claims

    def explain(self, report: Report) -> tuple[Explanation, ...]:
        """Return, claim by claim, what spoke for each field; the ids are those of `read`."""
        context, findings = self._findings(report)
        if context is None:
            return ()
        ids = _kin(findings).ids
        return tuple(
            explain(context, draft, findings.answers[id(draft)], ids[id(draft)])
            for draft in findings.drafts
        )

    def _findings(self, report: Report) -> tuple[Context | None, Findings]:
        """Return what is found in a report; a text that speaks of no harm is not looked at."""
        if not speaks_of_harm(report.text):
            return None, Findings((), {})
        context = set_context(report.text, report.published)
        found = self._finder.find(context)
        credited = [(span.start, span.end) for span in find_credit(report.text)]
        kept = (d for d in found.drafts if not _within(d, credited) and not is_unharmed(context, d))
        ordered = sorted(kept, key=lambda d: (d.start, d.end))
        return context, Findings(tuple(ordered), found.answers)


def _within(draft: Draft, spans: Iterable[tuple[int, int]]) -> bool:
    """Tell whether a draft lies in an agency's credit."""
    return any(start <= draft.start < end for start, end in spans)


def _kin(findings: Findings) -> Kin:
    """Return how the drafts of a report stand to each other."""
    drafts, answers = findings.drafts, findings.answers
    related = wholes.relate(drafts, answers)
    return Kin(
        ids={id(d): f"c{number}" for number, d in enumerate(drafts, start=1)},
        wholes=related,
        kinds=wholes.part_kinds(related, drafts),
        restated=restating.restated(drafts, answers),
    )


def _claim(context: Context, draft: Draft, answers: Answers, kin: Kin) -> Claim:
    """Return the claim that a draft makes."""
    whole = kin.wholes.get(id(draft))
    source = sources.choose(context, answers)
    people = victims.choose(context, draft, answers)
    flags: list[ClaimFlag] = list(trend_flags(context, draft))
    if source is not None and source.party:
        flags.append("party_claim")
    return Claim(
        id=kin.ids[id(draft)],
        evidence=evidence_of(context, draft, people),
        harm=draft.harm,
        count=counting.count_of(context, draft),
        victims=people,
        scope=scopes.choose(context, draft, answers),
        source=source,
        places=locating.choose(context, answers),
        time=dating.choose(context, answers),
        means=means.choose(context, draft, answers),
        actor=actors.choose(context, answers, source),
        part_of=kin.id_of(whole),
        part_kind=kin.kinds[id(whole)] if whole is not None else None,
        same_as=kin.id_of(kin.restated.get(id(draft))),
        flags=tuple(flags),
        confidence=round(draft.chance, 3),
        doubts=doubts_of(draft, answers),
    )
