"""Numeric death fills of MUC-3's two test sets, through the claims alone.

    python -m benchmarks.muc_fills SHARED [SPLIT ...]

Per document, the multiset of numbers killed in the answer templates ("50", "~ 20" and "5 - 6" by
its lower end; "PLURAL" is no number) against the multiset of the killed claims' numbers, less
restatements, totals and what MUC-3's rules leave out: fighters who fell in clashes of two sides
(several combatants at once) and events of more than two months before. These filters were chosen
on the first 400 documents of the split "dev". F1 over all documents.
"""

from __future__ import annotations

import datetime as dt
import gzip
import json
import re
import sys
from collections import Counter, defaultdict
from pathlib import Path

from tollbook.incidents import group
from tollbook.model import Claim, Reading, Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader
from tollbook.times import choose_anchor

TESTS = ("tst1", "tst2")
#: Days after which MUC-3 counts an event as past.
PAST = 60


def main(shared: Path, splits: tuple[str, ...]) -> None:
    """Print precision, recall and F1."""
    answers = _answers(shared / "data" / "muc" / "human_counts.jsonl.gz", splits)
    reader = EnglishReader()
    right = said = wanted = 0
    for row in _rows(shared / "data" / "muc" / "docs.jsonl.gz"):
        if row["split"] not in splits:
            continue
        found = _numbers(reader, row["id"], row["text"])
        truth = answers[row["id"]]
        right += sum((found & truth).values())
        said += sum(found.values())
        wanted += sum(truth.values())
    precision, recall = right / said, right / wanted
    score = 2 * precision * recall / (precision + recall)
    print(
        f"{'+'.join(splits)}: {wanted} fills, {said} said, precision {precision:.3f}, "
        f"recall {recall:.3f}, F1 {score:.3f}"
    )


def _rows(path: Path) -> list[dict[str, str]]:
    """Return the objects of a compressed JSONL file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _answers(path: Path, splits: tuple[str, ...]) -> dict[str, Counter[int]]:
    """Return the numbers killed of each document."""
    found: dict[str, Counter[int]] = defaultdict(Counter)
    with gzip.open(path, "rt", encoding="utf-8") as file:
        for line in file:
            row = json.loads(line)
            if row["split"] not in splits or row["optional"] or "DEATH" not in row["effects"]:
                continue
            for words in row["number"]:
                number = re.search(r"\d+", words)
                if number:
                    found[row["doc"]][int(number[0])] += 1
    return found


def _numbers(reader: EnglishReader, name: str, text: str) -> Counter[int]:
    """Return the numbers of a document's killed claims of incidents, each figure once."""
    report = Report(
        id=name, text=text, sha256=hash_text(text), published=choose_anchor(text, None, None).date
    )
    reading = group(Reading(report=report, claims=reader.read(report)))
    found: Counter[int] = Counter()
    seen: set[tuple[str | None, int, str]] = set()
    for claim in reading.claims:
        value = claim.count.value
        if claim.harm != "killed" or not value or not claim.of_incident:
            continue
        key = (claim.incident, value, claim.count.exact if value == 1 else "")
        if claim.same_as or key in seen or _is_left_out(claim, value, report.published):
            continue
        seen.add(key)
        found[value] += 1
    return found


def _is_left_out(claim: Claim, value: int, published: dt.date | None) -> bool:
    """Tell whether MUC-3's rules leave a claim out."""
    if claim.victims.status == "combatant" and value > 1:
        return True
    until = claim.time.to if claim.time else None
    return published is not None and until is not None and (published - until).days > PAST


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or TESTS)
