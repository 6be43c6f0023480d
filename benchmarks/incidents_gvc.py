"""Merging on the Gun Violence Corpus: pairs of reports, beside TF-IDF, and the killed.

    python -m benchmarks.incidents_gvc SHARED

The matcher sees title, text and day, as the reader that ships reads them: it was taught claims on
some of these reports, never which are one incident. A pair is scored by weights that have seen
neither of its incidents; TF-IDF, which has but a threshold to learn, gets it from the other folds.
Two reports are a pair if they share an incident, as the scorer of the gold has it, though one may
but mention it; beside that stands how it is if only what they tell of first counts. A dead gunman
counts among the corpus's killed; ours count whoever the reports count as killed.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

import numpy as np
from benchmarks.gvc_pairs import Corpus, all_pairs, by_tfidf, load_corpus, quality
from benchmarks.gvc_pairs import Pairs as CorpusPairs
from training.fit_incidents import CRIME_SIZE, THRESHOLD, fit_across, load_material, war_pairs
from training.incident_examples import Pairs, across_examples, main_draft

from tollbook.incidents.blocking import candidates
from tollbook.incidents.drafts import Draft, drafts_of
from tollbook.incidents.judgements import Judgements
from tollbook.incidents.merging import compare, likely_pairs, partition
from tollbook.incidents.table import Floats, Ints, Table, tabulate
from tollbook.incidents.weights import Model
from tollbook.model import Reading
from tollbook.tolls import load_policy, reckon, statements_of

#: Weights by the two folds that they have not seen.
Held = Mapping[tuple[int, int], Model]


class Found(NamedTuple):
    """The drafts of all reports, the found incident of each, and each report's main draft."""

    drafts: list[Draft]
    incident_of: dict[str, int]
    main: list[str]


def held_out_models(
    corpus: Corpus, mains: Sequence[Draft], war: Sequence[tuple[Pairs, float]]
) -> Held:
    """Return weights for each two folds, learned from war news and the reports of the others."""
    models: dict[tuple[int, int], Model] = {}
    for one in range(corpus.fold.max() + 1):
        for other in range(one, corpus.fold.max() + 1):
            seen = (corpus.fold != one) & (corpus.fold != other)
            drafts = [draft for draft, its in zip(mains, seen, strict=True) if its]
            crime = across_examples(drafts, [str(its) for its in corpus.incident[seen]])
            models[one, other] = fit_across([*war, (crime, CRIME_SIZE)], "held out")
    return models


def score_held_out(
    ones: Ints, others: Ints, *, table: Table, folds: np.ndarray, models: Held
) -> Floats:
    """Return the probability of each pair by the weights that have seen neither."""
    low = np.minimum(folds[ones], folds[others])
    high = np.maximum(folds[ones], folds[others])
    chances = np.zeros(len(ones))
    for held, model in models.items():
        rows = (low == held[0]) & (high == held[1])
        if rows.any():
            chances[rows] = compare(table, ones[rows], others[rows], model)
    return chances


def merge_corpus(corpus: Corpus, readings: Sequence[Reading], models: Held) -> Found:
    """Return the incidents of all reports, whatever else they tell of besides."""
    fold_of = {row["id"]: fold for row, fold in zip(corpus.rows, corpus.fold, strict=True)}
    drafts = sorted(
        (draft for one in readings for draft in drafts_of(one) or [main_draft(one)]),
        key=lambda draft: draft.id,
    )
    table = tabulate(drafts)
    folds = np.array([fold_of[draft.report] for draft in drafts])
    scorer = partial(score_held_out, table=table, folds=folds, models=models)
    known = likely_pairs(*candidates(table), scorer)
    clusters = partition(table.report, known, Judgements({}, {}), scorer, THRESHOLD)
    incident_of = {drafts[row].id: number for number, rows in enumerate(clusters) for row in rows}
    return Found(drafts, incident_of, [main_draft(one).id for one in readings])


def sharing(corpus: Corpus, pairs: CorpusPairs, found: Found) -> np.ndarray:
    """Return which pairs of reports are found to share an incident."""
    position = {row["id"]: at for at, row in enumerate(corpus.rows)}
    told = np.zeros((len(position), len(found.drafts)), np.float32)
    for draft in found.drafts:
        told[position[draft.report], found.incident_of[draft.id]] = 1.0
    return (told @ told.T)[pairs.one, pairs.other] > 0


def tell_killed(corpus: Corpus, readings: Sequence[Reading], found: Found) -> None:
    """Print how often the killed of an incident is that of the corpus, and the sums."""
    statements = {s.id: s for reading in readings for s in statements_of(reading)}
    claims: dict[int, list[str]] = defaultdict(list)
    for draft in found.drafts:
        claims[found.incident_of[draft.id]] += draft.claims
    numbers: dict[int, int | None] = {}
    for incident in {found.incident_of[main] for main in found.main}:
        said = [statements[claim] for claim in claims[incident]]
        figure = reckon(said, load_policy()).figure("killed") if said else None
        stated = figure and (figure.best or figure.low)
        numbers[incident] = stated.value if stated else None
    votes: dict[int, Counter[int]] = defaultdict(Counter)
    for true, main in zip(corpus.incident.tolist(), found.main, strict=True):
        votes[true][found.incident_of[main]] += 1
    killed = {true: row["killed"] for true, row in zip(corpus.incident, corpus.rows, strict=True)}
    ours = {true: numbers[count.most_common(1)[0][0]] for true, count in votes.items()}
    stated = {true: value for true, value in ours.items() if value is not None}
    exact = sum(value == killed[true] for true, value in stated.items())
    total = sum(value for value in numbers.values() if value is not None)
    print(f"killed exact in {exact} of {len(stated)} incidents with a stated figure")
    print(f"killed in all incidents {total}, in the corpus {sum(killed.values())}")


def main() -> None:
    """Print the figures."""
    shared = Path(sys.argv[1])
    corpus, material = load_corpus(shared), load_material(shared)
    readings = material.crime_read
    mains = [main_draft(one) for one in readings]
    found = merge_corpus(corpus, readings, held_out_models(corpus, mains, war_pairs(material)))
    pairs = all_pairs(corpus)
    cluster = np.array([found.incident_of[main] for main in found.main])
    first = cluster[pairs.one] == cluster[pairs.other]
    shared_one = sharing(corpus, pairs, found)
    hard = pairs.same | pairs.hard
    for told, among in (("hard", hard), ("all", np.ones(len(hard), bool))):
        print(f"{told} negatives: {int((among & ~pairs.same).sum())}, {pairs.same.sum()} pairs")
        print(f"  Tollbook, an incident shared {quality(corpus, pairs, shared_one, among)}")
        print(f"  Tollbook, what is told first {quality(corpus, pairs, first, among)}")
        alike = by_tfidf(corpus, pairs, among)
        print(f"  TF-IDF                       {quality(corpus, pairs, alike, among)}")
    tell_killed(corpus, readings, found)


if __name__ == "__main__":
    main()
