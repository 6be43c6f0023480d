"""Merging on the Gun Violence Corpus: pairs against hard negatives, and the killed.

    python -m benchmarks.incidents_gvc SHARED

The matcher sees title, text and day. Weights are learned anew in each of five folds, split by
incident; a pair is scored by a fold that has seen neither of its incidents. Hard negatives are
reports of other incidents in one state within three days. A dead gunman counts among the
corpus's killed; ours count whoever the reports count.
"""

from __future__ import annotations

import gzip
import itertools
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from tests.incidents.goldset import gold_incidents, load_readings
from training.fit_incidents import (
    THRESHOLD,
    across_examples,
    fit_across,
    gold_drafts,
    gvc_drafts,
    gvc_reports,
)

from tollbook.api import read_report
from tollbook.incidents.blocking import candidates
from tollbook.incidents.drafts import Draft
from tollbook.incidents.evidence import evidence, scores
from tollbook.incidents.judgements import Judgements
from tollbook.incidents.merging import WORTH_ASKING, partition
from tollbook.incidents.table import tabulate
from tollbook.incidents.weights import Model
from tollbook.model import Reading
from tollbook.tolls import load_policy, reckon, statements_of

FOLDS = 5
Pair = frozenset[str]


def clusters(drafts: Sequence[Draft], incident_of: dict[str, str], shared: Path) -> list[list[int]]:
    """Return the rows of drafts by incident, each pair scored by a model that knows neither."""
    train = shared / "gold" / "train"
    war = across_examples(
        *gold_drafts(load_readings(train), gold_incidents(train / "claims.jsonl"))
    )
    names = sorted(set(incident_of.values()))
    picks = np.random.default_rng(1).integers(0, FOLDS, len(names))
    fold_of = dict(zip(names, picks, strict=True))
    table = tabulate(drafts)
    ones, others = candidates(table)
    columns = evidence(table, ones, others)
    folds = np.array([fold_of[incident_of[draft.report]] for draft in drafts])
    chances, times = np.zeros(len(ones)), np.zeros(len(ones))
    for fold in range(FOLDS):
        kept = [draft for draft, its in zip(drafts, folds, strict=True) if its != fold]
        crime = across_examples(kept, [incident_of[draft.report] for draft in kept])
        model = fit_across([war], crime, "fold")
        held = (folds[ones] == fold) | (folds[others] == fold)
        held_columns = {name: column[held] for name, column in columns.items()}
        chances[held] += scores(held_columns, model.intercept, model.weights)
        times[held] += 1
    chances /= times
    known = {
        (int(one), int(other)): float(score)
        for one, other, score in zip(ones, others, chances, strict=True)
        if score >= WORTH_ASKING
    }
    none = Model(
        made="scores are those of the folds", intercept=-9, weights={}, threshold=THRESHOLD
    )
    return partition(table, known, Judgements({}, {}), none, whole=0)


def f1(found: set[Pair], true: set[Pair], hard: set[Pair]) -> float:
    """Return F1 of true pairs against the hard negatives found."""
    right, wrong = len(found & true), len(found & hard)
    return 2 * right / (right + wrong + len(true))


def interval(found: set[Pair], true: set[Pair], hard: set[Pair]) -> tuple[float, float]:
    """Return the 95 % interval of F1 by resampling pairs a thousand times."""
    pairs = sorted(true | hard, key=sorted)
    rng = np.random.default_rng(2)
    told = np.array([(pair in found, pair in true) for pair in pairs])
    values = []
    for _ in range(1000):
        sample = told[rng.integers(0, len(pairs), len(pairs))]
        right = int((sample[:, 0] & sample[:, 1]).sum())
        values.append(2 * right / (sample[:, 0].sum() + sample[:, 1].sum()))
    low, high = np.percentile(values, [2.5, 97.5])
    return float(low), float(high)


def by_tfidf(rows: Sequence[dict[str, str]], true: set[Pair], hard: set[Pair]) -> float:
    """Return the best F1 that any threshold on TF-IDF cosine gives on the same pairs."""
    matrix = TfidfVectorizer(sublinear_tf=True, stop_words="english").fit_transform(
        [f"{row['title']} {row['text']}" for row in rows]
    )
    place = {row["id"]: number for number, row in enumerate(rows)}
    pairs = sorted(true | hard, key=sorted)
    alike = [float(matrix[place[one]].multiply(matrix[place[other]]).sum()) for one, other in pairs]
    return max(
        f1({p for p, a in zip(pairs, alike, strict=True) if a > at / 100}, true, hard)
        for at in range(1, 60)
    )


def main() -> None:
    """Print the figures."""
    shared = Path(sys.argv[1])
    file = shared / "data" / "gvc" / "reports.jsonl.gz"
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    reports, incident_of = gvc_reports(file)
    readings = [read_report(report) for report in reports]
    drafts = gvc_drafts(reports)
    found_in = clusters(drafts, incident_of, shared)
    incidents_of = defaultdict(set)
    for number, cluster in enumerate(found_in):
        for row in cluster:
            incidents_of[drafts[row].report].add(number)
    true, hard, found, wrong = set(), set(), set(), 0
    state = {row["id"]: row["state"] for row in rows}
    day = {report.id: report.published for report in reports}
    for one, other in itertools.combinations(sorted(incident_of), 2):
        pair = frozenset((one, other))
        together = bool(incidents_of[one] & incidents_of[other])
        if together:
            found.add(pair)
        if incident_of[one] == incident_of[other]:
            true.add(pair)
        else:
            wrong += together
            if state[one] == state[other] and abs((day[one] - day[other]).days) <= 3:
                hard.add(pair)
    low, high = interval(found, true, hard)
    print(f"pairs {len(true)}, hard negatives {len(hard)}")
    print(f"F1 {f1(found, true, hard):.3f} ({low:.3f} to {high:.3f})")
    print(f"TF-IDF at its best threshold {by_tfidf(rows, true, hard):.3f}")
    print(f"pairs of different incidents merged, of all {wrong}")
    tell_killed(rows, readings, drafts, found_in)


def tell_killed(
    rows: Sequence[dict[str, Any]],
    readings: Sequence[Reading],
    drafts: Sequence[Draft],
    found_in: Sequence[Sequence[int]],
) -> None:
    """Print how often the killed of an incident is that of the corpus."""
    statements = {reading.report.id: statements_of(reading) for reading in readings}
    killed = {row["incident"]: row["killed"] for row in rows}
    report_incident = {row["id"]: row["incident"] for row in rows}
    votes: dict[str, Counter[int]] = defaultdict(Counter)
    numbers = {}
    for number, cluster in enumerate(found_in):
        claims = [said for row in cluster for said in statements[drafts[row].report]]
        figure = reckon(claims, load_policy()).figure("killed") if claims else None
        stated = figure and (figure.best or figure.low)
        numbers[number] = stated.value if stated else None
        for row in cluster:
            votes[report_incident[drafts[row].report]][number] += 1
    ours = {incident: numbers[count.most_common(1)[0][0]] for incident, count in votes.items()}
    stated = {incident: value for incident, value in ours.items() if value is not None}
    exact = sum(value == killed[incident] for incident, value in stated.items())
    total = sum(value for value in numbers.values() if value is not None)
    print(f"killed exact in {exact} of {len(stated)} incidents with a stated figure")
    print(f"killed in all incidents {total}, in the corpus {sum(killed.values())}")


if __name__ == "__main__":
    main()
