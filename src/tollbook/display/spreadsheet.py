"""Lines of CSV that a spreadsheet opens safely."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tollbook.display.rows import Cell

#: What a spreadsheet takes for a formula; a quote before it keeps a report's words mere words.
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def csv_line(cells: Iterable[Cell]) -> bytes:
    """Return one line in UTF-8; words that would run as a formula get an apostrophe before them."""
    line = io.StringIO()
    csv.writer(line).writerow(_safe(cells))
    return line.getvalue().encode()


def _safe(cells: Iterable[Cell]) -> Iterator[Cell]:
    for cell in cells:
        risky = isinstance(cell, str) and cell.startswith(_FORMULA_STARTS)
        yield f"'{cell}" if risky else cell
