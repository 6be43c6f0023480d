"""Restatements: a later claim that gives an earlier one's figure for the same people again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from tollbook.reading.carrying import is_twin
from tollbook.reading.context import Context, Draft
from tollbook.reading.layers import share_word
from tollbook.reading.ties import Ties

#: How many different claims of one figure a report is thought to make.
MOST = 12


def restated(context: Context, ties: Mapping[int, Ties]) -> dict[int, Draft]:
    """Return, by a draft's id, the first draft of the report that it repeats.

    The number and harm are the same and neither place nor source tells the two apart; a single
    person is repeated only by the same words, for most reports tell of several.
    """
    found: dict[int, Draft] = {}
    firsts: dict[tuple[int | None, str], list[Draft]] = defaultdict(list)
    for later in context.drafts:
        candidates = firsts[later.number, later.cue.harm]
        earlier = next((d for d in candidates[:MOST] if _repeats(d, later, ties)), None)
        if earlier is not None:
            found[id(later)] = earlier
        else:
            candidates.append(later)
    return found


def _repeats(earlier: Draft, later: Draft, ties: Mapping[int, Ties]) -> bool:
    """Tell whether one draft repeats another."""
    if not is_twin(earlier, later) or earlier.sentence.index == later.sentence.index:
        return False
    if later.number == 1 and not _same_person(earlier, later):
        return False
    one, two = ties[id(earlier)], ties[id(later)]
    named = one.source is not None and two.source is not None
    if named and not share_word(_exact(one), _exact(two)):
        return False
    where, there = {p.exact for p in one.places}, {p.exact for p in two.places}
    if where and there and not any(share_word(a, b) for a in where for b in there):
        return False
    when, then = one.time, two.time
    dated = when is not None and then is not None and when.from_ and then.from_
    return not (dated and when is not None and then is not None and when.from_ != then.from_)


def _exact(ties: Ties) -> str | None:
    """Return the words of the source."""
    return ties.source.exact if ties.source else None


def _same_person(earlier: Draft, later: Draft) -> bool:
    """Tell whether two single persons are called by the same noun or name."""
    return (
        earlier.mention.kind == later.mention.kind
        and earlier.mention.noun.lemma_.lower() == later.mention.noun.lemma_.lower()
    )
