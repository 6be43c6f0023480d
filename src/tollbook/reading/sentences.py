"""Sentences, found by rule before any parse: only those that can hold a claim are parsed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

#: Longer stretches without a full stop are cut at white space: a parse is not linear in length.
LONGEST = 700

_ABBREVIATION = (
    r"(?:\b(?i:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Cpl|Pvt|Adm|Gov|Sen|Rep|Rev|Hon|St|Prof|Jr|Sr|"
    r"No|vs|Inc|Co|Corp|Ltd|Brig|Cmdr|Insp|Supt|Ft|Mt|approx|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|"
    r"Sept|Oct|Nov|Dec|Mon|Tue|Wed|Thu|Fri|Sat|Sun)|\b[A-Z]|\b[A-Z]\.[A-Z])"
)
_STOP = re.compile(
    rf"(?P<abbreviation>{_ABBREVIATION})?[.!?؟]+[\"'”’)\]]*(?P<gap>\s+)(?=[\"'“‘(\[]*[A-Z0-9])",
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
#: A full date printed between a headline and the text that follows it without a full stop.
_PRINTED_DATE = re.compile(
    rf"(?:\d{{1,2}} {_MONTH}|{_MONTH} \d{{1,2}}),? \d{{4}}(?: at \d{{3,4}})?"
    r"(?P<gap>\s+)(?=[A-Z\"“])"
)
#: What a wire prints before its first sentence: "BEIRUT, 3 May (Agency) --", "[TEXT]".
_DATELINE = re.compile(r"(?:\s--|\s[–—]|\)\s?[-–—])(?P<gap>\s+)(?:\[\w[\w ]*\]\s*)*|\[TEXT\]\s*")
#: How far into a text a printed date can end its headline.
HEAD = 400
_PARAGRAPH = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)+\s*")
_LINE = re.compile(r"[^\S\n]*\n[^\S\n]*")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of `text` as half-open offsets, in order, without outer white space."""
    cuts = {0, len(text)}
    cuts.update(match.end() for match in _breaks(text))
    spans: list[tuple[int, int]] = []
    for start, end in pairwise(sorted(cuts)):
        inner = text[start:end].strip()
        if inner:
            first = start + text[start:end].index(inner[0])
            spans.extend(_pieces(text, first, first + len(inner)))
    return spans


def _breaks(text: str) -> Iterator[re.Match[str]]:
    """Yield the matches after which a sentence begins."""
    yield from _PARAGRAPH.finditer(text)
    if not _is_wrapped(text):
        yield from _LINE.finditer(text)
    yield from _DATELINE.finditer(text, 0, HEAD)
    yield from _PRINTED_DATE.finditer(text, 0, HEAD)
    for stop in _STOP.finditer(text):
        if not stop["abbreviation"]:
            yield stop


def _is_wrapped(text: str) -> bool:
    """Tell whether lines are broken by width, so that a line's end is no sentence's end."""
    lines = [line.rstrip() for line in text.split("\n") if line.strip()]
    if len(lines) < 4 or max(map(len, lines)) > 110:
        return False
    open_ended = sum(line[-1] not in ".!?:\"”'" for line in lines)
    return open_ended >= 0.5 * len(lines)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut an overlong sentence at white space into pieces of at most LONGEST characters."""
    while end - start > LONGEST:
        cut = text.rfind(" ", start + LONGEST // 2, start + LONGEST)
        cut = cut if cut > start else start + LONGEST
        yield start, cut
        start = cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end
