"""Agency credits: the words that tell where a report came from, and claim nothing.

A credit stands in one of two places: in the head, before the dash that opens the report
("BEIRUT (Reuters) -"), or at the end, as a line, in brackets, or as a fragment after the last
sentence ("Morning Post, Agencies"). At the end a fragment counts as a credit only where it is
made of names alone and one of them is a known agency or a word for agencies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tollbook.model.spans import Span, span_at

#: News agencies by the names and initials under which reports credit them, in lower case.
AGENCIES = frozenset(
    """aa|aap|afp|agence france-presse|agence france presse|agerpres|agi|aki|al jazeera|aljazeera
    |ana|anadolu|ani|anp|ansa|antara|ap|apa|app|aps|associated press|ats|azertac|bbc|bbc news|belga
    |belta|bernama|bloomberg|bna|bss|bta|canadian press|cnn|ctk|deutsche presse-agentur|dpa|efe|ena
    |fars|fena|gna|hina|ians|interfax|interfax-ukraine|irin|irna|isna|itar-tass|jiji|kcna|kuna
    |kyodo|lusa|map|mehr|mena|mti|nan|nina|nna|notimex|ntb|ona|pa|pa media|pan|pana|panapress|pap
    |petra|prensa latina|press association|pti|qna|reuters|rfe/rl|ria|ria novosti|ritzau|saba|sana
    |sapa|spa|sputnik|srna|stt|tanjug|tap|tas|tasnim|tass|telam|thomson reuters|ukrinform|unb|uni
    |unian|united press international|upi|voa|wafa|wam|xinhua|yonhap""".replace("\n    ", "").split(
        "|"
    )
)
_AGENCY_WORDS = re.compile(
    r"\b(agency|agencies|agencia|agencias|agence|newswires?|wires|wire (services?|reports)"
    r"|news services?)$",
    re.IGNORECASE,
)
_STAFF = re.compile(
    r"(our )?(own )?(staff|correspondents?|bureau|web ?desk|news desk)( writers?| reporters?)?",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"[\s*~—–-]*(?:(?:sources?|credits?|via|from|copyright|©|\(c\)|with|by)\b[\s:©]*|©\s*)?"
    r"(?:(?:and\s+|with\s+)?(?:additional\s+)?(?:inputs?|reporting|reports?|material|files)"
    r"\s+(?:from|by)\s+)?(?:(?:19|20)\d\d\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_SEPARATOR = re.compile(r"\s*(?:[,;/&+|]|\s(?:and|with)\s(?:the\s)?|\s[–—-]+\s)\s*", re.IGNORECASE)
_CAPITALISED = re.compile(r"[A-Z\u00c0-\u00de\d][\w.'’/-]*")
_SMALL_WORDS = frozenset(
    [
        "al",
        "el",
        "de",
        "del",
        "la",
        "of",
        "the",
        "for",
        "news",
        "press",
        "wire",
        "international",
        "local",
        "other",
        "foreign",
    ]
)
_LONGEST_CREDIT, _LONGEST_NAME = 100, 6
_TAIL_LINES = 8

_HEAD_BRACKETS = re.compile(
    r"\s*(?P<place>[^()\[\]\n]{0,80}?)[(\[](?P<name>[^()\[\]\n]{2,60})[)\]]\s*(?P<dash>[-–—:]*)"
)
_HEAD_ALONE = re.compile(r"\s*(?P<name>[^()\[\]\n]{2,60}?)(?:\s[-–]+\s|\s?[—:]\s|\n)")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_LABELLED = re.compile(
    r"(?:[(\[]\s*(?:sources?|credits?)\s*:\s*([^()\[\]\n]{2,60})[)\]]"
    r"|\b(?:sources?|credits?):\s*([^()\[\]\n]{2,60})$)",
    re.IGNORECASE,
)
_CLOSING_BRACKETS = re.compile(r"[(\[]([^()\[\]\n]{2,100})[)\]]\s*\.?\s*$")


def find_credit(text: str) -> tuple[Span, ...]:
    """Return the names that `text` credits itself to, in the order of the text.

    One span a name: "Morning Post, Agencies" gives two.
    """
    found = {span.start: span for span in (*_head_credit(text), *_tail_credit(text))}
    return tuple(found[start] for start in sorted(found))


def _head_credit(text: str) -> list[Span]:
    """Return the names before the dash that opens the report."""
    match = _HEAD_BRACKETS.match(text)
    if match and _opens_report(match):
        return _names(text, match.start("name"), match.end("name"), need_agency=False)
    match = _HEAD_ALONE.match(text)
    return _names(text, match.start("name"), match.end("name")) if match else []


def _opens_report(match: re.Match[str]) -> bool:
    """Tell a dateline's brackets from those of a first sentence: "The Red Crescent (SARC) -"."""
    if _is_agency(match["name"].strip()):
        return True
    place = match["place"].strip()
    is_dateline = not place or place.split(",")[0].isupper()
    return bool(match["dash"]) and is_dateline


