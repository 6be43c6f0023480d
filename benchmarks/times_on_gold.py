"""Measure time expressions on the gold claims: whether found, and whether their days are right.

    python benchmarks/times_on_gold.py SHARED [--split train] [--misses]

SHARED is the folder of the shared material. A gold claim counts when it has a time with both
days. `found`: an expression overlaps the gold words (of several places the one nearest to the
claim's count). `right`: that expression's days are the gold's. The report's date is chosen as
the reader chooses it, with the gold's `published` as metadata.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tollbook.times import TimeExpression, choose_anchor, find_times

Claim = dict[str, Any]


def load(folder: Path, name: str) -> list[dict[str, Any]]:
    """Return the rows of a JSON-lines file of a split."""
    lines = (folder / name).read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def dated_claims(folder: Path) -> Iterator[tuple[dict[str, Any], Claim]]:
    """Yield each report with each of its claims that has a time with both days."""
    reports = {report["id"]: report for report in load(folder, "reports.jsonl")}
    for row in load(folder, "claims.jsonl"):
        for claim in row["claims"]:
            if claim.get("time") and claim.get("start") and claim.get("end"):
                yield reports[row["doc"]], claim


def gold_span(text: str, claim: Claim) -> tuple[int, int]:
    """Return where the claim's time stands, nearest to the words around its count."""
    context = max(text.find(claim.get("context") or claim["count"]), 0)
    starts = [match.start() for match in re.finditer(re.escape(claim["time"]), text)]
    start = min(starts, key=lambda start: abs(start - context))
    return start, start + len(claim["time"])


def overlapping(text: str, claim: Claim, times: list[TimeExpression]) -> list[TimeExpression]:
    """Return the expressions that overlap the gold words of the claim."""
    start, end = gold_span(text, claim)
    return [time for time in times if time.start < end and start < time.end]


def is_right(claim: Claim, times: list[TimeExpression]) -> bool:
    """Tell whether one of the expressions means exactly the gold days."""
    days = (claim["start"], claim["end"])
    return any((str(time.from_), str(time.to)) == days for time in times)


def measure(folder: Path, *, misses: bool) -> dict[str, Counter[str]]:
    """Return, for incidents and totals, how many claims there are, found and right."""
    results = {"incident": Counter[str](), "total": Counter[str]()}
    for report, claim in dated_claims(folder):
        text, published = report["text"], dt.date.fromisoformat(report["published"])
        anchor = choose_anchor(text, None, published).date
        times = overlapping(text, claim, find_times(text, anchor))
        right = is_right(claim, times)
        results[claim["scope"]].update(claims=1, found=bool(times), right=right)
        if misses and not right:
            read = [(time.exact, str(time.from_), str(time.to)) for time in times]
            print(report["id"], anchor, claim["time"], claim["start"], claim["end"], read)
    return results


def main() -> None:
    """Print the figures of a split."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shared", type=Path)
    parser.add_argument("--split", default="train")
    parser.add_argument("--misses", action="store_true", help="list the claims not right")
    options = parser.parse_args()
    results = measure(options.shared / "gold" / options.split, misses=options.misses)
    for scope, counts in results.items():
        found, right = counts["found"], counts["right"]
        print(
            f"{options.split} {scope}: {counts['claims']} claims,"
            f" found {found / counts['claims']:.3f}, right of found {right / found:.3f}"
        )


if __name__ == "__main__":
    main()
