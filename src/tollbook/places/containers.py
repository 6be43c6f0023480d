"""What a text says a place lies in: "X in Y province", "X, Y"."""

from __future__ import annotations

import re

from tollbook.places.entries import Entry, Mention
from tollbook.places.setting import Setting

_INSIDE = re.compile(
    r"^(?:\s*,\s*|\s+\(?(?:in|of)\s+(?:the\s+|\w+ern\s+|\w+\s+of\s+)*|\s*\()"
    r"(?:(?:the\s+)?\w+\s+of\s+)?$",
    re.IGNORECASE,
)


def containers(mention: Mention, text: str, setting: Setting) -> tuple[Entry, ...]:
    """Return the entries that the words after a mention put it in, the nearest first.

    Units that share a name all stand for it: the mention lies in one of them.
    """
    if mention.end is None:
        return ()
    found: list[Entry] = []
    end = mention.end
    for anchor in setting.anchors:
        if anchor.span.start >= end and _INSIDE.match(text[end : anchor.span.start]):
            found += anchor.entries
            end = anchor.span.end
    return tuple(found)
