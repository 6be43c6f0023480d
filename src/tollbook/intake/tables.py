"""Tables of incidents that teams keep already: CSV and XLSX files as rows of words."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from typing import TypeAlias

import msgspec
import openpyxl
from openpyxl.cell.read_only import EmptyCell, ReadOnlyCell
from openpyxl.formula.tokenizer import TokenizerError
from openpyxl.utils.exceptions import InvalidFileException

from tollbook.errors import BadInputError

#: No team has so many rows in one sheet; a file that has them is not what it says.
MOST_ROWS = 200_000
_ZIP = b"PK\x03\x04"
_Cell: TypeAlias = ReadOnlyCell | EmptyCell
#: The words of a row; None is a formula whose result is not in the file.
_Words = tuple[str | None, ...]
#: What openpyxl raises where the parts of a file are cut off or spoilt; that its XML does not
#: parse is a SyntaxError.
_SPOILT = (
    InvalidFileException, TokenizerError, zipfile.BadZipFile, zlib.error, EOFError, SyntaxError,
    KeyError, IndexError, ValueError, TypeError,
)  # fmt: skip


class Table(msgspec.Struct, frozen=True, kw_only=True):
    """The columns of a sheet and its rows, each with its number as a spreadsheet shows it.

    `unreckoned` are the cells, by row and column, that hold a formula whose result is not in the
    file: what they say is not known, which is not that they are blank.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    unreckoned: frozenset[tuple[int, str]] = frozenset()


def read_table(source: str, content: bytes) -> Table:
    """Read the first sheet of an XLSX file, or a CSV file in UTF-8; blank rows are left out.

    Raises BadInputError, naming the file and the row, for what is neither, has no header, two
    columns of one name, or a row longer than the header.
    """
    rows = _sheet(source, content) if content.startswith(_ZIP) else _lines(source, content)
    numbered = [(n, cells) for n, cells in enumerate(rows, 1) if any(c != "" for c in cells)]
    if not numbered:
        raise BadInputError(source, "is empty.")
    if len(numbered) > MOST_ROWS:
        raise BadInputError(source, f"has more than {MOST_ROWS:,} rows.", "Split it.")
    (_, header), *body = numbered
    columns = _columns(source, header)
    fitted = list(_fitted(source, columns, body))
    return Table(
        columns=columns,
        rows=tuple((number, _blanked(cells)) for number, cells in fitted),
        unreckoned=frozenset(
            (number, column)
            for number, cells in fitted
            for column, cell in zip(columns, cells, strict=True)
            if cell is None
        ),
    )


def _blanked(cells: _Words) -> tuple[str, ...]:
    return tuple(cell or "" for cell in cells)


def _columns(source: str, cells: _Words) -> tuple[str, ...]:
    header = _blanked(cells)
    while header and not header[-1]:
        header = header[:-1]
    twice = sorted({name for name in header if name and header.count(name) > 1})
    if twice:
        raise BadInputError(f"{source}, row 1", f"two columns are called {twice[0]!r}.")
    return header


def _fitted(
    source: str, columns: tuple[str, ...], rows: Iterable[tuple[int, _Words]]
) -> Iterator[tuple[int, _Words]]:
    """Yield rows as long as the header."""
    width = len(columns)
    for number, cells in rows:
        if any(cells[width:]):
            problem = f"has more cells than the header has columns ({width})."
            raise BadInputError(f"{source}, row {number}", problem, "Check its separators.")
        yield number, (*cells[:width], *[""] * (width - len(cells)))


def _sheet(source: str, content: bytes) -> Iterator[_Words]:
    try:
        results, formulas = (_rows(content, results=results) for results in (True, False))
        for row, written in zip(results, formulas, strict=True):
            yield tuple(
                None if _is_unreckoned(result, formula) else _words(result.value)
                for result, formula in zip(row, written, strict=True)
            )
    except _SPOILT as error:
        raise BadInputError(source, f"is not an XLSX file: {error}.") from error


def _rows(content: bytes, *, results: bool) -> Iterator[tuple[_Cell, ...]]:
    """Yield the rows of the first sheet, with the results of its formulas or the formulas."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    yield from book.worksheets[0].iter_rows()


def _is_unreckoned(result: _Cell, written: _Cell) -> bool:
    """Tell a formula that has no result from one whose result is an empty text."""
    return written.data_type == "f" and result.value is None and result.data_type != "str"


def _words(cell: object) -> str:
    """Return a cell as a person would write it: whole numbers and days without more."""
    if cell is None:
        return ""
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()


def _lines(source: str, content: bytes) -> Iterator[_Words]:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        remedy = "Save it as CSV UTF-8, or as XLSX."
        raise BadInputError(source, f"byte {error.start} is not UTF-8.", remedy) from None
    first = text.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        for cells in reader:
            yield tuple(cell.strip() for cell in cells)
    except csv.Error as error:
        raise BadInputError(f"{source}, line {reader.line_num}", f"is not CSV: {error}.") from error
