"""Whole and part: which other claim of the report includes a claim's people."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from tollbook.model.vocabulary import PartKind
from tollbook.reading.answers import Answers
from tollbook.reading.drafts import Draft

#: Sums below this come about by chance; so do those of parts less likely than this.
LEAST_SUM, LEAST_CHANCE = 5, 0.03
#: How many counts are tried for a sum.
MOST_FREE = 10


def relate(drafts: Sequence[Draft], answers: Mapping[int, Answers]) -> dict[int, Draft]:
    """Return, by a draft's id, the draft whose people include its own; never in a circle.

    `answers` are those about each draft, by its id.
    """
    found: dict[int, Draft] = {}
    kept = set(map(id, drafts))
    for draft in drafts:
        for whole, _ in answers[id(draft)].whole.options:
            if whole is None:
                break
            if (
                id(whole) in kept
                and _may_include(whole, draft)
                and not _leads_to(whole, draft, found)
            ):
                found[id(draft)] = whole
                break
    for whole in drafts:
        for part in _rest_of(whole, drafts, answers, found):
            found[id(part)] = whole
    return found


def _rest_of(
    whole: Draft,
    drafts: Sequence[Draft],
    answers: Mapping[int, Answers],
    found: Mapping[int, Draft],
) -> Sequence[Draft]:
    """Return further parts of a whole that make up its number exactly with those it has.

    What adds up and is not unlikely is a sum that the text makes (casualty recording
    specification, 2.4): "85 soldiers ... 50 were executed, 19 fell ... and 16 others".
    """
    number = whole.number or 0
    parts = [draft for draft in drafts if found.get(id(draft)) is whole]
    rest = number - sum(part.number or 0 for part in parts)
    if number < LEAST_SUM or rest <= 0:
        return ()
    free = [
        draft
        for draft in drafts
        if draft is not whole and id(draft) not in found and draft.harm == whole.harm
        and 0 < (draft.number or 0) <= rest and not _leads_to(whole, draft, found)
        and _chance_in(answers[id(draft)], whole) >= LEAST_CHANCE
    ][:MOST_FREE]  # fmt: skip
    fewest = max(1, 2 - len(parts))
    sums = (s for size in range(fewest, 5) for s in combinations(free, size))
    return next((s for s in sums if sum(part.number or 0 for part in s) == rest), ())


def _chance_in(answers: Answers, whole: Draft) -> float:
    """Return the chance that a claim's people are among those of a whole."""
    return next((chance for option, chance in answers.whole.options if option is whole), 0.0)


def _may_include(whole: Draft, part: Draft) -> bool:
    """Tell whether one count can include another: a fitting harm, and not the smaller number."""
    harms = {whole.harm, part.harm}
    if len(harms) > 1 and "casualty" not in harms:
        return False
    if whole.number is not None and part.number is not None:
        return whole.number >= part.number
    return True


def _leads_to(start: Draft, end: Draft, wholes: Mapping[int, Draft]) -> bool:
    """Tell whether following wholes from one draft comes to another."""
    node: Draft | None = start
    while node is not None:
        if node is end:
            return True
        node = wholes.get(id(node))
    return False


def part_kinds(wholes: Mapping[int, Draft], drafts: Sequence[Draft]) -> dict[int, PartKind]:
    """Return, by a whole's id, whether its parts make it up or are some of it.

    Parts that sum to the whole exactly are a breakdown; anything else is a subset (casualty
    recording specification, 2.3).
    """
    parts: dict[int, list[Draft]] = {}
    for draft in drafts:
        if id(draft) in wholes:
            parts.setdefault(id(wholes[id(draft)]), []).append(draft)
    return {id(d): _kind(d, parts[id(d)]) for d in drafts if id(d) in parts}


def _kind(whole: Draft, parts: Sequence[Draft]) -> PartKind:
    """Return whether parts make up a whole."""
    numbers = [part.number for part in parts]
    if len(numbers) < 2 or whole.number is None or None in numbers:
        return "subset"
    return "breakdown" if sum(n for n in numbers if n) == whole.number else "subset"
