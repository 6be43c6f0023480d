"""Annotated reports: their texts, and their claims with the offsets of every quoted word."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from tollbook.model import Claim
from tollbook.model.vocabulary import Qualifier
from tollbook.times import choose_anchor

Annotation = dict[str, Any]
#: Qualifiers that the guide of the gold has no form for, and the form that they have there.
_FORMS: dict[Qualifier, str] = {
    "zero": "exact", "singular_implied": "exact", "fewer_than": "at_most",
    "plural_only": "unstated", "unquantified": "unstated",
}  # fmt: skip
#: No count is wider than so many characters; where one is marked so, its number was not found.
WIDEST_COUNT = 60


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


def form_of(qualifier: Qualifier) -> str:
    """Return the form that the guide of the gold gives a count with a qualifier."""
    return _FORMS.get(qualifier, qualifier)


def annotation_of(claim: Claim, *, open: bool = False) -> Annotation:  # noqa: A002 - its word
    """Return a claim as people judged it in the form of the gold.

    An `open` one is neither right nor wrong: it stands in the text, but is of no use to them.
    Counts without a number are so too, by the guide.
    """
    count, time = claim.count, claim.time
    days = (time.from_, time.to) if time and time.from_ and time.to else None
    unstated = form_of(count.qualifier) == "unstated" or count.end - count.start > WIDEST_COUNT
    return {
        "id": claim.id,
        "span": (count.start, count.end),
        "value": count.low if count.qualifier == "range" else count.value,
        "value_high": count.high if count.qualifier == "range" else None,
        "form": "unstated" if unstated or open else form_of(count.qualifier),
        "harm": claim.harm,
        "victims": claim.victims.exact or "",
        "status": claim.victims.status,
        "groups": list(claim.victims.groups),
        "scope": "incident" if claim.of_incident else "total",
        "source": claim.source.exact if claim.source else None,
        "source_kind": claim.source.kind if claim.source else None,
        "place": [place.exact for place in claim.places],
        # Where the days were set by hand, the words are those that were misread.
        "time": time.exact if time and days is None else None,
        "start": str(days[0]) if days else None,
        "end": str(days[1]) if days else None,
        "means": claim.means.code,
        "actor": claim.actor.exact if claim.actor else None,
        "incident": claim.incident,
        "part_of": claim.part_of,
        "same_as": claim.same_as,
        "optional": open or unstated,
    }


def _lines(path: Path) -> Iterator[Annotation]:
    """Yield the objects of a JSONL file."""
    with path.open(encoding="utf-8") as file:
        yield from (json.loads(line) for line in file if line.strip())
