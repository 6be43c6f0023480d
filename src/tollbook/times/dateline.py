"""The date, and the place, that a report prints in its head."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from tollbook.model import Span
from tollbook.model.spans import span_at
from tollbook.times.drafts import Draft, Reading
from tollbook.times.finder import find_drafts

#: A dateline stands within so many characters of the start of a report.
_HEAD = 250
_DATE_RULES = frozenset({"date", "figures", "weekday_date"})
_PUBLISHED = re.compile(
    r"(?<!\()\b(?:published|posted|(?:last\s{1,3})?updated|issued|released|filed|date(?:\s{1,3}of"
    r"\s{1,3}\w{1,15})?)\s{0,3}:?\s{0,3}(?:on|at)?\s{0,3}:?\s{0,3}\Z",
    re.IGNORECASE,
)
#: An agency's credit just before the date, as it closes many headlines.
_AGENCY = re.compile(
    r"\b(?:AFP|AP|Reuters|REUTERS|UPI|dpa|DPA|EFE|ANSA|Xinhua|TASS|Interfax|Anadolu|IRNA|SANA)"
    r"[\s(–—-]{1,4}\Z"
)
#: Words that make a date the time of something told.
_GOVERNED = re.compile(
    r"\b(?:on|in|of|since|from|until|till|by|before|after|between|to|the|an?|and|during|dated|for"
    r"|through|around|about|born|died|killed|dead|wounded|happened|occurred)[\s,]{1,8}\Z",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]]{0,2}\s{1,8}(?=[\"'“‘(\[]?[A-Z\d])|\n")
_OPENING = re.compile(r"[\s(\[\"'“‘]{1,80}")
#: Prose goes on in lower case, or the date ends its sentence.
_PROSE_NEXT = re.compile(
    r"\s{0,3},?\s{0,8}(?!at\s{1,3}\d|by\s{1,3}[A-Z]|updated|gmt|utc)[a-z]|\s{0,2}[.;!?](?:\s|\Z)"
)
_NAME = r"[^\W\d_a-z][\w.'’-]{1,24}"
_PLACE = rf"(?P<place>{_NAME}(?:\s{{1,3}}{_NAME}){{0,3}})"
#: "SAN SALVADOR, 3 JAN 90", "Beirut (Reuters) - Dec 17, 2019".
_PLACE_BEFORE = re.compile(
    rf"(?:{_PLACE}\s{{0,3}}(?:\([^()\n]{{1,40}}\)\s{{0,3}})?[,:–—-]{{1,2}}\s{{0,3}})?\Z"
)
#: "3 June 2016, Aleppo, SANA -".
_PLACE_AFTER = re.compile(
    rf"[\s,–—-]{{1,4}}{_PLACE}\s{{0,2}}(?:,\s{{0,3}}|\s)\(?[A-Z][A-Za-z]{{2,9}}\)?\s{{0,3}}[–—-]"
)


class Dateline(msgspec.Struct, frozen=True, kw_only=True):
    """A full date printed in a report's head, and the place printed beside it, if any.

    Where the figures allow two readings `candidates` has both, and `date` is the usual one
    ("03-04-2016", the day first) or null ("03/04/2016").
    """

    span: Span
    date: dt.date | None
    candidates: tuple[dt.date, ...] = ()
    place: Span | None = None


def find_dateline(text: str) -> Dateline | None:
    """Return the dateline of `text`: the first full date in its head that dates no event.

    The head is the first 250 characters. A date is an event's where a preposition, an article
    or a verb governs it, or where prose runs on behind it; after the first sentence only a date
    that begins a line or a sentence, or that says it is of publication, is taken.
    """
    for draft in find_drafts(text[: 2 * _HEAD]):
        reading = draft.meaning(None)
        full = draft.rule in _DATE_RULES and (reading.first or reading.candidates)
        if full and draft.start < _HEAD and _is_dateline(text, draft):
            return _dateline(text, draft, reading)
    return None


def _dateline(text: str, draft: Draft, reading: Reading) -> Dateline:
    return Dateline(
        span=span_at(text, draft.start, draft.end),
        date=reading.first,
        candidates=tuple(first for first, _ in reading.candidates),
        place=_place(text, draft),
    )


def _is_dateline(text: str, draft: Draft) -> bool:
    before = text[: draft.start]
    if _PUBLISHED.search(before) or _AGENCY.search(before):
        return True
    if _GOVERNED.search(before):
        return False
    start = _statement_start(text, draft.start)
    if _PLACE_BEFORE.fullmatch(text, start, draft.start):
        return draft.start <= 1 or _PROSE_NEXT.match(text, draft.end) is None
    if _SENTENCE_END.search(before) or text[:_HEAD].isupper():
        return False
    return _PROSE_NEXT.match(text, draft.end) is None


def _statement_start(text: str, end: int) -> int:
    """Return where the line or the sentence that holds the words before `end` starts."""
    starts = [match.end() for match in _SENTENCE_END.finditer(text, 0, end)]
    start = starts[-1] if starts else 0
    opening = _OPENING.match(text, start, end)
    return opening.end() if opening else start


def _place(text: str, draft: Draft) -> Span | None:
    before = _PLACE_BEFORE.fullmatch(text, _statement_start(text, draft.start), draft.start)
    for match in (before, _PLACE_AFTER.match(text, draft.end)):
        if match is not None and match["place"]:
            return span_at(text, *match.span("place"))
    return None
