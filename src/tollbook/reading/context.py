"""What the questions about a claim may look at: the report's parse, and all its drafts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import takewhile
from typing import Protocol, TypeVar

from tollbook.model.vocabulary import MeansCode
from tollbook.reading.cues import Cue
from tollbook.reading.evidence import Agent, Sign
from tollbook.reading.layers import Layer, Tally
from tollbook.reading.linking import Scene
from tollbook.reading.mentions import Mention
from tollbook.reading.parsing import Parsed, Sentence
from tollbook.reading.placenames import PlaceName
from tollbook.reading.speech import Frame
from tollbook.times import TimeExpression


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim in the making: a mention, the cue that gives it its harm, and how sure that is."""

    mention: Mention
    cue: Cue
    scene: Scene
    chance: float

    @property
    def sentence(self) -> Sentence:
        """The sentence that the claim stands in."""
        return self.scene.sentence

    @property
    def start(self) -> int:
        """The first offset of the count."""
        return self.mention.start

    @property
    def number(self) -> int | None:
        """The number stated, 1 for a single person, null for a vague count."""
        quantity = self.mention.quantity
        if quantity is not None:
            return quantity.value
        return None if self.mention.kind == "bare" else 1


class Located(Protocol):
    """Anything with a first offset."""

    @property
    def start(self) -> int:
        """The first offset."""


Placed = TypeVar("Placed", bound=Located)


@dataclass(frozen=True, slots=True)
class Tallies:
    """How often the text's names, agents, sources, means and days occur in it."""

    names: Tally = field(default_factory=lambda: Tally([]))
    agents: Tally = field(default_factory=lambda: Tally([]))
    frames: Counter[str] = field(default_factory=Counter)
    signs: Counter[MeansCode] = field(default_factory=Counter)
    days: Counter[object] = field(default_factory=Counter)
    located: Counter[str] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Context:
    """A report as the questions see it.

    `frames` (who says), `names` (of places), `times`, `signs` (of means) and `agents` (who may
    have done it) are in the order of the text; `head` is the offset at which the headline ends
    (0 where none is told apart); `totals` are the sentences that speak of a running total.
    """

    parsed: Parsed
    scenes: tuple[Scene, ...]
    drafts: Layer[Draft] = field(default_factory=Layer)
    frames: Layer[Frame] = field(default_factory=Layer)
    names: Layer[PlaceName] = field(default_factory=Layer)
    times: Layer[TimeExpression] = field(default_factory=Layer)
    signs: Layer[Sign] = field(default_factory=Layer)
    agents: Layer[Agent] = field(default_factory=Layer)
    tallies: Tallies = field(default_factory=Tallies)
    head: int = 0
    totals: frozenset[int] = frozenset()

    def with_drafts(self, drafts: Iterable[Draft]) -> Context:
        """Return the context with other drafts, put in the order of the text."""
        ordered = sorted(drafts, key=lambda d: (d.start, d.mention.end))
        return replace(self, drafts=Layer(ordered, lambda d: d.sentence.index))

    @property
    def text(self) -> str:
        """The report's text."""
        return self.parsed.text

    def sentence_text(self, index: int) -> str:
        """Return the words of a sentence."""
        start, end = self.parsed.spans[index]
        return self.parsed.text[start:end]

    def headed(self, layer: Layer[Placed]) -> list[Placed]:
        """Return the items of a layer that stand in the headline."""
        return list(takewhile(lambda item: item.start < self.head, layer))

    def in_head(self, draft: Draft) -> bool:
        """Tell whether a draft stands in the headline."""
        return draft.start < self.head

    def looks_total(self, draft: Draft) -> bool:
        """Tell whether a draft's sentence speaks of a running total."""
        return draft.sentence.index in self.totals
