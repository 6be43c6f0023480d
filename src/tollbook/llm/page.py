"""A report as its claims are checked against it: its text, and what our own rules find in it."""

from __future__ import annotations

from dataclasses import dataclass

from tollbook.model import Report
from tollbook.reading.quantities import Quantity, find_quantities
from tollbook.times import TimeExpression, find_times


@dataclass(frozen=True, slots=True)
class Page:
    """A report's text with the quantities and times that Tollbook's own rules find in it.

    The rules are English: of a report in another language they are asked only about figures and
    dates without letters.
    """

    text: str
    english: bool
    quantities: tuple[Quantity, ...]
    times: tuple[TimeExpression, ...]


def page_of(report: Report) -> Page:
    """Return the page of a report; one whose language is not known is read as English."""
    english = report.language in {None, "en"}
    times = find_times(report.text, report.published)
    if not english:
        times = [time for time in times if not any(char.isalpha() for char in time.exact)]
        return Page(report.text, english, (), tuple(times))
    # A duration may hold a count ("five days, 20 dead"); a date is none.
    dated = [(time.start, time.end) for time in times if time.kind != "duration"]
    return Page(report.text, english, tuple(find_quantities(report.text, dated)), tuple(times))
