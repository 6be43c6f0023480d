"""Who says this number, or the report's own voice."""

from __future__ import annotations

from tollbook.model import Source
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context
from tollbook.reading.speech import kind_of, stance_of

_PARTIES = frozenset({"military", "armed_group"})


def choose(context: Context, answers: Answers) -> Source | None:
    """Return the source of a draft's number, None for the report's own voice or an unsure one.

    Its kind is what its words say, else the likeliest by what stands around them.
    """
    stretch = answers.source.surely
    if stretch is None:
        return None
    span = context.words.span(*stretch)
    kind = kind_of(span.exact) or answers.source_kind.best
    return Source(
        start=span.start,
        end=span.end,
        exact=span.exact,
        kind=kind,
        stance=stance_of(context.text, span.start, span.end),
        party=kind in _PARTIES,
    )
