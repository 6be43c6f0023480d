"""When: time expressions, datelines, and the date that relative words hang on."""

from tollbook.times.anchor import Anchor, choose_anchor
from tollbook.times.dateline import Dateline, find_dateline
from tollbook.times.expressions import Days, TimeExpression, TimeKind
from tollbook.times.finder import find_times

__all__ = [
    "Anchor",
    "Dateline",
    "Days",
    "TimeExpression",
    "TimeKind",
    "choose_anchor",
    "find_dateline",
    "find_times",
]
