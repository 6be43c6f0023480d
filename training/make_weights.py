"""Make the reader's weights from the annotated reports.

    python -m training.make_weights SHARED

reads `SHARED/gold/train`, the annotations of other shared reports and the texts of our own beside
this file, and writes one JSON file a question into the package. The held-out `SHARED/gold/dev` and
`benchmarks/heldout` are not read.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from tollbook.reading.ranking import Ranker
from tollbook.reading.weights import QUESTIONS
from training.annotations import read_annotations, read_texts
from training.examples import MAKERS, Lesson, prepare
from training.fit import fit_choices
from training.gold import GoldReport, read_gold
from training.histories import with_histories

OUT = Path(__file__).parent.parent / "src/tollbook/reading/weights"
#: L2 penalty of each question, chosen by cross-validation over the training reports.
PENALTY = dict.fromkeys(QUESTIONS, 1.0) | {"actor": 3.0, "time": 3.0}
#: The questions whose answers for one claim inform those for others.
TIES = ("source", "place", "time", "means", "actor")


def training_reports(shared: Path) -> list[GoldReport]:
    """Return every report that the weights may be learned from."""
    train = shared / "gold" / "train"
    gold = read_gold(train / "claims.jsonl", train / "reports.jsonl")
    return [*gold, *(report for _, report in read_annotations(shared)), *read_texts()]


def learn(lessons: Sequence[Lesson], questions: Iterable[str] = QUESTIONS) -> dict[str, Ranker]:
    """Return the rankers of some questions."""
    return {name: Ranker(_weights(lessons, name)) for name in questions}


def _weights(lessons: Sequence[Lesson], question: str) -> dict[str, float]:
    """Return the weights of one question."""
    asked = [q for lesson in lessons for q in MAKERS[question](lesson)]
    return fit_choices(asked, penalty=PENALTY[question])


def main(shared: Path) -> None:
    """Learn and write every question's weights."""
    lessons = [prepare(report) for report in training_reports(shared)]
    lessons = with_histories(lessons, lambda some: learn(some, TIES))
    OUT.mkdir(exist_ok=True)
    for question, ranker in learn(lessons).items():
        rows = json.dumps(dict(sorted(ranker.weights.items())), indent=0, ensure_ascii=True)
        (OUT / f"{question}.json").write_text(rows + "\n", encoding="utf-8")
        print(f"{question}: {len(ranker.weights)} weights from {len(lessons)} reports")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
