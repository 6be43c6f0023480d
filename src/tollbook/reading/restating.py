"""Restatements: a later claim that gives an earlier one's figure for the same people again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tollbook.reading.answers import Answers
from tollbook.reading.drafts import Draft


def restated(drafts: Sequence[Draft], answers: Mapping[int, Answers]) -> dict[int, Draft]:
    """Return, by a draft's id, the first draft of the report that it repeats.

    Only a claim with the same harm and number is repeated. `answers` are those about each
    draft, by its id.
    """
    found: dict[int, Draft] = {}
    kept = set(map(id, drafts))
    for draft in drafts:
        earlier = answers[id(draft)].same.best
        if earlier is not None and id(earlier) in kept and _is_same_figure(earlier, draft):
            found[id(draft)] = found.get(id(earlier), earlier)
    return found


def _is_same_figure(earlier: Draft, later: Draft) -> bool:
    """Tell whether one draft gives another's figure."""
    return (
        earlier.start < later.start
        and earlier.harm == later.harm
        and earlier.number == later.number
    )
