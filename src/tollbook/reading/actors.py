"""By whom, allegedly: who is said to have done the harm, and what kind of allegation it is."""

from __future__ import annotations

import re

from tollbook.model import Actor, Source
from tollbook.model.vocabulary import Attribution
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context

_CLAIMED = re.compile(
    r"\b(?:claim(?:s|ed|ing)?|took|taken|accept\w*) (?:\w+ )?responsib", re.IGNORECASE
)
_DENIED = re.compile(r"\b(?:den(?:y|ies|ied|ying)|rejected|disclaim\w*)\b", re.IGNORECASE)


def choose(context: Context, answers: Answers, source: Source | None) -> Actor | None:
    """Return the perpetrator of a draft's harm, None where none is surely said."""
    stretch = answers.actor.surely
    if stretch is None:
        return None
    span = context.words.span(*stretch)
    sentence = context.words.sentence_text(context.words.sentence[stretch[0]])
    return Actor(
        start=span.start,
        end=span.end,
        exact=span.exact,
        attribution=_attribution(sentence, span.exact, source),
    )


def _attribution(sentence: str, words: str, source: Source | None) -> Attribution:
    """Return who says that the actor did it: the actor themselves, or somebody else."""
    if _CLAIMED.search(sentence) or (source is not None and source.exact == words):
        return "claimed_by_self"
    return "denied" if _DENIED.search(sentence) else "alleged"
