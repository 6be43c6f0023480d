"""The annotated reports that the reader may be taught on."""

from __future__ import annotations

import hashlib
from pathlib import Path

from tollbook.learning.gold import GoldReport, read_gold
from training.annotations import read_annotations, read_texts


def training_reports(shared: Path) -> list[GoldReport]:
    """Return every report that may be learned from; `gold/dev` and `benchmarks/heldout` are not."""
    train = shared / "gold" / "train"
    gold = read_gold(train / "claims.jsonl", train / "reports.jsonl")
    return [*gold, *(report for _, report in read_annotations(shared)), *read_texts()]


def fold_of(report: GoldReport, folds: int) -> int:
    """Return the fold of a report: the same on every machine and whatever else is there."""
    return int(hashlib.sha256(report.id.encode()).hexdigest(), 16) % folds
