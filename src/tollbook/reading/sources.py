"""Who says this number, or the report's own voice."""

from __future__ import annotations

import re

from tollbook.model import Source
from tollbook.model.vocabulary import SourceKind
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context
from tollbook.reading.speech import kind_of, stance_of

#: Words behind a name that tell who it is.
_APPOSITION = re.compile(r", (?P<words>(?:an? |the |who |[a-z])[^,.;:\n]{3,60})")
_PARTIES = frozenset({"military", "armed_group"})


def choose(context: Context, answers: Answers) -> Source | None:
    """Return the source of a draft's number, None for the report's own voice or an unsure one.

    Its kind is what its words say, or what they say right behind it ("Salma Nasser, a nurse"), else
    the likeliest by what stands around them.
    """
    stretch = answers.source.surely
    if stretch is None:
        return None
    span = context.words.span(*stretch)
    kind = kind_of(span.exact) or _kind_beside(context.text[span.end :]) or answers.source_kind.best
    return Source(
        start=span.start,
        end=span.end,
        exact=span.exact,
        kind=kind,
        stance=stance_of(context.text, span.start, span.end),
        party=kind in _PARTIES,
    )


def _kind_beside(behind: str) -> SourceKind | None:
    """Return the kind that an apposition tells of: "Salma Nasser, the head nurse of the ward"."""
    apposition = _APPOSITION.match(behind)
    return kind_of(apposition["words"]) if apposition else None
