"""What stands around a figure or a date and tells whether it is one."""

from __future__ import annotations

import re

#: What makes the figure before it a count of people or things, not a day or a year.
_COUNTED = re.compile(
    r"\s{1,8}(?:[a-z-]{1,20}\s{1,4})?(?i:people|persons?|men|women|children|kids|dead|killed|wounded"
    r"|injured|victims?|bodies|casualties|deaths?|civilians?|citizens?|residents?|villagers?"
    r"|families|refugees?|migrants?|prisoners?|detainees?|hostages?|soldiers?|troops|fighters?"
    r"|militants?|militiamen|rebels?|terrorists?|gunmen|insurgents?|guerrillas?|policemen|officers?"
    r"|members|workers?|students?|homes|houses|buildings|vehicles|tanks|bombs|rockets|shells"
    r"|missiles|strikes|raids|dollars|pounds|euros|kilomet(?:er|re)s?|km|met(?:er|re)s?|miles?"
    r"|tons?|tonnes|strong|others|rounds|times)\b"
)
#: A date inside the name of a movement, a brigade or a street is not a date.
_NAME_AFTER = re.compile(
    r"\s{1,3}(?:[A-Z]\w{1,20}\s{1,3})?(?i:movement|brigades?|battalions?|alliance|organi[sz]ation"
    r"|street|avenue|square|bridge|stadium|university|regiment|revolution)\b"
)
_CLOCK = re.compile(r"\s{1,8}(?:hours|hrs|gmt|utc|local|on\s{1,8}\d)", re.IGNORECASE)
#: Words that put the date behind them in the future, or at the end of a stated range.
_AHEAD = re.compile(
    r"(?:\b(?P<end>by|until|till)|\b(?:will|due|scheduled|planned|slated|postponed)\b"
    r"[^.!?\n]{0,40}\b(?:on|for|to|until))\s{1,8}(?:the\s{1,8})?\Z",
    re.IGNORECASE,
)
_FROM = re.compile(r"\bfrom\b[^.!?\n]{0,40}\Z", re.IGNORECASE)
#: "31 had died by Friday": what had happened by then is past.
_PAST = re.compile(
    r"\b(?:had|has|have|were|was)\b(?!\s{1,3}(?:to|until|till|by)\b|\s{0,3}\Z)(?![^.!?\n]*\b(?:will|would|shall|should|must|to\s{1,3}be|due"
    r"|expected|ordered|given|told|vowed|pledged|promised|asked|agreed|scheduled|planned)\b)"
    r"[^.!?\n]*\Z",
    re.IGNORECASE,
)
#: "By Friday, four had died."
_PAST_NEXT = re.compile(
    r"(?:(?!\b(?:will|would|must|should)\b)[^.!?\n]){0,60}?\bhad\b(?!\s{1,3}to\b)", re.IGNORECASE
)


def is_in_name(text: str, end: int) -> bool:
    """Tell whether the date that ends at `end` is part of a name ("the 17 May Brigade")."""
    return _NAME_AFTER.match(text, end) is not None


def is_ahead(text: str, start: int) -> bool:
    """Tell whether the words before `start` put its date in the future ("due on", "until").

    "From Friday until Monday" tells of a range, which may well be past.
    """
    cue = _AHEAD.search(text, max(0, start - 64), start)
    if cue is None or cue["end"] is None:
        return cue is not None
    if _PAST.search(text, max(0, cue.start() - 80), cue.start()) or _PAST_NEXT.match(text, start):
        return False
    return _FROM.search(text, max(0, cue.start() - 50), cue.start()) is None


def is_round(year: str) -> bool:
    """Tell whether a year's figures are as likely a round count ("2000", "1950")."""
    return year.endswith(("00", "50"))


def is_counted(text: str, end: int) -> bool:
    """Tell whether the figure that ends at `end` counts what follows ("2000 troops")."""
    return _COUNTED.match(text, end) is not None


def is_clock(text: str, end: int) -> bool:
    """Tell whether the four figures that end at `end` are an hour ("from 2000 on 12 May")."""
    return _CLOCK.match(text, end) is not None
