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
from tollbook.model.decisions import Decision, in_force
from tollbook.model.explanations import Explanation, Option
from tollbook.model.reports import Reading, Report
from tollbook.model.spans import OptionalSpan, Span

__all__ = [
    "Actor",
    "Claim",
    "Count",
    "Decision",
    "Explanation",
    "Means",
    "Option",
    "OptionalSpan",
    "Place",
    "Reading",
    "Report",
    "Source",
    "Span",
    "SpanMismatchError",
    "Time",
    "Victims",
    "in_force",
]
