"""Fit the weights of a ranker: penalised conditional logit by L-BFGS."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from tollbook.reading.ranking import Features

#: A question: the options' features and the indices of the right ones.
Question = tuple[Sequence[Features], frozenset[int]]


def fit_choices(
    questions: Sequence[Question], *, penalty: float = 1.0, least: int = 2
) -> dict[str, float]:
    """Return weights that make the right options likely.

    Features seen in fewer than `least` questions are left out; `penalty` is the L2 strength.
    """
    names = _vocabulary(questions, least)
    matrix, group, right = _design(questions, names)
    starts = np.searchsorted(group, np.arange(len(questions)))

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        scores = matrix @ weights
        top = np.maximum.reduceat(scores, starts)
        shares = np.exp(scores - top[group])
        total = np.add.reduceat(shares, starts)
        chosen = np.add.reduceat(shares * right, starts)
        expected = shares / total[group]
        observed = shares * right / chosen[group]
        value = -(np.log(chosen) - np.log(total)).sum() + 0.5 * penalty * weights @ weights
        return value, matrix.T @ (expected - observed) + penalty * weights

    solved = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300}
    )
    return {
        name: round(float(weight), 4)
        for name, weight in zip(names, solved.x, strict=True)
        if abs(weight) >= 0.01
    }


def _vocabulary(questions: Sequence[Question], least: int) -> list[str]:
    """Return the names of the features seen often enough, in a fixed order."""
    seen: Counter[str] = Counter()
    for options, _ in questions:
        seen.update({name for option in options for name in option})
    return sorted(name for name, times in seen.items() if times >= least)


def _design(
    questions: Sequence[Question], names: list[str]
) -> tuple[csr_matrix, np.ndarray, np.ndarray]:
    """Return the options' features as a matrix, each option's question and whether it is right."""
    index = {name: column for column, name in enumerate(names)}
    rows, columns, values, group, right = [], [], [], [], []
    for number, (options, answers) in enumerate(questions):
        for position, option in enumerate(options):
            for name, value in option.items():
                if name in index:
                    rows.append(len(group))
                    columns.append(index[name])
                    values.append(value)
            group.append(number)
            right.append(1.0 if position in answers else 0.0)
    matrix = csr_matrix((values, (rows, columns)), shape=(len(group), len(names)))
    return matrix, np.array(group), np.array(right)
