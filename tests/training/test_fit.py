from __future__ import annotations

import random

import pytest
from training.fit import Question, fit_choices

from tollbook.reading.ranking import Features, Ranker, best_of


def asked(options: list[Features], right: int) -> Question:
    return options, frozenset({right})


def test_a_simple_preference_is_recovered() -> None:
    """Of a near and a far option the near one is always right."""
    questions = [asked([{"near": 1.0}, {"far": 1.0}], 0)] * 20
    weights = fit_choices(questions)
    assert weights["near"] > 0 > weights["far"]
    assert best_of(Ranker(weights).probabilities([{"far": 1.0}, {"near": 1.0}])) == 1


def test_a_preference_is_recovered_from_noise() -> None:
    """Weights that made the choices are found again, within what the penalty shrinks."""
    true = Ranker({"good": 2.0, "bad": -2.0})
    chance = random.Random(7)
    questions = []
    for _ in range(400):
        options = [
            {name: 1.0 for name in ("good", "bad", "idle") if chance.random() < 0.5}
            for _ in range(3)
        ]
        shares = true.probabilities(options)
        questions.append(asked(options, chance.choices(range(3), shares)[0]))
    weights = fit_choices(questions)
    assert weights["good"] == pytest.approx(2.0, abs=0.5)
    assert weights["bad"] == pytest.approx(-2.0, abs=0.5)
    assert abs(weights.get("idle", 0.0)) < 0.5


def test_any_of_several_right_options_will_do() -> None:
    options: list[Features] = [{"a": 1.0}, {"b": 1.0}, {"c": 1.0}]
    weights = fit_choices([(options, frozenset({0, 1}))] * 20)
    assert weights["a"] == pytest.approx(weights["b"])
    assert weights["c"] < 0 < weights["a"]


def test_rare_features_are_left_out() -> None:
    questions = [asked([{"near": 1.0, "rare": 1.0}, {"far": 1.0}], 0)]
    questions += [asked([{"near": 1.0}, {"far": 1.0}], 0)] * 5
    assert set(fit_choices(questions)) == {"near", "far"}
    assert "rare" in fit_choices(questions, least=1)


def test_a_stronger_penalty_gives_smaller_weights() -> None:
    questions = [asked([{"near": 1.0}, {"far": 1.0}], 0)] * 20
    weak, strong = fit_choices(questions, penalty=0.1), fit_choices(questions, penalty=10.0)
    assert 0 < strong["near"] < weak["near"]


def test_a_feature_that_tells_nothing_gets_no_weight() -> None:
    questions = [asked([{"near": 1.0, "both": 1.0}, {"far": 1.0, "both": 1.0}], 0)] * 20
    assert "both" not in fit_choices(questions)


def test_the_same_questions_give_the_same_weights() -> None:
    questions = [asked([{"near": 1.0}, {"far": 0.5}], 0)] * 20
    assert fit_choices(questions) == fit_choices(list(questions))
