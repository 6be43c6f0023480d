"""Whole and part, and restatements: which claim of the report includes or repeats which."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tollbook.model.vocabulary import PartKind
from tollbook.reading.context import Context, Draft
from tollbook.reading.evidence import distance
from tollbook.reading.linking import noun_class
from tollbook.reading.ranking import Features, Ranker, best_of

BACK = 4
_INCLUDING = re.compile(
    r"\b(?:including|include[sd]?|among (?:them|those|the)|of (?:them|whom)|in which|with|"
    r"at least|most|mostly|some of|one of|comprising|counting|were|are)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(
    r"\b(?:among|of them|of whom|of the (?:dead|victims|killed|wounded|injured)|those killed|"
    r"the dead|of those|the victims|dead include|victims include)\b",
    re.IGNORECASE,
)
_ADDING = re.compile(r"\b(?:along with|in addition to|besides|another|and)\b", re.IGNORECASE)


def options(context: Context, draft: Draft) -> tuple[list[Draft], list[Features]]:
    """Return the drafts that may include a draft's people, those of "none" last."""
    here = draft.sentence.index
    near = context.drafts.near(here, BACK, 0)
    found = [d for d in near if d is not draft and _may_include(d, draft)]
    features = [_features(context, draft, whole, found) for whole in found]
    return found, [*features, _none(context, draft, found)]


def _may_include(whole: Draft, part: Draft) -> bool:
    """Tell whether one count can include another: same harm, and not the smaller number."""
    harms = {whole.cue.harm, part.cue.harm}
    if len(harms) > 1 and "casualty" not in harms:
        return False
    if whole.number is not None and part.number is not None:
        return whole.number > part.number
    return whole.mention.quantity is not None


def _features(context: Context, draft: Draft, whole: Draft, found: list[Draft]) -> Features:
    """Return the features of the option that `whole` includes a draft's people."""
    where = distance(whole.sentence.index - draft.sentence.index)
    side = "before" if whole.start < draft.start else "after"
    low, high = sorted((whole.mention.end, draft.start))
    between = context.text[low:high] if whole.sentence.index == draft.sentence.index else ""
    lead = context.text[draft.sentence.start : draft.start]
    kinds = f"{noun_class(whole.mention.noun)}>{noun_class(draft.mention.noun)}"
    features: Features = {
        "whole": 1.0,
        f"at:{where}:{side}": 1.0,
        f"kinds:{kinds}": 1.0,
        f"kinds:{kinds}:{where}": 1.0,
        f"part:{draft.mention.kind}:{where}": 1.0,
        f"harm:{whole.cue.harm == draft.cue.harm}": 1.0,
        f"same_cue:{whole.cue.token is draft.cue.token}:{where}": 1.0,
        f"order:{min(3, _rank(draft, whole, found))}": 1.0,
        f"lead:{bool(_AMONG.search(lead))}:{where}": 1.0,
        f"head:{context.in_head(whole)}": 1.0,
        f"noun:{draft.mention.noun.lemma_.lower()}": 1.0,
    }
    if between:
        including = _INCLUDING.findall(between)
        features[f"including:{bool(including)}:{side}"] = 1.0
        for word in {w.lower() for w in including}:
            features[f"word:{word}"] = 1.0
        features[f"adding:{bool(_ADDING.search(between))}:{bool(including)}"] = 1.0
        features[f"width:{min(len(between) // 20, 6)}"] = 1.0
        features[f"and_only:{between.strip().lower() in ('and', ',', ', and')}"] = 1.0
    if whole.number is not None and draft.number is not None:
        features[f"ratio:{min(5, whole.number // max(1, draft.number))}"] = 1.0
        if _sums(draft, whole, found):
            features["sums"] = 1.0
            features[f"sums:{where}"] = 1.0
    return features


def _rank(draft: Draft, whole: Draft, found: list[Draft]) -> int:
    """Return how many candidate wholes lie nearer to a draft."""
    gap = abs(whole.start - draft.start)
    return sum(abs(d.start - draft.start) < gap for d in found)


def _sums(draft: Draft, whole: Draft, found: list[Draft]) -> bool:
    """Tell whether a draft and another near one of its harm add up to the whole."""
    if draft.number is None or whole.number is None:
        return False
    rest = whole.number - draft.number
    return any(d.number == rest for d in found if d is not whole)


def _none(context: Context, draft: Draft, found: list[Draft]) -> Features:
    """Return the features of the option that a draft is no part of another."""
    same = [d for d in found if d.sentence.index == draft.sentence.index]
    return {
        "none": 1.0,
        f"none:same:{min(len(same), 2)}": 1.0,
        f"none:any:{min(len(found), 2)}": 1.0,
        f"none:kind:{draft.mention.kind}": 1.0,
        f"none:class:{noun_class(draft.mention.noun)}": 1.0,
        f"none:head:{context.in_head(draft)}": 1.0,
        f"none:noun:{draft.mention.noun.lemma_.lower()}": 1.0,
    }


def relate(context: Context, ranker: Ranker) -> dict[int, Draft]:
    """Return, by a draft's id, the draft whose people include its own; never in a circle."""
    found: dict[int, Draft] = {}
    for draft in context.drafts:
        whole = _choose(context, draft, ranker)
        if whole is not None and not _leads_to(whole, draft, found):
            found[id(draft)] = whole
    return found


def _choose(context: Context, draft: Draft, ranker: Ranker) -> Draft | None:
    """Return the likeliest whole of a draft, or None."""
    found, features = options(context, draft)
    if not found:
        return None
    chances = ranker.probabilities(features)
    if is_partitive(context, draft):
        return found[best_of(chances[:-1])]
    best = best_of(chances)
    return None if best == len(found) else found[best]


_PARTITIVE = re.compile(
    r"\s+of (?:them|whom|(?:the|those|these) (?:\w+ )?(?:dead|victims|killed|slain|deceased|"
    r"wounded|injured|casualties|fatalities|bodies))\b",
    re.IGNORECASE,
)


def is_partitive(context: Context, draft: Draft) -> bool:
    """Tell whether a count says itself that it is part of another: "six of the dead"."""
    return bool(_PARTITIVE.match(context.text, draft.mention.end))


def _leads_to(start: Draft, end: Draft, wholes: Mapping[int, Draft]) -> bool:
    """Tell whether following wholes from one draft comes to another."""
    node: Draft | None = start
    while node is not None:
        if node is end:
            return True
        node = wholes.get(id(node))
    return False


def part_kind(context: Context, whole: Draft, wholes: Mapping[int, Draft]) -> PartKind:
    """Tell whether the parts of a whole are disjoint and make it up, or are some of it.

    Parts that sum to the whole exactly are a breakdown; anything else is a subset (casualty
    recording specification, 2.3).
    """
    near = context.drafts.near(whole.sentence.index, 0, BACK)
    numbers = [d.number for d in near if wholes.get(id(d)) is whole]
    if len(numbers) < 2 or whole.number is None or None in numbers:
        return "subset"
    return "breakdown" if sum(n for n in numbers if n) == whole.number else "subset"
