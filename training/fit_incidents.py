"""Learn the weights by which claims are grouped into incidents.

    python -m training.fit_incidents SHARED [READINGS.jsonl]

SHARED is the folder of annotated reports. The weights are learned from readings by a reader that
has not seen the reports, with and without their places resolved; making those takes most of the
time, so that they are kept in READINGS if it is named, and taken from there if it exists. To be
run anew, with a new READINGS, whenever the reader changes. Writes the weights into the package.
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

from tollbook.incidents.weights import Model, load_model
from tollbook.learning.gold import GoldReport
from tollbook.model import Reading, Report
from tollbook.places import resolve_claims
from training.bounded import fit_bounded, rounded
from training.crossfit import read_crossfitted
from training.incident_examples import (
    Pairs,
    across_examples,
    gvc_reports,
    labelled_drafts,
    main_draft,
    war_reports,
    within_examples,
)
from training.readings import as_reading, gold_incidents, matched_incidents

DATA = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "incidents" / "data"
#: Features that speak against, whatever the examples; and those that may speak either way.
AGAINST = frozenset(
    ["days_apart", "days_apart_far", "days_apart_undated", "injured_differ", "killed_differ",
     "leads_apart", "means_differ", "place_apart", "place_names_differ", "published_apart",
     "told_before"]
)  # fmt: skip
FREE = frozenset(["leads", "next_day", "rare_days_apart", "whole_reports", "words_days_apart"])
#: Mean probability from which two clusters are joined, by cross-validation over reports.
WITHIN_THRESHOLD = 0.4
THRESHOLD = 0.2
#: Inverse penalty of the weights within a report, by cross-validation.
WITHIN_C = 0.1
#: Weight of an annotated claim or a pair of the crime corpus beside what was read of war news:
#: the annotators' claims have none of a reader's errors, the corpus is no war.
GOLD_SIZE = 0.3
CRIME_SIZE = 0.5
#: The country whose villages resolve the places of the annotated reports.
COUNTRY = "sy"


class Material(NamedTuple):
    """What is learned from: annotated claims, the same reports as read, the crime corpus as read.

    `labels` are the incidents of claims, by statement id; `crime` those of the corpus's reports.
    """

    gold: list[Reading]
    read: list[Reading]
    placed: list[Reading]
    labels: list[Mapping[str, str]]
    crime_read: list[Reading]
    crime: Mapping[str, str]


def load_material(shared: Path, readings: Path | None) -> Material:
    """Return all that the weights are learned from, read anew unless `readings` holds it."""
    reports = war_reports(shared)
    corpus, crime = gvc_reports(shared)
    gold = [as_reading(report) for report in reports]
    read = _read(shared, [*(one.report for one in gold), *corpus], readings)
    of_war, of_crime = read[: len(gold)], read[len(gold) :]
    places = gazetteer(COUNTRY)
    return Material(
        gold=gold,
        read=of_war,
        placed=[resolve_claims(one, places) for one in of_war],
        labels=[gold_incidents(reports), _matched(of_war, reports)],
        crime_read=of_crime,
        crime=crime,
    )


def _read(shared: Path, reports: Sequence[Report], kept: Path | None) -> list[Reading]:
    """Return the reports as read by a reader that has not seen them."""
    if kept is not None and kept.exists():
        lines = kept.read_bytes().splitlines()
        return [msgspec.json.decode(line, type=Reading) for line in lines]
    read = read_crossfitted(shared, reports)
    if kept is not None:
        kept.write_bytes(b"".join(msgspec.json.encode(one) + b"\n" for one in read))
    return read


def _matched(readings: Sequence[Reading], reports: Sequence[GoldReport]) -> dict[str, str]:
    labels: dict[str, str] = {}
    for reading, report in zip(readings, reports, strict=True):
        labels |= matched_incidents(reading, report)
    return labels


def fit_within(material: Material, made: str) -> Model:
    """Return the model that tells whether two claims of a report are of one event."""
    annotated = within_examples(material.gold, material.labels[0])
    as_read = within_examples(material.read, material.labels[1])
    sizes = [GOLD_SIZE] * len(annotated[1]) + [1.0] * len(as_read[1])
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([*annotated[0], *as_read[0]])
    same = [*annotated[1], *as_read[1]]
    regression = LogisticRegression(C=WITHIN_C, max_iter=3000)
    regression.fit(matrix, same, sample_weight=sizes)
    weights = np.round(regression.coef_[0], 3).tolist()
    return Model(
        made=made,
        intercept=round(float(regression.intercept_[0]), 3),
        weights=dict(zip(vectors.feature_names_, weights, strict=True)),
        threshold=WITHIN_THRESHOLD,
    )


def war_pairs(material: Material) -> list[tuple[Pairs, float]]:
    """Return the pairs of drafts of the annotated reports, and the weight of each set."""
    gold, read = material.labels
    sets = [(material.gold, gold, GOLD_SIZE), (material.read, read, 1.0)]
    sets.append((material.placed, read, 1.0))
    return [(across_examples(*labelled_drafts(some, labels)), size) for some, labels, size in sets]


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
    material = load_material(shared, Path(sys.argv[2]) if len(sys.argv) > 2 else None)
    made = "training.fit_incidents from annotated reports of war"
    write(fit_within(material, made), "within")
    crime = [main_draft(one) for one in material.crime_read]
    labels = [material.crime[draft.report] for draft in crime]
    sets = [*war_pairs(material), (across_examples(crime, labels), CRIME_SIZE)]
    write(fit_across(sets, f"{made} and the Gun Violence Corpus"), "across")


if __name__ == "__main__":
    main()
