"""Learned weights: a logistic model over named features, kept as data."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

import msgspec


class Model(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A logistic model: `intercept`, a weight for each feature, and the `threshold` to join at.

    `made` tells by what script and from what the weights were learned.
    """

    made: str
    intercept: float
    weights: dict[str, float]
    threshold: float

    def score(self, features: Mapping[str, float]) -> float:
        """Return the probability that two things are one."""
        weights = self.weights
        log_odds = self.intercept + sum(
            weights.get(name, 0.0) * value for name, value in features.items()
        )
        return 1.0 / (1.0 + math.exp(-log_odds))


@cache
def load_model(name: str) -> Model:
    """Return a model that comes with the package: "within" reports or "across" them."""
    file = resources.files("tollbook.incidents") / "data" / f"{name}.json"
    return msgspec.json.decode(file.read_bytes(), type=Model)
