"""What a text says a place lies in or beside: "X in Y province", "X, Y", "X north of Y"."""

from __future__ import annotations

import re

from tollbook.places.entries import Entry, Mention
from tollbook.places.setting import Setting

_INSIDE = re.compile(
    r"(?:^\s*,\s*|,?\s+\(?(?:in|of)\s+(?:the\s+|\w+ern\s+|\w+\s+of\s+)*|\s*\()"
    r"(?:(?:the\s+)?\w+\s+of\s+)?$",
    re.IGNORECASE,
)

_BESIDE = re.compile(
    r"^\s*,?\s*(?:an? (?:\w+ )?(?:town|city|village) )?(?:just |to the )?"
    r"(?:near|outside|(?:north|south|east|west)[\w-]*(?: of)?)\s+"
    r"(?:the |second |main |\w+ (?:city|town|village) (?:of )?|(?:city|town|village) (?:of )?)*$",
    re.IGNORECASE,
)

#: Characters between a place and what holds it.
REACH = 60


def containers(mention: Mention, text: str, setting: Setting) -> tuple[Entry, ...]:
    """Return the entries that the words after a mention put it in, the nearest first.

    Units that share a name all stand for it: the mention lies in one of them. What a place is
    beside is a town. An anchor inside of the mention holds it: "factory in Y".
    """
    if mention.end is None:
        return ()
    found: list[Entry] = []
    end = mention.end
    for anchor in setting.anchors:
        if not -len(mention.exact) < anchor.span.start - end < REACH:
            continue
        between = text[end : anchor.span.start]
        if (mention.start or 0) < anchor.span.start < mention.end:
            inside = _INSIDE.search(text[mention.start : anchor.span.start])
            found += anchor.entries if inside else ()
        elif anchor.span.start >= end and _INSIDE.match(between):
            found += anchor.entries
            end = anchor.span.end
        elif anchor.span.start >= end and anchor.town and _BESIDE.match(between):
            found.append(anchor.town)
            end = anchor.span.end
    return tuple(found)
