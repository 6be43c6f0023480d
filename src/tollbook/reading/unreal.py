"""Who was not harmed: people whom a sentence only imagines so, and those who only live there."""

from __future__ import annotations

import re

from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft

#: How many characters a verb of harm may stand from its count.
REACH = 40
_HARMING = r"(?:kill|wound|injure|displace|maim|murder|massacre|harm)"
#: "may lose" is said of the wounded and "would die" of those who did, in stories told backwards.
_IMAGINED = re.compile(
    rf"\b(?:would|could|might|will)\s+(?:\w+ly\s+|also\s+|easily\s+)?(?:{_HARMING})\b|"
    r"\b(?:could|might)\s+(?:\w+ly\s+|also\s+)?(?:die|perish|be killed)\b|"
    r"\b(?:plan|plans|planned|plot|plots|plotted|conspired|vow|vowed|threat|threatened|threatening"
    rf"|tried|attempted|attempts?)\s+to\s+(?:{_HARMING}|execute|assassinate|behead)\b",
    re.IGNORECASE,
)
_HOME = re.compile(
    r"\b(?:home to|population of|inhabited by|populated by)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
#: What rules take for a name of something (a plate, a road, a 9th case) counts people only where
#: the network is this sure.
SURE = 0.75
_NAME = re.compile(r"(?:plates?|phone|telephone|road|highway|route)\b[^.;\d]{0,30}$", re.IGNORECASE)
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
#: A sentence breaks off, or tells of harm that was done: "tried to kill him but killed two guards".
_BREAK = re.compile(r"[.;:,\n\"“”]|\b(?:kill|wound|injur|left|died|dead)", re.IGNORECASE)


def is_unharmed(context: Context, draft: Draft) -> bool:
    """Tell whether the people that a count is of were not harmed, whatever stands around it."""
    before = context.text[max(0, draft.start - REACH) : draft.start]
    if draft.chance < SURE and (_NAME.search(before) or _ORDINAL.match(context.text, draft.end)):
        return True
    home = _HOME.search(context.text, max(0, draft.start - REACH), draft.start)
    return home is not None or is_imagined(context, draft)


def is_imagined(context: Context, draft: Draft) -> bool:
    """Tell whether a count is of people whom a sentence only imagines to be harmed.

    That is, whether its verb of harm is one: "would kill two million", "thousands could die",
    "a plan to kill three".
    """
    text = context.text
    for match in _IMAGINED.finditer(text, max(0, draft.start - REACH), draft.end + REACH):
        between = text[min(match.end(), draft.end) : max(match.start(), draft.start)]
        if not _BREAK.search(between):
            return True
    return False
