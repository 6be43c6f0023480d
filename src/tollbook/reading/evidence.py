"""Evidence: the words that a claim rests on."""

from __future__ import annotations

import re

from tollbook.model import Victims
from tollbook.model.spans import Span, span_at
from tollbook.reading.context import HARM, Context
from tollbook.reading.drafts import Draft

#: How many characters behind a count the words for its victims may stand.
NEAR = 40
_TAKING = re.compile(r"\b(?:claim|took|tak|cost|lost|los)\w*(?: \w+)? ?$", re.IGNORECASE)


def evidence_of(context: Context, draft: Draft, victims: Victims) -> Span:
    """Return the words from the count to the nearest word of harm and its victims.

    They are of one sentence.
    """
    bound = max(context.words.sentences[draft.sentence][1], draft.end)
    start, end = _to_harm(context, draft, bound)
    if victims.start is not None and victims.end is not None and victims.end <= bound:
        close = draft.start <= victims.start <= draft.end + NEAR
        end = max(end, victims.end) if close else end
    return span_at(context.text, start, end)


def _to_harm(context: Context, draft: Draft, bound: int) -> tuple[int, int]:
    """Return the offsets from a count to the nearest word of harm before `bound`."""
    opening = context.words.sentences[draft.sentence][0]
    harms = list(HARM.finditer(context.text, opening, bound))
    nearest = min(harms, key=lambda m: _gap(draft, m.start(), m.end()), default=None)
    if nearest is None:
        return draft.start, draft.end
    whole = context.words.span(*context.words.within(*nearest.span()))
    taking = _TAKING.search(context.text[opening : whole.start])
    start = opening + taking.start() if taking else whole.start
    return min(draft.start, start), max(draft.end, min(whole.end, bound))


def _gap(draft: Draft, start: int, end: int) -> tuple[int, int]:
    """Return how far words stand from a count, words behind it before those in front."""
    if start >= draft.end:
        return (start - draft.end, 0)
    return (max(0, draft.start - end), 1)
