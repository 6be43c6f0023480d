"""Finding: which words of a text count people who were harmed, and what is answered of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from tollbook.model.vocabulary import Harm
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft, draft_of
from tollbook.reading.network.encoder import Encoder
from tollbook.reading.network.judge import HARMS, Judge, Read
from tollbook.reading.network.layers import Array, sigmoid
from tollbook.reading.network.weights import Card, Parts

#: The least chance of words to count people harmed.
LEAST = 0.5


@dataclass(frozen=True, slots=True)
class Findings:
    """The drafts of a text in its order, and the answers about each by its id."""

    drafts: tuple[Draft, ...]
    answers: dict[int, Answers]


class Finder(Protocol):
    """Anything that finds the drafts of a text and answers the questions about them."""

    def find(self, context: Context) -> Findings:
        """Return what is found in a text."""


class NetworkFinder:
    """Finds by the learned part."""

    def __init__(self, parts: Parts) -> None:
        """Take the learned part as loaded."""
        self._card: Card = parts.card
        self._encoder = Encoder(parts.encoder, parts.vocabulary)
        self._judge = Judge(parts.heads)

    def find(self, context: Context) -> Findings:
        """Return the drafts of a text with the answers about them, window by window."""
        drafts: list[Draft] = []
        answers: dict[int, Answers] = {}
        for window, vectors in self._encoder.read(context):
            read = Read(context, window, vectors)
            found = self._drafts(read)
            drafts.extend(found)
            answers.update(zip(map(id, found), self._judge.answer(read, found), strict=True))
        return Findings(tuple(drafts), answers)

    def _drafts(self, read: Read) -> list[Draft]:
        """Return the drafts that a window answers for, in the order of the text."""
        scores = self._judge.counts(read)
        calibrated = self._card.slope * scores[:, :-1] + self._card.intercept
        found: dict[tuple[int, int, str], Draft] = {}
        for first, last, harm in _stretches(scores, read):
            chance = float(sigmoid(calibrated[first - read.window.first, HARMS.index(harm)]))
            draft = draft_of(read.context, first, last, harm, chance)
            key = (draft.start, draft.end, harm)
            if key not in found or found[key].chance < chance:
                found[key] = draft
        return sorted(found.values(), key=lambda d: (d.start, d.end, HARMS.index(d.harm)))


def _stretches(scores: Array, read: Read) -> Iterator[tuple[int, int, Harm]]:
    """Yield the words that count people, from their scores: first, last and harm.

    One count tells of one harm, the likeliest: of 11,155 annotated counts 8 tell of two.
    """
    begins = sigmoid(scores[:, :-1]) > LEAST
    goes_on = (sigmoid(scores[:, -1]) > LEAST) & ~begins.any(1)
    window = read.window
    for row in np.flatnonzero(begins.any(1)).tolist():
        if not window.opens <= window.first + row < window.closes:
            continue
        end = row + 1
        while end < len(scores) and goes_on[end]:
            end += 1
        yield window.first + row, window.first + end, HARMS[int(scores[row, :-1].argmax())]
