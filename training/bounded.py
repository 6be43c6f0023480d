"""Logistic regression whose weights keep the sign that sense gives them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from scipy.optimize import minimize


def fit_bounded(  # noqa: PLR0913, PLR0917 - the parts of one optimisation
    matrix: np.ndarray,
    same: np.ndarray,
    sizes: np.ndarray,
    names: Sequence[str],
    against: Mapping[str, float],
    free: frozenset[str],
    penalty: float = 1.0,
) -> tuple[float, dict[str, float]]:
    """Return the intercept and the weights: never above that of `against`, any for `free`.

    With a score of true pairs only, such bounds keep chance from turning a feature's sense.
    `sizes` are the weights of the examples; `penalty` is the L2 strength.
    """

    def loss(at: np.ndarray) -> tuple[float, np.ndarray]:
        odds = matrix @ at[1:] + at[0]
        value = float((sizes * (np.logaddexp(0, odds) - same * odds)).sum())
        slope = sizes * (1 / (1 + np.exp(-odds)) - same)
        value += penalty * float((at[1:] ** 2).sum()) / 2
        return value, np.concatenate([[slope.sum()], matrix.T @ slope + penalty * at[1:]])

    bounds = [_bounds(name, against, free) for name in names]
    start = np.zeros(len(names) + 1)
    found = minimize(
        loss, start, jac=True, method="L-BFGS-B", bounds=[(None, None), *bounds],
        options={"maxiter": 5000},
    ).x  # fmt: skip
    return float(found[0]), dict(zip(names, found[1:].tolist(), strict=True))


def _bounds(
    name: str, against: Mapping[str, float], free: frozenset[str]
) -> tuple[float | None, float | None]:
    if name in free:
        return None, None
    return (None, against[name]) if name in against else (0.0, None)


def rounded(weights: Mapping[str, float]) -> dict[str, float]:
    """Return the weights that are not 0, to three digits."""
    return {name: round(weight, 3) for name, weight in weights.items() if round(weight, 3)}
