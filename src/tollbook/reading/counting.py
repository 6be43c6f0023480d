"""How many: from a draft to the claim's count with its bounds."""

from __future__ import annotations

import re

from tollbook.model import Count
from tollbook.model.vocabulary import Qualifier
from tollbook.reading.context import Context
from tollbook.reading.drafts import CountKind, Draft
from tollbook.tolls.bounds import bounds

_FEARED = re.compile(r"\b(?:fear(?:ed)?|could|may|might|believed|presumed)\b", re.IGNORECASE)
#: What a count without a quantity says.
_UNNUMBERED: dict[CountKind, Qualifier] = {"zero": "zero", "plural": "plural_only"}


def count_of(context: Context, draft: Draft) -> Count:
    """Return the count that a draft states, with the bounds of the default policy."""
    quantity = draft.quantity
    qualifier = quantity.qualifier if quantity else _UNNUMBERED.get(draft.kind, "singular_implied")
    low, best, high = bounds(
        qualifier,
        draft.number,
        value_high=quantity.upper if quantity else None,
        term=quantity.term if quantity else None,
        asserted=not _is_feared(context.text, draft),
    )
    return Count(
        start=draft.start, end=draft.end, exact=context.text[draft.start : draft.end],
        qualifier=qualifier, value=draft.number, low=low, best=best, high=high,
    )  # fmt: skip


def _is_feared(text: str, draft: Draft) -> bool:
    """Tell whether the harm is only feared: "up to 50 feared dead"."""
    return bool(_FEARED.search(text, max(0, draft.start - 20), draft.end + 40))
