from __future__ import annotations

import math

import pytest

from tollbook.reading.weights import QUESTIONS, load_rankers


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_question_ships_with_finite_weights(question: str) -> None:
    weights = load_rankers()[question].weights
    assert len(weights) > 50
    assert all(math.isfinite(weight) for weight in weights.values())


def test_there_is_a_ranker_for_each_question_and_none_else() -> None:
    assert sorted(load_rankers()) == sorted(QUESTIONS)
