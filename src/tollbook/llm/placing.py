"""Placing: which words of the text a claim of the model is about."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tollbook.llm.answers import Told
from tollbook.llm.dropping import DroppedError, shown
from tollbook.llm.quoting import Passage, gap
from tollbook.model.spans import Span

#: Characters of the words that a claim rests on; more is no statement but a paragraph.
WIDEST = 400
#: Times that a statement may stand in a passage: no list of some pages repeats one so often.
OFTEN = 100
#: Characters of a quote that is taken though it stands in the passage more than once: so long a
#: statement, told twice in the same words, is the same statement.
TELLING = 15


class Placed(NamedTuple):
    """Where a claim's quote stands, and its count within it."""

    quote: Span
    words: Span


def place(told: Told, passage: Passage, taken: Iterable[Span]) -> Placed:
    """Return where the quote and the count of a claim stand.

    Of several places those are left out whose count an earlier claim is about (`taken`); of the
    rest that one is chosen whose count is nearest to the words for the victims, else the first.
    Raises DroppedError where there is none, or a short quote could be any of several.
    """
    quotes = passage.find_statement(told.quote)
    if not quotes:
        raise DroppedError(f"its quote {shown(told.quote)} is not in the text")
    short = len(told.quote.strip()) < TELLING
    if len(quotes) > (1 if short else OFTEN):
        raise DroppedError(f"its quote {shown(told.quote)} is in the text {len(quotes)} times")
    if quotes[0].end - quotes[0].start > WIDEST:
        raise DroppedError(f"its quote is longer than {WIDEST} characters")
    found = [Placed(quote, at) for quote in quotes for at in passage.find_within(told.count, quote)]
    if not found:
        raise DroppedError(f"its count {shown(told.count)} is not in its quote")
    free = [placed for placed in found if not _overlaps(placed.words, taken)]
    if not free:
        raise DroppedError("it is told twice")
    return min(free, key=lambda placed: _far_from_victims(told, passage, placed))


def _overlaps(span: Span, others: Iterable[Span]) -> bool:
    return any(other.start < span.end and span.start < other.end for other in others)


def _far_from_victims(told: Told, passage: Passage, placed: Placed) -> int:
    """Return how far a count stands from the words for the victims within its quote."""
    words = (told.victims.words if told.victims else None) or ""
    victims = passage.find_within(words, placed.quote)
    return min((gap(span, placed.words) for span in victims), default=WIDEST)
