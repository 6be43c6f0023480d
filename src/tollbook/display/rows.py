"""Claims as flat rows, for CSV and for a DataFrame: one row a claim."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec

from tollbook.model.claims import Claim
from tollbook.model.reports import Reading

Cell: TypeAlias = str | int | float | dt.date | None
Row: TypeAlias = dict[str, Cell]

#: Columns that a user may look up in CLAIMS.md; lists are joined by "; ".
COLUMNS = (
    "report", "published", "published_basis", "publisher", "title", "language", "report_flags",
    "claim", "incident", "harm", "count", "qualifier", "value", "low", "best", "high", "victims",
    "status", "groups", "names", "scope", "source", "source_kind", "stance", "party", "places",
    "place_names", "place_ids", "lat", "lon", "place_precision", "time", "from", "to",
    "time_precision", "time_basis", "means", "means_code", "actor", "attribution", "part_of",
    "part_kind", "same_as", "flags", "confidence", "evidence", "evidence_start", "evidence_end",
)  # fmt: skip


def rows(reading: Reading) -> Iterator[Row]:
    """Yield one row for each claim of a reading, with every column of COLUMNS in that order."""
    for claim in reading.claims:
        row = _report_cells(reading) | _number_cells(claim) | _word_cells(claim)
        row |= _place_cells(claim) | _relation_cells(claim)
        yield {column: row[column] for column in COLUMNS}


def _report_cells(reading: Reading) -> Row:
    report = reading.report
    return {
        "report": report.id,
        "published": report.published,
        "published_basis": report.published_basis,
        "publisher": report.publisher,
        "title": report.title,
        "language": report.language,
        "report_flags": _joined(report.flags),
    }


def _number_cells(claim: Claim) -> Row:
    count = claim.count
    return {
        "claim": claim.id,
        "incident": claim.incident,
        "harm": claim.harm,
        "count": count.exact,
        "qualifier": count.qualifier,
        "value": count.value,
        "low": count.low,
        "best": count.best,
        "high": count.high,
        "confidence": claim.confidence,
        "evidence": claim.evidence.exact,
        "evidence_start": claim.evidence.start,
        "evidence_end": claim.evidence.end,
    }


def _word_cells(claim: Claim) -> Row:
    source, time, actor = claim.source, claim.time, claim.actor
    return {
        "victims": claim.victims.exact,
        "status": claim.victims.status,
        "groups": _joined(claim.victims.groups),
        "names": _joined(claim.victims.names),
        "source": _field(source, "exact"),
        "source_kind": _field(source, "kind"),
        "stance": _field(source, "stance"),
        "party": _field(source, "party"),
        "time": _field(time, "exact"),
        "from": _field(time, "from_"),
        "to": _field(time, "to"),
        "time_precision": _field(time, "precision"),
        "time_basis": _field(time, "basis"),
        "means": claim.means.exact,
        "means_code": claim.means.code,
        "actor": _field(actor, "exact"),
        "attribution": _field(actor, "attribution"),
    }


def _place_cells(claim: Claim) -> Row:
    """Return the cells of the places; the coordinates are those of the first one resolved."""
    places = claim.places
    first = next((place for place in places if place.lat is not None), None)
    return {
        "places": _joined(place.exact for place in places),
        "place_names": _joined(place.name or "" for place in places),
        "place_ids": _joined(place.id or "" for place in places),
        "lat": _field(first, "lat"),
        "lon": _field(first, "lon"),
        "place_precision": _field(first, "precision"),
    }


def _relation_cells(claim: Claim) -> Row:
    return {
        "scope": claim.scope,
        "part_of": claim.part_of,
        "part_kind": claim.part_kind,
        "same_as": claim.same_as,
        "flags": _joined(claim.flags),
    }


def _field(part: msgspec.Struct | None, name: str) -> Cell:
    """Return a field of a part of a claim, None where the claim has no such part."""
    cell: Cell = None if part is None else getattr(part, name)
    return cell


def _joined(values: Iterable[str]) -> str | None:
    """Return values joined by "; ", None where there are none."""
    return "; ".join(values) or None
