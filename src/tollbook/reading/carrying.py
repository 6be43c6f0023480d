"""What was answered for other claims of the report, and how they stand to this one.

News does not repeat itself: the place, day, means and source of a claim are often those of the
claim before it. Answers are not inherited by rule; they become features, and the ranker weighs
them against the words at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from typing import TypeVar

from tollbook.reading.context import Context, Draft

Answer = TypeVar("Answer")

Related = list[tuple[str, Draft]]


def neighbours(context: Context) -> dict[int, Related]:
    """Return, by a draft's id, the drafts in a telling relation to it.

    These are the drafts right before and behind it, the first and last elsewhere with the same
    figure, and, for a claim of the headline, the first of the body.
    """
    body = [d for d in context.drafts if not context.in_head(d)]
    twins: dict[tuple[int | None, str], list[Draft]] = defaultdict(list)
    for draft in body:
        twins[draft.number, draft.cue.harm].append(draft)
    found: dict[int, Related] = {}
    for index, draft in enumerate(body):
        beside: Related = []
        if index:
            beside.append((f"previous_{_step(body[index - 1], draft)}", body[index - 1]))
        if index + 1 < len(body):
            beside.append((f"following_{_step(draft, body[index + 1])}", body[index + 1]))
        found[id(draft)] = [*beside, *_twins(draft, twins)]
    for draft in context.drafts:
        if context.in_head(draft):
            alike = _twins(draft, twins)
            first: Related = [("body", body[0])] if body and not alike else []
            found[id(draft)] = [*alike, *first]
    return found


def _twins(draft: Draft, twins: Mapping[tuple[int | None, str], list[Draft]]) -> Related:
    """Return the first and last draft of the body that state a draft's figure again."""
    if draft.number is None:
        return []
    same = twins.get((draft.number, draft.cue.harm), [])
    first = next((d for d in same if d is not draft), None)
    last = next((d for d in reversed(same) if d is not draft), None)
    if first is None or last is None:
        return []
    side = "later" if first.start > draft.start else "earlier"
    found: Related = [(f"twin_{side}", first)]
    return found if last is first else [*found, ("twin_last", last)]


def relations(related: Related, answers: Mapping[int, Answer]) -> list[tuple[str, Answer]]:
    """Return the answers given for related drafts."""
    return [(name, answers[id(other)]) for name, other in related if id(other) in answers]


def _step(one: Draft, two: Draft) -> str:
    """Tell how near two drafts stand, the earlier first."""
    step = two.sentence.index - one.sentence.index
    if step == 0:
        return "same_cue" if one.cue.token is two.cue.token else "same"
    return "next" if step == 1 else "apart"


def is_twin(one: Draft, two: Draft) -> bool:
    """Tell whether two drafts state the same number of the same harm."""
    return one.number is not None and one.number == two.number and one.cue.harm == two.cue.harm


def carried(related: list[tuple[str, Answer]], fits: Callable[[Answer], bool]) -> dict[str, float]:
    """Return the features of an option: whether it fits each related answer."""
    return {f"carried:{relation}:{fits(answer)}": 1.0 for relation, answer in related}


def none_carried(
    related: list[tuple[str, Answer]], fits: Callable[[Answer], bool]
) -> dict[str, float]:
    """Return the features of the option "none": whether it fits each related answer."""
    return {f"none|{name}": value for name, value in carried(related, fits).items()}
