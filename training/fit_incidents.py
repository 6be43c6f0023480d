"""Learn the weights by which claims are grouped into incidents.

    python -m training.fit_incidents SHARED

SHARED is the folder of annotated reports (gold/train and data/gvc). Writes the weights into the
package.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from tests.incidents.goldset import gold_incidents, load_readings, matched_incidents

from tollbook.incidents.drafts import Draft, draft_of, drafts_of
from tollbook.incidents.evidence import evidence
from tollbook.incidents.grouping import eligible_claims, pairs_of
from tollbook.incidents.pairs import Features
from tollbook.incidents.rarity import load_rarity
from tollbook.incidents.table import tabulate
from tollbook.incidents.weights import Model
from tollbook.intake import Article, make_report
from tollbook.model import Reading, Report
from training.bounded import fit_bounded, rounded
from training.crossfit import read_crossfitted

DATA = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "incidents" / "data"
#: Features that speak against, whatever the examples; and those that may speak either way.
AGAINST = frozenset(
    ["days_apart", "days_apart_undated", "place_apart", "place_names_differ", "means_differ",
     "killed_differ", "injured_differ"]
)  # fmt: skip
FREE = frozenset(["words_days_apart", "whole_reports"])
#: Mean probability from which two clusters are joined, by cross-validation over reports.
WITHIN_THRESHOLD = 0.45
THRESHOLD = 0.2
#: Cosine of wording from which a pair is somewhat alike.
SOME_LIKENESS = 0.04
#: Weight of a pair of the crime corpus beside one of war news, by cross-validation on both.
CRIME_SIZE = 0.5


def within_examples(
    readings: Sequence[Reading], gold: Mapping[str, str]
) -> tuple[list[Features], list[bool]]:
    """Return the pairs of claims of one report, and whether they are of one event."""
    features, same = [], []
    for reading in readings:
        claims = eligible_claims(reading)
        keys = [gold.get(f"{reading.report.id}#{claim.id}") for claim in claims]
        for first, second, found in pairs_of(reading, claims):
            if keys[first] and keys[second]:
                features.append(found)
                same.append(keys[first] == keys[second])
    return features, same


def fit(features: list[Features], same: list[bool], made: str) -> Model:
    """Return the logistic model that tells the pairs apart."""
    vectors = DictVectorizer()
    regression = LogisticRegression(C=0.3, max_iter=3000).fit(vectors.fit_transform(features), same)
    weights = np.round(regression.coef_[0], 3).tolist()
    return Model(
        made=made,
        intercept=round(float(regression.intercept_[0]), 3),
        weights=dict(zip(vectors.feature_names_, weights, strict=True)),
        threshold=WITHIN_THRESHOLD,
    )


class Pairs(NamedTuple):
    """Pairs of drafts of different reports: their features and whether they are one incident."""

    names: list[str]
    matrix: np.ndarray
    same: np.ndarray


def across_examples(drafts: Sequence[Draft], labels: Sequence[str]) -> Pairs:
    """Return pairs of drafts with the true answer: all that are somewhat alike, or near.

    They are more than blocking finds, so that the weights know what a chance likeness is.
    """
    table = tabulate(drafts)
    ones, others = np.triu_indices(len(drafts), 1)
    apart = table.report[ones] != table.report[others]
    ones, others = ones[apart], others[apart]
    columns = evidence(table, ones, others)
    placed = columns["place_same"] + columns["place_within"] > 0
    days = columns["days_apart"] + columns["days_apart_undated"]
    kept = (columns["words_much"] > SOME_LIKENESS) | (placed & (days < np.log1p(7.0)))
    names = sorted(columns)
    same = [
        labels[one] == labels[other] for one, other in zip(ones[kept], others[kept], strict=True)
    ]
    matrix = np.stack([columns[name][kept] for name in names], axis=1)
    return Pairs(names, matrix, np.array(same, float))


def gold_drafts(
    readings: Sequence[Reading], gold: Mapping[str, str]
) -> tuple[list[Draft], list[str]]:
    """Return the drafts of annotated reports, each with the incident of most of its claims."""
    drafts = [draft for reading in readings for draft in drafts_of(reading)]
    labels = []
    for draft in drafts:
        votes = Counter(gold[claim] for claim in draft.claims if claim in gold)
        labels.append(votes.most_common(1)[0][0] if votes else draft.id)
    return drafts, labels


def gvc_reports(file: Path) -> tuple[list[Report], dict[str, str]]:
    """Return the Gun Violence Corpus as reports of title, text and day alone, and incidents."""
    reports, incident_of = [], {}
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            article = Article(id=row["id"], text=row["text"], title=row["title"])
            reports.append(make_report(article, published=dt.date.fromisoformat(row["published"])))
            incident_of[row["id"]] = row["incident"]
    return reports, incident_of


def gvc_drafts(reports: Sequence[Report]) -> list[Draft]:
    """Return reports as drafts by their words and days alone, sorted by id."""
    ordered = sorted(reports, key=lambda report: report.id)
    return [draft_of(report, (), True, load_rarity()) for report in ordered]


def fit_across(war: Sequence[Pairs], crime: Pairs, made: str) -> Model:
    """Return the model that tells whether two drafts are of one incident."""
    sets = [*war, crime]
    sizes = [np.ones(len(pairs.same)) for pairs in war]
    sizes.append(np.full(len(crime.same), CRIME_SIZE))
    intercept, weights = fit_bounded(
        np.concatenate([pairs.matrix for pairs in sets]),
        np.concatenate([pairs.same for pairs in sets]),
        np.concatenate(sizes),
        crime.names,
        AGAINST,
        FREE,
    )
    return Model(
        made=made, intercept=round(intercept, 3), weights=rounded(weights), threshold=THRESHOLD
    )


def write(model: Model, name: str) -> None:
    """Write a model into the package's data."""
    text = msgspec.json.format(msgspec.json.encode(model), indent=2)
    (DATA / f"{name}.json").write_bytes(text + b"\n")


def main() -> None:
    """Learn and write all weights."""
    shared = Path(sys.argv[1])
    train = shared / "gold" / "train"
    readings, gold = load_readings(train), gold_incidents(train / "claims.jsonl")
    made = "training.fit_incidents from the annotated training reports"
    as_read = read_crossfitted(shared, [reading.report for reading in readings])
    labels = dict(gold)
    for read, true in zip(as_read, readings, strict=True):
        labels_as_read = matched_incidents(read, true, gold)
        labels |= {f"read {key}": value for key, value in labels_as_read.items()}
    as_read = [renamed(read) for read in as_read]
    write(fit(*within_examples([*readings, *as_read], labels), made), "within")
    war = across_examples(*gold_drafts(readings, labels))
    war_as_read = across_examples(*gold_drafts(as_read, labels))
    reports, incident_of = gvc_reports(shared / "data" / "gvc" / "reports.jsonl.gz")
    crime = gvc_drafts(reports)
    crime_pairs = across_examples(crime, [incident_of[draft.report] for draft in crime])
    made = f"{made} and the Gun Violence Corpus"
    write(fit_across([war, war_as_read], crime_pairs, made), "across")


def renamed(reading: Reading) -> Reading:
    """Return a reading by the machine under a name of its own, beside that of the annotators."""
    report = msgspec.structs.replace(reading.report, id=f"read {reading.report.id}")
    return msgspec.structs.replace(reading, report=report)


if __name__ == "__main__":
    main()
