"""How well the reader reads: the table of docs/quality.md.

    python -m benchmarks.reading_quality SHARED [--errors]

Reads gold/dev, benchmarks/heldout and benchmarks/briefs with the reader that ships and by rules
alone, scores both with the shared scorer and prints the figures side by side, then how well the
chances of claims are calibrated. `--errors` lists what is wrong on the held-out texts, the
surest first.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

from tollbook.display.encoding import encode_reading
from tollbook.incidents import group_all
from tollbook.intake import Article, make_report
from tollbook.learning.agreement import overlap, same_harm
from tollbook.learning.gold import GoldReport, read_gold
from tollbook.model import Claim, Reading, Report
from tollbook.reading import EnglishReader, Reader

HELDOUT, BRIEFS = Path(__file__).with_name("heldout"), Path(__file__).with_name("briefs")
BINS = 5


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("shared", type=Path)
    parser.add_argument("--errors", action="store_true")
    asked = parser.parse_args()
    scorer = asked.shared / "measure" / "score_claims.py"
    folders = {"gold/dev": asked.shared / "gold" / "dev", "heldout": HELDOUT, "briefs": BRIEFS}
    columns, readings = {}, []
    for reader in (EnglishReader(), EnglishReader(by_rules=True)):
        for name, folder in folders.items():
            read = read_all(folder / "reports.jsonl", reader)
            how = "rules" if reader.by_rules else "reader"
            columns[f"{name}, {how}"] = score(scorer, folder, read)
            if not reader.by_rules:
                readings.extend(zip(read, gold_of(folder), strict=True))
    print_table(columns)
    print_calibration(judged(readings))
    if asked.errors:
        print_errors(scorer, HELDOUT)


def read_all(reports: Path, reader: Reader) -> list[Reading]:
    """Return the readings of a file of reports, merged into incidents."""
    rows = [json.loads(line) for line in reports.read_text(encoding="utf-8").splitlines()]
    given = [_report(row) for row in rows]
    return list(group_all((Reading(report=r, claims=reader.read(r)) for r in given), merge=True))


def _report(row: dict[str, str]) -> Report:
    """Return a row of a file of reports as a report, dated as the reader dates it."""
    stated = row.get("published")
    article = Article(
        id=row["id"], text=row["text"], title=row.get("title"), publisher=row.get("publisher"),
        published=dt.date.fromisoformat(stated) if stated else None, language="en",
    )  # fmt: skip
    return make_report(article)


def gold_of(folder: Path) -> list[GoldReport]:
    """Return the annotation of a folder in the order of its reports."""
    gold = {g.id: g for g in read_gold(folder / "claims.jsonl", folder / "reports.jsonl")}
    lines = (folder / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    return [gold[json.loads(line)["id"]] for line in lines]


def score(scorer: Path, folder: Path, readings: Iterable[Reading]) -> dict[str, float]:
    """Return the scorer's figures for readings."""
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.writelines(encode_reading(reading) + b"\n" for reading in readings)
        file.flush()
        return msgspec.json.decode(_run(scorer, folder, Path(file.name), "--json"))


def _run(scorer: Path, folder: Path, predicted: Path, *options: str) -> bytes:
    """Return what the scorer prints."""
    command = [sys.executable, scorer, folder / "claims.jsonl", predicted, *options]
    return subprocess.run(command, capture_output=True, check=True).stdout


def print_table(columns: dict[str, dict[str, float]]) -> None:
    """Print figures side by side, as Markdown."""
    print("| figure | " + " | ".join(columns) + " |")
    print("|---" * (len(columns) + 1) + "|")
    for figure in next(iter(columns.values())):
        cells = [f"{column[figure]:.3f}".removesuffix(".000") for column in columns.values()]
        print(f"| {figure} | " + " | ".join(cells) + " |")


def judged(readings: Iterable[tuple[Reading, GoldReport]]) -> list[tuple[float, bool]]:
    """Return the chance that the reader gave each claim, and whether it is one."""
    found = []
    for reading, gold in readings:
        for claim in reading.claims:
            answers = [a for a in gold.claims if _is(claim, a["span"], a["harm"])]
            if not answers or not all(a["optional"] for a in answers):
                found.append((claim.confidence, bool(answers)))
    return found


def _is(claim: Claim, span: Sequence[int], harm: str) -> bool:
    """Tell whether a claim is the annotated one."""
    here = (claim.count.start, claim.count.end)
    return overlap((span[0], span[1]), here) > 0 and same_harm(claim.harm, harm)


def print_calibration(claims: Sequence[tuple[float, bool]]) -> None:
    """Print how often claims of each chance are right, and the expected calibration error."""
    error = 0.0
    print("\n| chance | claims | mean chance | right |\n|---|---|---|---|")
    for index in range(BINS):
        low, high = 0.5 + index * 0.1, 0.6 + index * 0.1
        inside = [c for c in claims if low <= c[0] < high or (c[0] >= high >= 1.0)]
        if inside:
            mean = sum(c for c, _ in inside) / len(inside)
            right = sum(r for _, r in inside) / len(inside)
            error += abs(mean - right) * len(inside) / len(claims)
            print(f"| {low:.1f}-{high:.1f} | {len(inside)} | {mean:.3f} | {right:.3f} |")
    print(f"\nexpected calibration error {error:.3f} over {len(claims)} claims")


def print_errors(scorer: Path, folder: Path) -> None:
    """Print what is wrong on held-out texts."""
    readings = read_all(folder / "reports.jsonl", EnglishReader())
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as file:
        file.writelines(encode_reading(reading) + b"\n" for reading in readings)
        file.flush()
        print(_run(scorer, folder, Path(file.name), "--errors", "400").decode())


if __name__ == "__main__":
    main()