def _tail_credit(text: str) -> list[Span]:
    """Return the names credited after the last sentence, looking past the page's leavings."""
    lines = _last_lines(text)
    for index, (start, end) in enumerate(lines):
        names = _line_credit(text, start, end)
        if names:
            known = {name.exact for name in names}
            return names + [
                span_at(text, *line) for line in lines[:index] if text[slice(*line)] in known
            ]
        if _SENTENCE_END.search(text, start, end):
            break
    return []


def _last_lines(text: str) -> list[tuple[int, int]]:
    """Return the bounds of the last lines that are not blank, last first, without white space."""
    lines: list[tuple[int, int]] = []
    end = len(text)
    while end > 0 and len(lines) < _TAIL_LINES:
        start = text.rfind("\n", 0, end) + 1
        line = text[start:end]
        if line.strip():
            first = start + len(line) - len(line.lstrip())
            lines.append((first, start + len(line.rstrip())))
        end = start - 1
    return lines


def _line_credit(text: str, start: int, end: int) -> list[Span]:
    """Return the names credited by a whole line, its closing brackets or its last fragment."""
    tail = max(start, end - _LONGEST_CREDIT)
    labelled = _LABELLED.search(text, tail, end)
    if labelled:
        return _names(text, *labelled.span(labelled.lastindex or 0), need_agency=False)
    brackets = _CLOSING_BRACKETS.search(text, tail, end)
    if brackets:
        return _names(text, *brackets.span(1))
    breaks = [match.end() for match in _SENTENCE_END.finditer(text, tail, end)]
    starts = [start, *breaks] if tail == start else breaks
    return next((names for at in starts if (names := _names(text, at, end))), [])


def _names(text: str, start: int, end: int, *, need_agency: bool = True) -> list[Span]:
    """Return the names in `text[start:end]` if it is made of nothing else, else none."""
    if end - start > _LONGEST_CREDIT:
        return []
    lead_in = _LEAD_IN.match(text, start, end)
    pieces = list(_pieces(text, lead_in.end() if lead_in else start, end))
    if not pieces or not all(_is_name(piece.exact) for piece in pieces):
        return []
    if need_agency and not any(_is_agency(piece.exact) for piece in pieces):
        return []
    return pieces


def _pieces(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield what stands between the separators of a credit, without full stops around it."""
    bounds = [match.span() for match in _SEPARATOR.finditer(text, start, end)]
    edges = [start, *(edge for bound in bounds for edge in bound), end]
    for first, last in zip(edges[::2], edges[1::2], strict=True):
        piece = text[first:last]
        left = len(piece) - len(piece.lstrip(" .\t"))
        right = len(piece.rstrip(" .\t\r"))
        if left < right:
            yield span_at(text, first + left, first + right)


def _is_name(piece: str) -> bool:
    """Tell whether a piece has the shape of a name rather than of a sentence."""
    if _is_agency(piece) or _STAFF.fullmatch(piece):
        return True
    return piece[:1].isupper() and _are_name_words(piece.split())


def _is_agency(piece: str) -> bool:
    """Tell whether a piece is a known agency or a name that ends in a word for agencies."""
    known = piece.casefold().removeprefix("the ")
    if known in AGENCIES:
        return True
    words = _AGENCY_WORDS.search(piece)
    return words is not None and _are_name_words(piece[: words.start()].split())


def _are_name_words(words: list[str]) -> bool:
    return len(words) <= _LONGEST_NAME and all(
        _CAPITALISED.fullmatch(word) or word in _SMALL_WORDS for word in words
    )
