"""The Gun Violence Corpus as pairs of reports: which are one incident, and how well they are told.

Incidents are spread over folds, so that what is learned never sees the incidents it is tried on.
"""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer

FOLDS = 5
#: Days within which a report of another incident in the same state is a hard negative.
HARD_DAYS = 3
#: Resamplings of the incidents for an interval.
DRAWS = 1000


class Corpus(NamedTuple):
    """The rows of the corpus, and of each its incident and the fold of that incident."""

    rows: list[dict[str, Any]]
    incident: np.ndarray
    fold: np.ndarray


class Pairs(NamedTuple):
    """All pairs of reports by position, whether they are one incident, and which are hard."""

    one: np.ndarray
    other: np.ndarray
    same: np.ndarray
    hard: np.ndarray


class Quality(NamedTuple):
    """Precision, recall, F1 and the interval that holds F1 in 95 of 100 draws of incidents."""

    precision: float
    recall: float
    f1: float
    low: float
    high: float

    def __str__(self) -> str:
        return (
            f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f} "
            f"({self.low:.3f} to {self.high:.3f})"
        )


def load_corpus(shared: Path) -> Corpus:
    """Return the corpus with its incidents spread over the folds."""
    with gzip.open(shared / "data/gvc/reports.jsonl.gz", "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names, incident = np.unique([row["incident"] for row in rows], return_inverse=True)
    fold = np.random.default_rng(1).integers(0, FOLDS, len(names))[incident]
    return Corpus(rows, incident, fold)


def all_pairs(corpus: Corpus) -> Pairs:
    """Return all pairs of reports; hard ones are of other incidents, near in place and time."""
    one, other = np.triu_indices(len(corpus.rows), 1)
    same = corpus.incident[one] == corpus.incident[other]
    state = np.array([row["state"] for row in corpus.rows])
    day = np.array([row["published"] for row in corpus.rows], "datetime64[D]").astype(int)
    near = np.abs(day[one] - day[other]) <= HARD_DAYS
    return Pairs(one, other, same, ~same & (state[one] == state[other]) & near)


def quality(corpus: Corpus, pairs: Pairs, found: np.ndarray, among: np.ndarray) -> Quality:
    """Return how well `found` tells the pairs, of those `among` which it is tried."""
    rng = np.random.default_rng(2)
    sizes = np.ones(corpus.incident.max() + 1)
    told = _measure(corpus, pairs, found, among, sizes)
    draws = [
        _measure(corpus, pairs, found, among, rng.multinomial(len(sizes), sizes / len(sizes)))[2]
        for _ in range(DRAWS)
    ]
    low, high = np.percentile(draws, [2.5, 97.5])
    return Quality(*told, float(low), float(high))


def _measure(
    corpus: Corpus, pairs: Pairs, found: np.ndarray, among: np.ndarray, sizes: np.ndarray
) -> tuple[float, float, float]:
    """Return precision, recall and F1 where each incident counts as often as `sizes` says."""
    kept = among & (found | pairs.same)
    ones = sizes[corpus.incident[pairs.one[kept]]]
    others = sizes[corpus.incident[pairs.other[kept]]]
    same = pairs.same[kept]
    weight = np.where(same, ones, ones * others)
    right = float(weight[found[kept] & same].sum())
    made = max(float(weight[found[kept]].sum()), 1e-9)
    true = max(float(weight[same].sum()), 1e-9)
    return right / made, right / true, 2 * right / (made + true)


def by_tfidf(corpus: Corpus, pairs: Pairs, among: np.ndarray) -> np.ndarray:
    """Return the pairs that a threshold on TF-IDF finds, learned on the other folds' pairs.

    `among` are the pairs that the threshold is chosen for.
    """
    texts = [f"{row['title']} {row['text']}" for row in corpus.rows]
    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(texts)
    alike = (matrix @ matrix.T).toarray()[pairs.one, pairs.other]
    found = np.zeros(len(alike), bool)
    ones, others = corpus.fold[pairs.one], corpus.fold[pairs.other]
    for fold in range(FOLDS):
        learned = among & (ones != fold) & (others != fold)
        steps = np.linspace(0.02, 0.8, 79)
        best = max(steps, key=lambda at: _f1(alike[learned] > at, pairs.same[learned]))
        held = np.maximum(ones, others) == fold
        found[held] = alike[held] > best
    return found


def _f1(found: np.ndarray, same: np.ndarray) -> float:
    return 2 * float((found & same).sum()) / max(float(found.sum() + same.sum()), 1.0)
