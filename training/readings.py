"""Annotated reports as readings, so that what comes after the reader is seen apart from it."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tollbook.learning.gold import Annotation, GoldReport, read_gold
from tollbook.model import (
    Actor,
    Claim,
    Count,
    Means,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Time,
    Victims,
)
from tollbook.model.reports import hash_text
from tollbook.tolls import bounds

_FORMS = {"unstated": "unquantified"}
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")


@dataclass(frozen=True)
class HeadedReport(GoldReport):
    """An annotated report with what stands above its text."""

    title: str | None = None
    publisher: str | None = None


def headed(gold: GoldReport, row: Mapping[str, Any]) -> HeadedReport:
    """Return an annotated report with the head that its row in a file of reports gives it."""
    return HeadedReport(**vars(gold), title=row.get("title"), publisher=row.get("publisher"))


def read_gold_set(folder: Path) -> list[HeadedReport]:
    """Return the reports of a folder that holds `claims.jsonl` and `reports.jsonl`."""
    file = folder / "reports.jsonl"
    rows = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
    heads = {row["id"]: row for row in rows}
    return [headed(gold, heads[gold.id]) for gold in read_gold(folder / "claims.jsonl", file)]


def as_reading(gold: HeadedReport) -> Reading:
    """Return an annotated report as a reader without error would have read it."""
    report = Report(
        id=gold.id,
        text=gold.text,
        sha256=hash_text(gold.text),
        title=gold.title,
        published=gold.published,
        publisher=gold.publisher,
    )
    return Reading(report=report, claims=tuple(_claim(gold.text, claim) for claim in gold.claims))


def gold_incidents(reports: Iterable[GoldReport]) -> dict[str, str]:
    """Return statement id -> key of its incident, for the claims that the scorer asks about."""
    return {
        f"{report.id}#{claim['id']}": claim["incident"]
        for report in reports
        for claim in report.claims
        if claim["scope"] == "incident" and not claim.get("optional")
    }


def matched_incidents(read: Reading, gold: GoldReport) -> dict[str, str]:
    """Return statement id of a read claim -> incident of the gold claim on the same words."""
    incidents = gold_incidents([gold])
    found: dict[str, str] = {}
    taken: set[str] = set()
    for claim in read.claims:
        for true in gold.claims:
            key = f"{gold.id}#{true['id']}"
            start, end = true["span"]
            shared = min(claim.count.end, end) - max(claim.count.start, start)
            if key in incidents and key not in taken and true["harm"] == claim.harm and shared > 0:
                taken.add(key)
                found[f"{read.report.id}#{claim.id}"] = incidents[key]
                break
    return found


def _claim(text: str, gold: Annotation) -> Claim:
    start, end = gold["span"]
    qualifier = _FORMS.get(gold["form"], gold["form"])
    low, best, high = bounds(
        qualifier, gold["value"], value_high=gold.get("value_high"), term=gold["count"].lower()
    )
    return Claim(
        id=gold["id"],
        evidence=_sentence(text, start, end),
        harm=gold["harm"],
        count=Count(
            start=start,
            end=end,
            exact=text[start:end],
            qualifier=qualifier,
            value=gold["value"],
            low=low,
            best=best,
            high=high,
        ),
        victims=Victims(
            **_near(text, gold["victims"], start),
            status=gold["status"],
            groups=tuple(gold["groups"]),
            names=(gold["named"],) if gold.get("named") else (),
        ),
        scope="incident" if gold["scope"] == "incident" else "cumulative",
        source=_source(text, gold, start),
        places=tuple(Place(**_near(text, place, start)) for place in gold["place"]),
        time=_time(text, gold, start),
        means=Means(code=gold["means"]),
        actor=Actor(**_near(text, gold["actor"], start)) if gold["actor"] else None,
        part_of=gold.get("part_of"),
        part_kind="subset" if gold.get("part_of") else None,
        same_as=gold.get("same_as"),
    )


def _sentence(text: str, start: int, end: int) -> Span:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((stop for stop in ends if stop <= start), default=0)
    last = min((stop for stop in ends if stop >= end), default=len(text))
    return Span(start=first, end=last, exact=text[first:last])


def _near(text: str, words: str, position: int) -> dict[str, Any]:
    """Return the occurrence of `words` nearest to `position`."""
    found = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not found:
        return {"start": None, "end": None, "exact": None}
    start = min(found, key=lambda offset: abs(offset - position))
    return {"start": start, "end": start + len(words), "exact": words}


def _source(text: str, gold: Annotation, start: int) -> Source | None:
    if not gold["source"]:
        return None
    return Source(**_near(text, gold["source"], start), kind=gold["source_kind"] or "other")


def _time(text: str, gold: Annotation, start: int) -> Time | None:
    if not gold["time"]:
        return None
    return Time(
        **_near(text, gold["time"], start),
        from_=dt.date.fromisoformat(gold["start"]) if gold["start"] else None,
        to=dt.date.fromisoformat(gold["end"]) if gold["end"] else None,
        precision="day",
    )
