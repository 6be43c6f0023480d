"""Gold annotation as readings, so that the matcher is seen apart from the reader."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

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


def load_readings(folder: Path) -> list[Reading]:
    """The readings of an annotated set: `reports.jsonl` and `claims.jsonl` in one folder."""
    return readings_of(folder / "claims.jsonl", folder / "reports.jsonl")


def readings_of(claims: Path, reports: Path) -> list[Reading]:
    records = {row["id"]: row for row in _rows(reports)}
    return [as_reading(records[row["doc"]], row["claims"]) for row in _rows(claims)]


def gold_incidents(claims: Path) -> dict[str, str]:
    """Statement id -> incident key, for the claims that the scorer asks about."""
    return {
        f"{row['doc']}#{claim['id']}": claim["incident"]
        for row in _rows(claims)
        for claim in row["claims"]
        if claim["scope"] == "incident" and not claim.get("optional")
    }


def as_reading(record: Mapping[str, Any], claims: list[dict[str, Any]]) -> Reading:
    text = record["text"]
    published = record.get("published")
    report = Report(
        id=record["id"],
        text=text,
        sha256=hash_text(text),
        title=record.get("title"),
        published=dt.date.fromisoformat(published) if published else None,
        publisher=record.get("publisher"),
    )
    return Reading(report=report, claims=tuple(_claim(text, claim) for claim in claims))


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _claim(text: str, gold: Mapping[str, Any]) -> Claim:
    start, end = _count_span(text, gold)
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


def _count_span(text: str, gold: Mapping[str, Any]) -> tuple[int, int]:
    count, context = gold["count"], gold.get("context")
    whole = re.compile(r"(?<!\w)" + re.escape(count) + r"(?!\w)")
    if context and text.count(context) == 1:
        inside = whole.search(context)
        start = text.index(context) + (inside.start() if inside else context.index(count))
        return start, start + len(count)
    found = list(whole.finditer(text)) or list(re.finditer(re.escape(count), text))
    start = found[min(gold.get("nth") or 1, len(found)) - 1].start()
    return start, start + len(count)


def _sentence(text: str, start: int, end: int) -> Span:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    first = max((stop for stop in ends if stop <= start), default=0)
    last = min((stop for stop in ends if stop >= end), default=len(text))
    return Span(start=first, end=last, exact=text[first:last])


def _near(text: str, words: str, position: int) -> dict[str, Any]:
    """The occurrence of `words` nearest to `position`."""
    found = [match.start() for match in re.finditer(re.escape(words), text)] if words else []
    if not found:
        return {"start": None, "end": None, "exact": None}
    start = min(found, key=lambda offset: abs(offset - position))
    return {"start": start, "end": start + len(words), "exact": words}


def _source(text: str, gold: Mapping[str, Any], start: int) -> Source | None:
    if not gold["source"]:
        return None
    return Source(**_near(text, gold["source"], start), kind=gold["source_kind"] or "other")


def _time(text: str, gold: Mapping[str, Any], start: int) -> Time | None:
    if not gold["time"]:
        return None
    return Time(
        **_near(text, gold["time"], start),
        from_=dt.date.fromisoformat(gold["start"]) if gold["start"] else None,
        to=dt.date.fromisoformat(gold["end"]) if gold["end"] else None,
        precision="day",
    )


def matched_incidents(read: Reading, gold: Reading, incidents: Mapping[str, str]) -> dict[str, str]:
    """Statement id of a read claim -> incident of the gold claim on the same words and harm."""
    found: dict[str, str] = {}
    taken: set[str] = set()
    for claim in read.claims:
        for true in gold.claims:
            key = f"{gold.report.id}#{true.id}"
            shared = min(claim.count.end, true.count.end) - max(claim.count.start, true.count.start)
            if key in incidents and key not in taken and true.harm == claim.harm and shared > 0:
                taken.add(key)
                found[f"{read.report.id}#{claim.id}"] = incidents[key]
                break
    return found
