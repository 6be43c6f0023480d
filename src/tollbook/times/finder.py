"""All the time expressions of a text."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator

from tollbook.times.anaphora import antecedents, find_anaphors
from tollbook.times.combine import combine
from tollbook.times.dates import find_dates
from tollbook.times.days_of_month import find_days_of_month
from tollbook.times.drafts import Draft, read_draft, to_expression
from tollbook.times.durations import find_durations
from tollbook.times.expressions import TimeExpression
from tollbook.times.fractions import find_fractions
from tollbook.times.holy_days import find_holy_days
from tollbook.times.numeric import find_numeric
from tollbook.times.relative import find_relative
from tollbook.times.running import find_running
from tollbook.times.story import Story
from tollbook.times.units import find_units
from tollbook.times.weekdays import find_weekdays
from tollbook.times.windows import find_windows

_FINDERS: tuple[Callable[[str], Iterator[Draft]], ...] = (
    find_weekdays,
    find_dates,
    find_numeric,
    find_days_of_month,
    find_units,
    find_fractions,
    find_relative,
    find_windows,
    find_durations,
    find_running,
    find_holy_days,
    find_anaphors,
)


def find_times(text: str, anchor: dt.date | None) -> list[TimeExpression]:
    """Return the time expressions of `text`, in order, none overlapping another.

    `anchor` is the date of the report (see `choose_anchor`). Without it words that count from
    the report's date keep null dates and say `needs_anchor`; no machine's clock is ever read.
    The time taken is linear in the length of the text.
    """
    expressions: list[TimeExpression] = []
    story = Story(anchor)
    for draft in find_drafts(text):
        reading = story.read(draft)
        told = reading is not None
        if reading is None:
            reading = read_draft(draft, antecedents(expressions, draft.start), anchor)
        rule = f"{draft.rule}_of_story" if told else draft.rule
        time = to_expression(text, draft._replace(rule=rule), reading)
        story.follow(text, draft, time, told=told)
        expressions.append(time)
    return expressions


def find_drafts(text: str) -> list[Draft]:
    """Return the time expressions of `text` before any date of the report is known."""
    return combine(text, _longest(draft for find in _FINDERS for draft in find(text)))


def _longest(drafts: Iterable[Draft]) -> list[Draft]:
    """Return the drafts in order; of overlapping ones the first, and of those the longest."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda draft: (draft.start, -draft.end)):
        if not kept or draft.start >= kept[-1].end:
            kept.append(draft)
    return kept
