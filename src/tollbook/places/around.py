"""Read the words around a mention: type words, directions, the list it stands in."""

from __future__ import annotations

import re

import msgspec

from tollbook.places.entries import Mention
from tollbook.places.phrases import TYPE_WORDS, UNITS, Phrase, parse

#: Characters before and after a mention that may hold its type word.
REACH = 120
_TYPE = "|".join(re.escape(word) for word in sorted(TYPE_WORDS, key=len, reverse=True))
#: A word of a list of names; wire copies lose the commas between them.
_LISTED = r"(?:and|(?:al|el|an|as|ash|ar|ad|at|az|ez)[ -][\w'’`-]+|[^\W\d_a-z][\w'’`-]*)"
_TYPE_BEFORE = re.compile(
    rf"(?<!\w)({_TYPE})\s+(?:(?:of|named|called)\s+)?(?:the\s+)?$", re.IGNORECASE
)
_LIST_BEFORE = re.compile(rf"(?<!\w)({_TYPE})\s+of\s+(?:the\s+)?(?:{_LISTED}[\s,]+)+$")
_TYPE_AFTER = re.compile(rf"^(?:['’]s)?[ -]({_TYPE})(?!\w)", re.IGNORECASE)
_AREA_AFTER = re.compile(
    r"^(?:['’]s)?[ -](?:\w+ern )?"
    r"(?:countryside|suburbs|outskirts|region|area|(?:battle)?fronts?|frontlines?)\b",
    re.IGNORECASE,
)
_NEAR_BEFORE = re.compile(
    r"\b(?:near|close to|outside|(?:outskirts|countryside) of|"
    r"(?:km|kilomet\w+|miles) (?:\w+ )?(?:of|from)|(?:north|south|east|west)\w* of)\s+"
    r"(?:the\s+)?(?:(?:town|city|village) of\s+)?$",
    re.IGNORECASE,
)
_RURAL_BEFORE = re.compile(r"\b(?:rural|countryside of)\s+(?:the\s+)?$", re.IGNORECASE)
_RURAL_AFTER = re.compile(r"^(?:['’]s)?[ -](?:\w+ern )?countryside\b", re.IGNORECASE)
_SIDE_BEFORE = re.compile(
    r"\b((?:north|south)?-?(?:east|west)|north|south)(?:ern)?\s+(?:the\s+)?$", re.IGNORECASE
)


def phrase_at(mention: Mention, text: str) -> Phrase:
    """Return the phrase of a mention, completed by the words that stand around it."""
    phrase = parse(mention.exact)
    if mention.start is None or mention.end is None:
        return phrase
    before = text[max(0, mention.start - REACH) : mention.start]
    after = text[mention.end : mention.end + REACH]
    typed = _TYPE_AFTER.match(after) or _TYPE_BEFORE.search(before) or _LIST_BEFORE.search(before)
    side = _SIDE_BEFORE.search(before)
    rural = phrase.rural or bool(_RURAL_BEFORE.search(before) or _RURAL_AFTER.match(after))
    coarsest = phrase.coarsest
    if coarsest is None and (_AREA_AFTER.match(after) or side):
        coarsest = "area"
    elif coarsest is None and _NEAR_BEFORE.search(before):
        coarsest = "near_place"
    levels = phrase.levels or (TYPE_WORDS[typed.group(1).lower()] if typed else ())
    return msgspec.structs.replace(
        phrase,
        levels=levels or (UNITS if rural else ()),
        direction=phrase.direction or (side.group(1).lower().replace("-", "") if side else None),
        coarsest=coarsest,
        rural=rural,
    )
