"""Readings written as a stream, one at a time: table, JSON lines, JSON or CSV."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from typing import BinaryIO

from rich.console import Console

from tollbook.display.encoding import encode_reading
from tollbook.display.rows import COLUMNS, Cell, rows
from tollbook.display.spreadsheet import csv_line
from tollbook.display.terminal import print_reading
from tollbook.model.reports import Reading

Writer = Callable[[Iterable[Reading], BinaryIO, bool], None]


def write_jsonl(readings: Iterable[Reading], out: BinaryIO, with_text: bool) -> None:
    """Write one JSON object a line, as CLAIMS.md has it."""
    for reading in readings:
        out.write(encode_reading(reading, with_text=with_text) + b"\n")
        out.flush()


def write_json(readings: Iterable[Reading], out: BinaryIO, with_text: bool) -> None:
    """Write one JSON array of the objects that write_jsonl writes."""
    separator = b"[\n"
    for reading in readings:
        out.write(separator + encode_reading(reading, with_text=with_text))
        separator = b",\n"
    out.write(b"[]\n" if separator == b"[\n" else b"\n]\n")


def write_csv(readings: Iterable[Reading], out: BinaryIO, with_text: bool) -> None:
    """Write one row a claim in UTF-8; `with_text` adds the report's text to each of its rows.

    Words that a spreadsheet would run as a formula get an apostrophe before them.
    """
    columns = [*COLUMNS, "text"] if with_text else list(COLUMNS)
    out.write(csv_line(columns))
    for reading in readings:
        text: tuple[Cell, ...] = (reading.report.text,) if with_text else ()
        out.writelines(csv_line([*row.values(), *text]) for row in rows(reading))


def write_table(readings: Iterable[Reading], out: BinaryIO, with_text: bool) -> None:  # noqa: ARG001 - a table always shows the text
    """Write the marked text and a table of claims for each reading, for people."""
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    console = Console(file=text, highlight=False)
    for reading in readings:
        print_reading(console, reading)
    text.detach()


WRITERS: dict[str, Writer] = {
    "table": write_table,
    "jsonl": write_jsonl,
    "json": write_json,
    "csv": write_csv,
}
