"""What `tollbook learn` gains: the tables of docs/learn.md.

    python -m benchmarks.learning SHARED [SET ...]

Takes annotated reports that the shipped weights were not taught on as a project's reviewed ones
and cross-validates as `tollbook learn` does. Sets: `heldout` (benchmarks/heldout), `dev`
(SHARED/gold/dev). Needs the extra train; some minutes each.
"""

from __future__ import annotations

import argparse
import time
from dataclasses import replace
from pathlib import Path

from tollbook.learning.gold import GoldReport, read_gold
from tollbook.learning.trial import Course

HELDOUT = Path(__file__).with_name("heldout")


def main() -> None:
    """Print a table for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("sets", nargs="*", default=["heldout", "dev"])
    asked = parser.parse_args()
    folders = {"heldout": HELDOUT, "dev": asked.shared / "gold" / "dev"}
    for name in asked.sets:
        measure(name, reports_of(folders[name]))


def reports_of(folder: Path) -> list[GoldReport]:
    """Return the annotated reports of a folder, as the record would give them."""
    gold = read_gold(folder / "claims.jsonl", folder / "reports.jsonl")
    return [replace(report, told_apart=True) for report in gold]


def measure(name: str, reports: list[GoldReport]) -> None:
    """Print the figures of a set before and after."""
    began = time.process_time()
    trial = Course(reports, lambda *_: None).trial()
    claims = sum(len(report.claims) for report in reports)
    took = time.process_time() - began
    print(f"\n{name}: {len(reports)} reports, {claims} claims; {took:.0f} s of one core")
    print(f"finds claims: {'learned' if trial.finds else 'as it ships'}; lost: {trial.lost}\n")
    print("| figure | as it ships | learned |\n|---|---|---|")
    for figure, before in trial.before.items():
        print(f"| {figure} | {before:.3f} | {trial.after[figure]:.3f} |")


if __name__ == "__main__":
    main()
