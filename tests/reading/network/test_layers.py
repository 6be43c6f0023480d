"""The layers in numpy against the same in torch, where torch is installed; else by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from tollbook.reading.network import layers


def test_gelu_is_that_of_the_error_function() -> None:
    x = np.linspace(-6, 6, 241, dtype=np.float32)
    right = [0.5 * v * (1 + math.erf(v / math.sqrt(2))) for v in x.tolist()]
    assert np.allclose(layers.gelu(x), right, atol=1e-5)


def test_chances_sum_to_one_whatever_the_scores() -> None:
    chances = layers.softmax(np.array([[1e4, 0, -1e4], [0, 0, 0]], dtype=np.float32))
    assert np.allclose(chances.sum(1), 1)
    assert np.allclose(layers.sigmoid(np.array([-1e9, 0.0, 1e9])), [0, 0.5, 1])


def test_logsumexp_is_the_greatest_where_it_is_alone() -> None:
    assert layers.logsumexp(np.array([[7.0]]))[0] == pytest.approx(7.0)
    assert layers.logsumexp(np.array([[1.0, 1.0]]))[0] == pytest.approx(1 + math.log(2))


def test_near_distances_have_buckets_of_their_own() -> None:
    sentence = np.array([0, 0, 1, 1, 2])
    far = layers.steps(np.array([2]), np.arange(5), sentence)
    assert len(set(far.sentences[0].tolist())) == 3
    assert len(set(far.words[0].tolist())) == 5


def test_scores_of_pairs_know_distance_and_none() -> None:
    weights = {
        "p.q.weight": np.zeros((4, 3)), "p.q.bias": np.zeros(4),
        "p.k.weight": np.zeros((4, 3)), "p.k.bias": np.zeros(4),
        "p.rs": np.zeros((11, 4)), "p.bs": np.arange(11.0), "p.bd": np.zeros(18),
        "p.bw.weight": np.zeros((1, 3)), "p.bw.bias": np.zeros(1),
        "p.null.weight": np.zeros((1, 3)), "p.null.bias": np.array([7.5]),
    }  # fmt: skip
    far = layers.steps(np.array([0]), np.arange(3), np.array([0, 1, 2]))
    scores = layers.pair(weights, "p", np.ones((1, 3)), np.ones((3, 3)), far)
    assert scores.tolist() == [[5.0, 6.0, 7.0, 7.5]]
    without = {k: v for k, v in weights.items() if "null" not in k}
    assert layers.pair(without, "p", np.ones((1, 3)), np.ones((3, 3)), far).shape == (1, 3)
