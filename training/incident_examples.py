"""From annotated reports to the pairs that grouping and merging are learned from."""

from __future__ import annotations

import datetime as dt
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

from tollbook.incidents.drafts import Draft, draft_of, drafts_of
from tollbook.incidents.evidence import evidence
from tollbook.incidents.grouping import eligible_claims, pairs_of
from tollbook.incidents.pairs import Features
from tollbook.incidents.rarity import load_rarity
from tollbook.incidents.table import tabulate
from tollbook.intake import Article, make_report
from tollbook.model import Reading, Report
from training.annotations import read_annotations
from training.readings import HeadedReport, headed, read_gold_set

#: Files of our own annotations whose incidents are told of in several reports of one war.
WAR = "fakes"
#: Cosine of wording from which a pair is somewhat alike.
SOME_LIKENESS = 0.04
#: Days within which two reports of one place are compared.
NEAR_DAYS = 7.0


class Pairs(NamedTuple):
    """Pairs of drafts of different reports: their features and whether they are one incident."""

    names: list[str]
    matrix: np.ndarray
    same: np.ndarray


def war_reports(shared: Path) -> list[HeadedReport]:
    """Return the annotated reports of war whose incidents have the same key in all of them."""
    heads = {row["id"]: row for row in _rows(shared / "reports" / "fa-kes-unlabelled.jsonl.gz")}
    own = (report for name, report in read_annotations(shared) if name.startswith(WAR))
    return [*read_gold_set(shared / "gold" / "train"), *(headed(one, heads[one.id]) for one in own)]


def gvc_reports(shared: Path) -> tuple[list[Report], dict[str, str]]:
    """Return the Gun Violence Corpus as reports of title, text and day alone, and incidents."""
    rows = _rows(shared / "data" / "gvc" / "reports.jsonl.gz")
    reports = [
        make_report(
            Article(id=row["id"], text=row["text"], title=row["title"]),
            published=dt.date.fromisoformat(row["published"]),
        )
        for row in rows
    ]
    return reports, {row["id"]: row["incident"] for row in rows}


def _rows(file: Path) -> list[dict[str, Any]]:
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def within_examples(
    readings: Iterable[Reading], gold: Mapping[str, str]
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
    kept = (columns["words_much"] > SOME_LIKENESS) | (placed & (days < np.log1p(NEAR_DAYS)))
    names = sorted(columns)
    same = [
        labels[one] == labels[other] for one, other in zip(ones[kept], others[kept], strict=True)
    ]
    matrix = np.stack([columns[name][kept] for name in names], axis=1)
    return Pairs(names, matrix, np.array(same, float))


def main_draft(reading: Reading) -> Draft:
    """Return what a report tells of first; its words and day where it has no claims."""
    drafts = drafts_of(reading)
    return drafts[0] if drafts else draft_of(reading.report, (), alone=True, rarity=load_rarity())


def labelled_drafts(
    readings: Iterable[Reading], gold: Mapping[str, str]
) -> tuple[list[Draft], list[str]]:
    """Return the drafts of annotated reports, each with the incident of most of its claims."""
    drafts = [draft for reading in readings for draft in drafts_of(reading)]
    labels = []
    for draft in drafts:
        votes = Counter(gold[claim] for claim in draft.claims if claim in gold)
        labels.append(votes.most_common(1)[0][0] if votes else draft.id)
    return drafts, labels
