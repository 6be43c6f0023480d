"""What is not accepted, with the reason that people are told."""

from __future__ import annotations

import re

#: Characters of a model's own words that are shown.
_SHOWN = 60


class DroppedError(Exception):
    """A claim that is not accepted; the message is the reason."""


def shown(words: str) -> str:
    """Return a model's words for a message: in quotes, in one line, cut, no control characters."""
    plain = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", words).strip()
    return f"“{plain[:_SHOWN]}{'…' if len(plain) > _SHOWN else ''}”"
