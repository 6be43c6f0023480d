"""The layers of the heads, in plain numpy: what `tollbook.learning` teaches, word for word."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.floating[Any]]
Indices = npt.NDArray[np.int64]
Weights = Mapping[str, Array]

#: Bounds of the distances that biases know, in sentences and in words.
SENTENCE_STEPS = (-8, -4, -3, -2, -1, 0, 1, 2, 3, 6)
WORD_STEPS = (-128, -64, -32, -16, -8, -4, -2, -1, 0, 1, 2, 4, 8, 16, 32, 64, 128)


@dataclass(frozen=True, slots=True)
class Steps:
    """How far columns stand from rows: the bucket of each distance, in sentences and words."""

    sentences: Indices
    words: Indices


def steps(rows: Indices, columns: Indices, sentence: Indices) -> Steps:
    """Return the distances from words (rows) to words (columns); `sentence` is each word's."""
    apart = sentence[columns][None, :] - sentence[rows][:, None]
    return Steps(
        np.searchsorted(SENTENCE_STEPS, apart),
        np.searchsorted(WORD_STEPS, columns[None, :] - rows[:, None]),
    )


def linear(weights: Weights, name: str, x: Array) -> Array:
    """Return x through a linear layer."""
    made: Array = x @ weights[f"{name}.weight"].T + weights[f"{name}.bias"]
    return made


def norm(weights: Weights, name: str, x: Array) -> Array:
    """Return x through a layer norm."""
    centred = x - x.mean(-1, keepdims=True)
    scaled = centred / np.sqrt((centred**2).mean(-1, keepdims=True) + 1e-5)
    made: Array = scaled * weights[f"{name}.weight"] + weights[f"{name}.bias"]
    return made


def gelu(x: Array) -> Array:
    """Return x through the Gaussian error linear unit (erf by Abramowitz and Stegun 7.1.26)."""
    z = np.abs(x) / math.sqrt(2)
    t = 1 / (1 + 0.3275911 * z)
    series = np.zeros_like(x)
    for factor in (1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592):
        series = (series + factor) * t
    erf = np.sign(x) * (1 - series * np.exp(-z * z))
    made: Array = 0.5 * x * (1 + erf)
    return made


def softmax(x: Array) -> Array:
    """Return scores as probabilities along the last axis."""
    shares = np.exp(x - x.max(-1, keepdims=True))
    made: Array = shares / shares.sum(-1, keepdims=True)
    return made


def sigmoid(x: Array) -> Array:
    """Return scores as probabilities of their own."""
    made: Array = 1 / (1 + np.exp(-np.clip(x, -30, 30)))
    return made


def logsumexp(x: Array) -> Array:
    """Return the logarithm of the sum of exponentials along the last axis."""
    top: Array = x.max(-1)
    made: Array = top + np.log(np.exp(x - top[..., None]).sum(-1))
    return made


def pair(weights: Weights, name: str, rows: Array, columns: Array, far: Steps) -> Array:
    """Return the score of each column for each row; a last column stands for "none".

    A head without a score for "none" (`name.null`) gives no such column.
    """
    queries = linear(weights, f"{name}.q", rows)
    scores = queries @ linear(weights, f"{name}.k", columns).T
    scores += np.take_along_axis(queries @ weights[f"{name}.rs"].T, far.sentences, 1)
    scores /= math.sqrt(queries.shape[1])
    scores += weights[f"{name}.bs"][far.sentences] + weights[f"{name}.bd"][far.words]
    scores += linear(weights, f"{name}.bw", columns).T
    if f"{name}.null.weight" not in weights:
        return scores
    return np.concatenate([scores, linear(weights, f"{name}.null", rows)], 1)


def attend(weights: Weights, name: str, rows: Array, columns: Array, far: Steps) -> Array:
    """Return rows with what they gather from columns, by several heads of attention."""
    heads = weights[f"{name}.bs"].shape[0]

    def split(part: str, x: Array) -> Array:
        made = linear(weights, f"{name}.{part}", x)
        return made.reshape(len(x), heads, -1).transpose(1, 0, 2)

    queries, keys, values = split("q", rows), split("k", columns), split("v", columns)
    scores = queries @ keys.transpose(0, 2, 1) / math.sqrt(queries.shape[2])
    scores += weights[f"{name}.bs"][:, far.sentences] + weights[f"{name}.bd"][:, far.words]
    gathered = (softmax(scores) @ values).transpose(1, 0, 2).reshape(len(rows), -1)
    return norm(weights, f"{name}.ln", rows + linear(weights, f"{name}.o", gathered))


def feed(weights: Weights, name: str, x: Array) -> Array:
    """Return x through a feed-forward layer with a residual."""
    inner = gelu(linear(weights, f"{name}.a", x))
    return norm(weights, f"{name}.ln", x + linear(weights, f"{name}.b", inner))
