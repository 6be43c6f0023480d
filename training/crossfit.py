"""Reports read by a reader that has not learned from them.

What is learned on top of the reader's claims (which of them are one event) would trust a reader
too much that knows the reports by heart.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tollbook.model import Reading, Report
from tollbook.reading.reader import EnglishReader
from training.examples import prepare
from training.histories import with_histories
from training.make_weights import TIES, learn, training_reports

FOLDS = 4


def read_crossfitted(shared: Path, reports: Sequence[Report]) -> list[Reading]:
    """Return each report as a reader reads it that has learned from the others alone."""
    lessons = [prepare(report) for report in training_reports(shared)]
    lessons = with_histories(lessons, lambda some: learn(some, TIES), rounds=1)
    readings: dict[str, Reading] = {}
    for fold in range(FOLDS):
        held_out = [report for i, report in enumerate(reports) if i % FOLDS == fold]
        names = {report.id for report in held_out}
        reader = EnglishReader(learn([x for x in lessons if x.report.id not in names]))
        for report in held_out:
            readings[report.id] = Reading(report=report, claims=reader.read(report))
    return [readings[report.id] for report in reports]
