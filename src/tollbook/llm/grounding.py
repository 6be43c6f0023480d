"""Grounding: from what a model tells to claims whose every word is the text's.

A claim stands or falls with its quote, its count, its harm and its scope. Its other fields are
left out one by one where their words are not in the passage.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import get_args

from tollbook.llm.answers import Malformed, Told
from tollbook.llm.counting import count_at
from tollbook.llm.dropping import DroppedError, shown
from tollbook.llm.fields import Fields, known
from tollbook.llm.page import Page
from tollbook.llm.placing import place
from tollbook.llm.prompt import SAID_FLAGS
from tollbook.llm.quoting import Passage
from tollbook.model import Claim, Source
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import ClaimFlag, Harm, Scope

#: No server gives a probability that can be held against anything: this says "not measured".
UNMEASURED = 0.7
#: Of a claim whose number our rules could not make sure of; the workbench shows it as in doubt.
DOUBTED = 0.4
_HARMS: tuple[Harm, ...] = get_args(Harm)
_SCOPES: tuple[Scope, ...] = get_args(Scope)


@dataclass(frozen=True, slots=True)
class Grounded:
    """A claim that stands, and what the model told: its own ids for it and those it relates to."""

    claim: Claim
    told: Told


@dataclass(slots=True)
class Grounder:
    """Grounds the claims of one passage in the order in which they are told.

    `remark` is told what is dropped or left out, and why. `taken` are the counts that claims rest
    on already: one statement is one claim.
    """

    page: Page
    passage: Passage
    remark: Callable[[str], None]
    taken: list[tuple[Harm, Span]] = field(default_factory=list)

    def ground(self, answer: Sequence[Told | Malformed]) -> Iterator[Grounded]:
        """Yield the claims of an answer that stand."""
        for number, told in enumerate(answer, start=1):
            if isinstance(told, Malformed):
                self.remark(f"claim {number} of the answer dropped: {told.problem}.")
                continue
            try:
                yield Grounded(self._claim(told), told)
            except DroppedError as reason:
                self.remark(f"claim {shown(told.count)} dropped: {reason}.")

    def _claim(self, told: Told) -> Claim:
        """Return the claim, as yet without an id. Raises DroppedError where it does not stand."""
        harm, scope = known(told.harm, _HARMS), known(told.scope, _SCOPES)
        if harm is None or scope is None:
            wrong = told.harm if harm is None else told.scope
            raise DroppedError(f"{shown(wrong or '')} is no harm or scope that is recorded")
        quote, words = place(told, self.passage, self._taken_for(harm))
        count, sure = count_at(self.page, words, told, quote.exact)
        if any(other.start == count.start for other in self._taken_for(harm)):
            raise DroppedError("it is told twice")
        self.taken.append((harm, count))
        start, end = min(quote.start, count.start), max(quote.end, count.end)
        evidence = span_at(self.page.text, start, end)
        fields = Fields(self.page, self.passage, evidence, self._remark_on(told))
        source = fields.source(told)
        time, ambiguous = fields.time(told)
        return Claim(
            id="",
            evidence=evidence,
            harm=harm,
            count=count,
            victims=fields.victims(told),
            scope=scope,
            source=source,
            places=fields.places(told),
            time=time,
            means=fields.means(told),
            actor=fields.actor(told),
            flags=_flags(told, source, ambiguous),
            confidence=UNMEASURED if sure else DOUBTED,
        )

    def _taken_for(self, harm: Harm) -> list[Span]:
        """Return the counts that claims of a harm rest on."""
        return [count for other, count in self.taken if other == harm]

    def _remark_on(self, told: Told) -> Callable[[str], None]:
        """Return what takes remarks on the fields of a claim."""
        return lambda what: self.remark(f"claim {shown(told.count)}: {what}.")


def _flags(told: Told, source: Source | None, ambiguous: bool) -> tuple[ClaimFlag, ...]:
    """Return the flags that the model read, and those that Tollbook finds itself."""
    flags: list[ClaimFlag] = [flag for flag in SAID_FLAGS if flag in (told.flags or [])]
    if ambiguous:
        flags.append("ambiguous_period")
    if source is not None and source.party:
        flags.append("party_claim")
    return tuple(flags)
