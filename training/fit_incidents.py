"""Learn the weights by which claims are grouped into incidents.

    python -m training.fit_incidents SHARED

SHARED is the folder of annotated reports. The weights are learned from the annotated claims of
reports of war: as they are, with a reader's faults, and with those and their places resolved; and
from the Gun Violence Corpus as the reader that ships reads it. To be run anew when the reader
changes. Takes some minutes, most of them for reading the corpus. Writes the weights into the
package.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from benchmarks.places_data import gazetteer
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tollbook.api import default_reader
from tollbook.incidents.pairs import Features
from tollbook.incidents.weights import Model, load_model
from tollbook.model import Reading
from tollbook.places import Gazetteer, resolve_claims
from training.bounded import fit_bounded, rounded
from training.incident_examples import (
    Pairs,
    across_examples,
    gvc_reports,
    labelled_drafts,
    main_draft,
    war_reports,
    within_examples,
)
from training.noise import as_if_read
from training.readings import HeadedReport, as_reading, gold_incidents

DATA = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "incidents" / "data"
#: Features that speak against, whatever the examples, with the greatest weight that they may have;
#: and those that may speak either way. Days that both texts give are of one event if they touch
#: (specification, 4.2), which the crime corpus, that dates trials as often as shots, would unlearn.
AGAINST = dict.fromkeys(
    ["days_apart_far", "days_apart_undated", "injured_differ", "killed_differ", "leads_apart",
     "means_differ", "place_apart", "place_names_differ", "published_apart", "told_before"],
    0.0,
) | {"days_apart": -0.5}  # fmt: skip
FREE = frozenset(["leads", "next_day", "whole_reports"])
#: Mean probability from which two clusters are joined, by cross-validation over reports.
WITHIN_THRESHOLD = 0.4
THRESHOLD = 0.15
#: Inverse penalty of the weights within a report, by cross-validation.
WITHIN_C = 0.1
#: Weight of an annotated claim or a pair of the crime corpus beside what is as if read of war news:
#: the annotators' claims have none of a reader's faults, the corpus is no war.
GOLD_SIZE = 0.3
CRIME_SIZE = 0.5
#: The country whose villages resolve the places of the annotated reports.
COUNTRY = "sy"


class Material(NamedTuple):
    """What is learned from, each with the incidents of its claims or reports.

    `war` are readings of the annotated reports with the weight of each set, `labels` the incidents
    of their claims by statement id; `crime_read` is the crime corpus as read, `crime` the
    incidents of its reports.
    """

    war: list[tuple[list[Reading], float]]
    labels: Mapping[str, str]
    crime_read: list[Reading]
    crime: Mapping[str, str]


def load_material(shared: Path) -> Material:
    """Return all that the weights are learned from; reads the crime corpus anew."""
    corpus, crime = gvc_reports(shared)
    war, labels = war_material(war_reports(shared), gazetteer(COUNTRY))
    reader = default_reader()
    read = [Reading(report=report, claims=reader.read(report)) for report in corpus]
    return Material(war, labels, read, crime)


def war_material(
    reports: Sequence[HeadedReport], places: Gazetteer
) -> tuple[list[tuple[list[Reading], float]], Mapping[str, str]]:
    """Return the readings of annotated reports with the weight of each set, and their incidents."""
    gold = [as_reading(report) for report in reports]
    faulty = [as_if_read(one) for one in gold]
    placed = [resolve_claims(as_if_read(one, seed=1), places) for one in gold]
    sets = [(gold, GOLD_SIZE), (faulty, 1.0), (placed, 1.0)]
    return sets, gold_incidents(reports)


def fit_within(material: Material, made: str) -> Model:
    """Return the model that tells whether two claims of a report are of one event."""
    features: list[Features] = []
    same: list[bool] = []
    sizes: list[float] = []
    for readings, size in material.war:
        found, answers = within_examples(readings, material.labels)
        features += found
        same += answers
        sizes += [size] * len(answers)
    vectors = DictVectorizer()
    regression = LogisticRegression(C=WITHIN_C, max_iter=3000)
    regression.fit(vectors.fit_transform(features), same, sample_weight=sizes)
    weights = np.round(regression.coef_[0], 3).tolist()
    return Model(
        made=made,
        intercept=round(float(regression.intercept_[0]), 3),
        weights=dict(zip(vectors.feature_names_, weights, strict=True)),
        threshold=WITHIN_THRESHOLD,
    )


def war_pairs(material: Material) -> list[tuple[Pairs, float]]:
    """Return the pairs of drafts of the annotated reports, and the weight of each set."""
    return [
        (across_examples(*labelled_drafts(readings, material.labels)), size)
        for readings, size in material.war
    ]


def fit_across(sets: Sequence[tuple[Pairs, float]], made: str) -> Model:
    """Return the model that tells whether two drafts are of one incident."""
    intercept, weights = fit_bounded(
        np.concatenate([pairs.matrix for pairs, _ in sets]),
        np.concatenate([pairs.same for pairs, _ in sets]),
        np.concatenate([np.full(len(pairs.same), size) for pairs, size in sets]),
        sets[0][0].names,
        AGAINST,
        FREE,
    )
    return Model(
        made=made, intercept=round(intercept, 3), weights=rounded(weights), threshold=THRESHOLD
    )


def write(model: Model, name: str) -> None:
    """Write a model into the package's data; what follows uses it."""
    text = msgspec.json.format(msgspec.json.encode(model), indent=2)
    (DATA / f"{name}.json").write_bytes(text + b"\n")
    load_model.cache_clear()


def main() -> None:
    """Learn and write all weights."""
    shared = Path(sys.argv[1])
    material = load_material(shared)
    made = "training.fit_incidents from annotated reports of war"
    write(fit_within(material, made), "within")
    crime = [main_draft(one) for one in material.crime_read]
    labels = [material.crime[draft.report] for draft in crime]
    sets = [*war_pairs(material), (across_examples(crime, labels), CRIME_SIZE)]
    write(fit_across(sets, f"{made} and the Gun Violence Corpus"), "across")


if __name__ == "__main__":
    main()
