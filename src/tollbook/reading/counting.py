"""How many: from a mention to the claim's count with its bounds."""

from __future__ import annotations

from tollbook.model import Count
from tollbook.model.vocabulary import Qualifier
from tollbook.reading.context import Draft
from tollbook.tolls.bounds import bounds

_FEARED = frozenset({"fear", "feared", "could", "may", "might", "believed", "presumed"})


def count_of(text: str, draft: Draft) -> Count:
    """Return the count that a draft states, with the bounds of the default policy."""
    mention = draft.mention
    quantity = mention.quantity
    value: int | None = 1
    upper: int | None = None
    term: str | None = None
    qualifier: Qualifier = "singular_implied"
    if quantity is not None:
        qualifier, value = quantity.qualifier, quantity.value
        upper, term = quantity.upper, quantity.term
    elif mention.kind == "bare":
        qualifier, value = "plural_only", None
    low, best, high = bounds(
        qualifier, value, value_high=upper, term=term, asserted=not _feared(draft)
    )
    return Count(
        start=mention.start, end=mention.end, exact=text[mention.start : mention.end],
        qualifier=qualifier, value=value, low=low, best=best, high=high,
    )  # fmt: skip


def _feared(draft: Draft) -> bool:
    """Tell whether the harm is only feared: "up to 50 feared dead"."""
    token = draft.cue.token
    near = token.doc[max(0, token.i - 3) : token.i]
    return any(t.lower_ in _FEARED for t in near)
