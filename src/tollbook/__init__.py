"""Tollbook: news reports into a defensible casualty record.

`tollbook.read(text, published="2019-12-17")` returns the claims of one report.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

from tollbook.version import __version__

if TYPE_CHECKING:
    from tollbook.api import read, read_report, read_reports

__all__ = ["__version__", "read", "read_report", "read_reports"]


def __getattr__(name: str) -> object:
    """Import the library's functions at their first use, so that `import tollbook` is quick."""
    if name in __all__:
        return getattr(importlib.import_module("tollbook.api"), name)
    msg = f"module {__name__!r} has no attribute {name!r}"
    raise AttributeError(msg)
