"""Delimited tables with a header: rows as dicts, with their line numbers."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence

from tollbook.gazetteer.readers.lines import RowError

Row = dict[str, str]


class _Numbered:
    """Lines for the csv module that remember the number of the last one."""

    def __init__(self, lines: Iterable[tuple[int, str]]) -> None:
        self._lines = iter(lines)
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        for number, text in self._lines:
            self.number = number
            yield text + "\n"


def delimiter_of(header: str) -> str:
    """Return the character that separates the columns of a header."""
    return max("\t,;", key=header.count)


def _cells(lines: Iterable[str], delimiter: str) -> Iterator[list[str]]:
    if delimiter == "\t":
        return csv.reader(lines, delimiter=delimiter, quoting=csv.QUOTE_NONE)
    return csv.reader(lines, delimiter=delimiter)


def read_table(lines: Iterable[tuple[int, str]]) -> Iterator[tuple[int, Row]]:
    """Yield (line, row) of a table; columns are named as in its header, stripped.

    Raises RowError for a row with another number of columns.
    """
    numbered = _Numbered(lines)
    source = iter(numbered)
    header = next(source, "")
    delimiter = delimiter_of(header)
    columns = [column.strip() for column in next(_cells([header], delimiter), [])]
    for cells in _cells(source, delimiter):
        if len(cells) != len(columns):
            problem = f"has {len(cells)} columns where the header has {len(columns)}"
            raise RowError(numbered.number, problem)
        yield numbered.number, dict(zip(columns, (cell.strip() for cell in cells), strict=True))


def number_in(line: int, row: Row, column: str) -> float | None:
    """Return the number in a column, null when it is empty."""
    text = row.get(column, "")
    if not text:
        return None
    try:
        return float(text)
    except ValueError:
        raise RowError(line, f"{column} is not a number: {text!r}") from None


def require(line: int, columns: Iterable[str], needed: Sequence[str], layout: str) -> None:
    """Raise RowError unless every needed column is there."""
    missing = [name for name in needed if name not in set(columns)]
    if missing:
        raise RowError(line, f"{layout} needs the columns {', '.join(missing)}")
