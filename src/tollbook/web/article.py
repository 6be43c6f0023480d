"""A report's text as HTML in which the words of every claim are marked, to the character.

Claims overlap, HTML elements may not: so the text is cut wherever a mark begins or ends, and
each segment names the claims that cover it. The text content of the HTML, the reference links
being empty, is exactly the report's text: offsets counted in the page hold in the store.
"""

from __future__ import annotations

import html
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from tollbook.model.vocabulary import Harm
from tollbook.tolls.statements import State


class Mark(NamedTuple):
    """The words of one claim: its evidence, and the count within it."""

    number: int
    evidence: tuple[int, int]
    figure: tuple[int, int]
    harm: Harm
    state: State
    label: str

    @property
    def live(self) -> bool:
        """Whether the claim stands, that is, was not rejected."""
        return self.state != "rejected"


class Segment(NamedTuple):
    """A stretch of text without a boundary in it, and the marks whose words it belongs to."""

    start: int
    end: int
    evidence: tuple[Mark, ...]
    counts: tuple[Mark, ...]


class Paragraph(NamedTuple):
    """One line of the text, with its line break, as HTML."""

    start: int
    end: int
    html: SafeString


def segments(
    text: str, marks: Iterable[Mark], begin: int = 0, stop: int | None = None
) -> Iterator[Segment]:
    """Cut `text`, or the lines from `begin` to `stop`, at each boundary of a mark and each break.

    Takes time in proportion to the text and to the overlaps of the marks.
    """
    stop = len(text) if stop is None else stop
    opening: dict[int, list[tuple[str, Mark]]] = defaultdict(list)
    closing: dict[int, list[tuple[str, Mark]]] = defaultdict(list)
    for mark in marks:
        for role, (start, end) in (("evidence", mark.evidence), ("count", mark.figure)):
            opening[start].append((role, mark))
            closing[end].append((role, mark))
    inner = {edge for edge in (*opening, *closing) if begin < edge < stop}
    edges = sorted({begin, stop, *inner, *_line_ends(text, begin, stop)})
    before = (mark for at, marks_ in opening.items() if at < begin for mark in marks_)
    active = {
        (role, mark): None
        for role, mark in before
        if (mark.evidence if role == "evidence" else mark.figure)[1] > begin
    }
    for start, end in pairwise(edges):
        for key in closing[start]:
            active.pop(key, None)
        active.update(dict.fromkeys(opening[start]))
        yield Segment(start, end, _of(active, "evidence"), _of(active, "count"))


def _line_ends(text: str, begin: int, stop: int) -> Iterator[int]:
    """Yield the offset after every line break."""
    at = text.find("\n", begin, stop)
    while at >= 0:
        yield at + 1
        at = text.find("\n", at + 1, stop)


def _of(active: Iterable[tuple[str, Mark]], role: str) -> tuple[Mark, ...]:
    """Return the marks active in `role`."""
    return tuple(mark for kind, mark in active if kind == role)


def paragraphs(
    text: str, marks: Iterable[Mark], begin: int = 0, stop: int | None = None
) -> Iterator[Paragraph]:
    """Yield the lines of `text` as HTML paragraphs, each direction found by its own words.

    `begin` and `stop` are ends of lines, between which alone they are wanted.
    """
    start, parts = begin, list[str]()
    stop = len(text) if stop is None else stop
    for segment in segments(text, marks, begin, stop):
        parts.append(_segment_html(text, segment))
        if text[segment.end - 1] == "\n" or segment.end == stop:
            yield Paragraph(start, segment.end, _paragraph_html(start, "".join(parts)))
            start, parts = segment.end, []


def _paragraph_html(start: int, inner: str) -> SafeString:
    """Return one paragraph; it can be found, and replaced, by its offset."""
    blank = "" if inner.strip() else ' class="blank"'
    return mark_safe(f'<p id="p{start}" data-start="{start}" dir="auto"{blank}>{inner}</p>')  # noqa: S308


def _segment_html(text: str, segment: Segment) -> str:
    """Return one segment, with a reference before the first character of each count."""
    refs = "".join(_ref(mark) for mark in segment.counts if mark.figure[0] == segment.start)
    words = _escape(text[segment.start : segment.end])
    if not segment.evidence and not segment.counts:
        return words
    return f"{refs}<mark {_attributes(segment)}>{words}</mark>"


def _attributes(segment: Segment) -> str:
    """Return the attributes that name a segment's claims and how they look."""
    marks = (*segment.counts, *segment.evidence)
    looks = ["live" if any(mark.live for mark in marks) else "rejected"]
    if any(mark.state == "extracted" for mark in marks):
        looks.append("extracted")
    if segment.counts:
        first = next((mark for mark in segment.counts if mark.live), segment.counts[0])
        looks += ["count", f"harm-{first.harm}"]
        if not first.live:
            looks.append("count-rejected")
    named = f'class="{" ".join(looks)}" data-evidence="{_numbers(segment.evidence)}"'
    return f'{named} data-count="{_numbers(segment.counts)}"' if segment.counts else named


def _numbers(marks: Iterable[Mark]) -> str:
    """Return the numbers of some marks, in order, separated by spaces."""
    return " ".join(str(number) for number in sorted({mark.number for mark in marks}))


def _ref(mark: Mark) -> str:
    """Return the link from the text to a claim: empty, its number is drawn by the style sheet."""
    return (
        f'<a class="ref {mark.state} harm-{mark.harm}" id="at{mark.number}"'
        f' href="#claim{mark.number}" data-number="{mark.number}"'
        f' aria-label="{html.escape(mark.label)}"></a>'
    )


#: What HTML would drop or change: NUL is lost, a bare CR becomes a line feed, and a lone
#: surrogate cannot be sent. Each is shown as one character, so that offsets hold.
_UNSENDABLE = {0: "\ufffd", **dict.fromkeys(range(0xD800, 0xE000), "\ufffd")}


def _escape(words: str) -> str:
    """Return words as HTML that has one character for each of theirs."""
    return html.escape(words.translate(_UNSENDABLE)).replace("\r", "&#13;")
