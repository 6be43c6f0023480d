"""Learn the weights by which claims are grouped into incidents.

    python -m training.fit_incidents SHARED

SHARED is the folder of annotated reports (gold/train and data/gvc). Writes the weights into the
package.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tests.incidents.goldset import gold_incidents, load_readings

from tollbook.incidents.pairs import Features, pair_features
from tollbook.incidents.weights import Model
from tollbook.model import Reading

DATA = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "incidents" / "data"


def within_examples(
    readings: Sequence[Reading], gold: Mapping[str, str]
) -> tuple[list[Features], list[bool]]:
    """Return the pairs of claims of one report, and whether they are of one event."""
    features, same = [], []
    for reading in readings:
        claims = sorted(
            (claim for claim in reading.claims if claim.of_incident), key=lambda c: c.count.start
        )
        for second, later in enumerate(claims):
            for first, earlier in enumerate(claims[:second]):
                keys = [gold.get(f"{reading.report.id}#{c.id}") for c in (earlier, later)]
                if None not in keys:
                    features.append(pair_features(earlier, later, second - first - 1))
                    same.append(keys[0] == keys[1])
    return features, same


def fit(features: list[Features], same: list[bool], made: str, threshold: float) -> Model:
    """Return the logistic model that tells the pairs apart."""
    vectors = DictVectorizer()
    regression = LogisticRegression(C=2.0, max_iter=3000).fit(vectors.fit_transform(features), same)
    weights = np.round(regression.coef_[0], 3).tolist()
    return Model(
        made=made,
        intercept=round(float(regression.intercept_[0]), 3),
        weights=dict(zip(vectors.feature_names_, weights, strict=True)),
        threshold=threshold,
    )


def write(model: Model, name: str) -> None:
    """Write a model into the package's data."""
    text = msgspec.json.format(msgspec.json.encode(model), indent=2)
    (DATA / f"{name}.json").write_bytes(text + b"\n")


def main() -> None:
    """Learn and write all weights."""
    train = Path(sys.argv[1]) / "gold" / "train"
    features, same = within_examples(load_readings(train), gold_incidents(train / "claims.jsonl"))
    made = "training.fit_incidents from the annotated training reports"
    write(fit(features, same, made, 0.5), "within")


if __name__ == "__main__":
    main()
