from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.ranking import Ranker, best_of

RANKER = Ranker({"near": 2.0, "far": -1.0})


def test_a_score_sums_the_weights_of_the_features() -> None:
    assert RANKER.score({"near": 1.0, "far": 0.5, "unknown": 9.0}) == 1.5


def test_the_better_option_is_likelier() -> None:
    near, far, empty = RANKER.probabilities([{"near": 1.0}, {"far": 1.0}, {}])
    assert near > empty > far
    assert near == pytest.approx(0.8438, abs=1e-4)


def test_a_ranker_without_weights_gives_equal_chances() -> None:
    assert Ranker().probabilities([{"a": 1.0}, {"b": 1.0}]) == [0.5, 0.5]


@pytest.mark.parametrize(
    ("features", "chance"), [({}, 0.5), ({"near": 1.0}, 0.8808), ({"far": 1.0}, 0.2689)]
)
def test_the_chance_of_a_single_option(features: dict[str, float], chance: float) -> None:
    assert RANKER.chance(features) == pytest.approx(chance, abs=1e-4)


def test_reasons_are_the_features_that_weigh_most() -> None:
    features = {"near": 1.0, "far": 3.0, "unknown": 1.0}
    assert RANKER.reasons(features) == [("far", -3.0), ("near", 2.0)]
    assert RANKER.reasons(features, most=1) == [("far", -3.0)]


@pytest.mark.parametrize(
    ("shares", "index"), [([1.0], 0), ([0.2, 0.8], 1), ([0.5, 0.5], 0), ([0.3, 0.4, 0.3], 1)]
)
def test_the_first_of_the_likeliest_is_best(shares: list[float], index: int) -> None:
    assert best_of(shares) == index


@given(st.lists(st.floats(min_value=-1e6, max_value=1e6), min_size=1, max_size=8))
def test_any_scores_make_probabilities(scores: list[float]) -> None:
    options = [{f"o{i}": 1.0} for i in range(len(scores))]
    ranker = Ranker({f"o{i}": score for i, score in enumerate(scores)})
    chances = ranker.probabilities(options)
    assert sum(chances) == pytest.approx(1.0)
    assert scores[best_of(chances)] == pytest.approx(max(scores), rel=1e-9, abs=1e-6)
    assert all(0.0 <= ranker.chance(option) <= 1.0 for option in options)
