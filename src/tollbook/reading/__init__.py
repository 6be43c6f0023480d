"""From a report's text to its claims: one small module for each question about a claim."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tollbook.reading.reader import EnglishReader, Explaining, Reader

__all__ = ["EnglishReader", "Explaining", "Reader"]


def __getattr__(name: str) -> object:
    """Import the reader at its first use: what only looks for credits needs no network."""
    if name in __all__:
        return getattr(importlib.import_module("tollbook.reading.reader"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
