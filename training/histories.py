"""Histories: what a reader that has not seen a report answers for its claims."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from tollbook.reading.ranking import Ranker
from tollbook.reading.ties import answer_all
from training.examples import Lesson

#: Cross-validation folds, and how often the histories are made anew.
FOLDS, ROUNDS = 5, 2

Learn = Callable[[Sequence[Lesson]], Mapping[str, Ranker]]


def with_histories(
    lessons: Sequence[Lesson], learn: Learn, *, folds: int = FOLDS, rounds: int = ROUNDS
) -> list[Lesson]:
    """Return the lessons with histories from rankers that were learned on other lessons."""
    current = list(lessons)
    for _ in range(rounds):
        renewed = list(current)
        for fold in range(folds):
            rankers = learn([x for i, x in enumerate(current) if i % folds != fold])
            for i in range(fold, len(current), folds):
                history = answer_all(current[i].context, rankers)
                renewed[i] = replace(current[i], history=history)
        current = renewed
    return current
