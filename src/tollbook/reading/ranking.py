"""Choosing among candidates: one small model for every question that rules cannot settle.

A question ("who says this number?") has options, one of which may be "none". Each option is a
bag of named features; a weight per feature gives the option's score and the softmax over the
options its probability (conditional logit). The weights are learned by `training/`, and every
choice can name the features that decided it.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Ranker:
    """Weights of one question."""

    weights: Mapping[str, float] = field(default_factory=dict)

    def score(self, features: Features) -> float:
        """Return the score of one option."""
        weights = self.weights
        return sum(weights.get(name, 0.0) * value for name, value in features.items())

    def probabilities(self, options: Sequence[Features]) -> list[float]:
        """Return the probability of each option; they sum to 1."""
        return softmax([self.score(option) for option in options])

    def chance(self, features: Features) -> float:
        """Return the probability of a single option against nothing (logistic regression)."""
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, self.score(features)))))

    def reasons(self, features: Features, most: int = 5) -> list[tuple[str, float]]:
        """Return the features that weigh most in an option, strongest first."""
        parts = [(name, self.weights.get(name, 0.0) * value) for name, value in features.items()]
        return sorted((p for p in parts if p[1]), key=lambda p: -abs(p[1]))[:most]


def softmax(scores: Sequence[float]) -> list[float]:
    """Return scores as probabilities that sum to 1."""
    top = max(scores)
    shares = [math.exp(score - top) for score in scores]
    total = sum(shares)
    return [share / total for share in shares]


def best_of(probabilities: Sequence[float]) -> int:
    """Return the index of the likeliest option, the first of equals."""
    return max(range(len(probabilities)), key=lambda index: (probabilities[index], -index))
