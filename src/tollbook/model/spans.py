"""Spans: half-open ranges of Unicode code points with the words they cover."""

from __future__ import annotations

import msgspec


class Span(msgspec.Struct, frozen=True, kw_only=True):
    """Words of a report's stored text; `exact` is always `text[start:end]`."""

    start: int
    end: int
    exact: str


class OptionalSpan(msgspec.Struct, frozen=True, kw_only=True):
    """A span that may be absent: a fact stated without words of its own."""

    start: int | None = None
    end: int | None = None
    exact: str | None = None


def span_at(text: str, start: int, end: int) -> Span:
    """Return the span of `text` from `start` to `end`."""
    return Span(start=start, end=end, exact=text[start:end])


def is_grounded(text: str, span: Span | OptionalSpan) -> bool:
    """Tell whether a span is the text at its offsets; an absent span is."""
    if span.start is None or span.end is None:
        return span.start is None and span.end is None and span.exact is None
    return 0 <= span.start < span.end <= len(text) and text[span.start : span.end] == span.exact
