"""Readings shown: on a terminal, in a notebook, as JSON, CSV or a DataFrame."""

from tollbook.display.view import ReadingView

__all__ = ["ReadingView"]
