"""Annotated reports: their texts, and their claims with the offsets of every quoted word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tollbook.times import choose_anchor

Annotation = dict[str, Any]


@dataclass(frozen=True)
class GoldReport:
    """A report with its annotated claims; each claim has `span`, the offsets of its count.

    `told_apart`: its annotator told missing, abducted and detained people apart with care.
    """

    id: str
    text: str
    published: date | None
    claims: tuple[Annotation, ...]
    told_apart: bool = False


def read_gold(claims: Path, reports: Path) -> Iterator[GoldReport]:
    """Yield the reports of a gold folder; the date anchor is chosen as the reader does."""
    texts = {r["id"]: r for r in _lines(reports)}
    for row in _lines(claims):
        report = texts[row["doc"]]
        text = report["text"]
        found = tuple({**c, "span": count_span(text, c)} for c in row["claims"])
        yield GoldReport(row["doc"], text, published_of(report), found)


def published_of(report: Annotation) -> date | None:
    """Return the date that a report's relative dates hang on, as the reader chooses it."""
    stated = report.get("published")
    given = date.fromisoformat(stated) if stated else None
    return choose_anchor(report["text"], None, given).date


def count_span(text: str, claim: Annotation) -> tuple[int, int]:
    """Return the offsets of a claim's count, found by its context or its ordinal."""
    if "span" in claim:
        start, end = claim["span"]
        return start, end
    count, context = claim["count"], claim.get("context")
    whole = re.compile(r"(?<!\w)" + re.escape(count) + r"(?!\w)")
    if context and text.count(context) == 1:
        inside = whole.search(context)
        start = text.index(context) + (inside.start() if inside else context.index(count))
        return start, start + len(count)
    found = list(whole.finditer(text)) or list(re.finditer(re.escape(count), text))
    start = found[min((claim.get("nth") or 1), len(found)) - 1].start()
    return start, start + len(count)


def _lines(path: Path) -> Iterator[Annotation]:
    """Yield the objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
