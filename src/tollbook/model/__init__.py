"""The nouns of casualty recording: spans, counts, claims, reports, readings."""

from tollbook.model.claims import (
    Actor,
    Claim,
    Count,
    Means,
    Place,
    Source,
    SpanMismatchError,
    Time,
    Victims,
)
from tollbook.model.reports import Reading, Report
from tollbook.model.spans import OptionalSpan, Span

__all__ = [
    "Actor",
    "Claim",
    "Count",
    "Means",
    "OptionalSpan",
    "Place",
    "Reading",
    "Report",
    "Source",
    "Span",
    "SpanMismatchError",
    "Time",
    "Victims",
]
