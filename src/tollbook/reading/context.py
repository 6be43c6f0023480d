"""What the questions about a claim may look at: the report's parse, and all its drafts."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.reading.cues import Cue
from tollbook.reading.evidence import Agent, Sign
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


@dataclass(frozen=True, slots=True)
class Context:
    """A report as the questions see it.

    `frames` (who says), `names` (of places), `times`, `signs` (of means) and `agents` (who may
    have done it) are in the order of the text; `head` is the offset at which the headline ends
    (0 where none is told apart); `totals` are the sentences that speak of a running total.
    """

    parsed: Parsed
    scenes: tuple[Scene, ...]
    drafts: tuple[Draft, ...] = ()
    frames: tuple[Frame, ...] = ()
    names: tuple[PlaceName, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    signs: tuple[Sign, ...] = ()
    agents: tuple[Agent, ...] = ()
    head: int = 0
    totals: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The report's text."""
        return self.parsed.text

    def sentence_text(self, index: int) -> str:
        """Return the words of a sentence."""
        start, end = self.parsed.spans[index]
        return self.parsed.text[start:end]

    def in_head(self, draft: Draft) -> bool:
        """Tell whether a draft stands in the headline."""
        return draft.start < self.head

    def looks_total(self, draft: Draft) -> bool:
        """Tell whether a draft's sentence speaks of a running total."""
        return draft.sentence.index in self.totals
