"""JSON lines: one report a line, read one at a time so that an archive of any length fits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import BinaryIO

import msgspec

from tollbook.errors import BadInputError
from tollbook.intake.decoding import too_long
from tollbook.intake.limits import MAX_TEXT_BYTES
from tollbook.intake.reports import Article
from tollbook.model.reports import PUBLISHABLE

#: JSON may write one byte of text as six ("\\u0026").
_MAX_LINE_BYTES = 6 * MAX_TEXT_BYTES


class Line(msgspec.Struct, frozen=True):
    """One line of a file: its bytes and its name, `FILE:17`."""

    data: bytes
    name: str


class _Row(msgspec.Struct, frozen=True, kw_only=True):
    """The fields of CLAIMS.md; all but `text` may be left out or null."""

    text: str
    id: str | int | None = None
    published: str | None = None
    publisher: str | None = None
    title: str | None = None
    language: str | None = None
    url: str | None = None


def split_lines(stream: BinaryIO, name: str) -> Iterator[Line | BadInputError]:
    """Yield the lines of `stream` that are not blank; an over-long one is an error in its place."""
    number = 0
    while data := stream.readline(_MAX_LINE_BYTES + 1):
        number += 1
        line_name = f"{name}:{number}"
        if len(data) > _MAX_LINE_BYTES:
            _skip_rest_of_line(stream, data)
            yield too_long(line_name, MAX_TEXT_BYTES)
        elif data.strip(b"\xef\xbb\xbf \t\r\n"):
            # Without its end: the last line of a file and one in the middle are the same report.
            yield Line(data.rstrip(b"\r\n"), line_name)


def read_line(line: Line, default_id: str) -> Article:
    """Return the article that a line holds.

    Raises BadInputError, naming file and line, for broken JSON, a wrong or missing field, a
    date that is not one or on which nothing was published, and a text that is empty or too long.
    """
    try:
        row = msgspec.json.decode(line.data.removeprefix(b"\xef\xbb\xbf"), type=_Row)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        remedy = 'Each line must be one JSON object with a "text".'
        raise BadInputError(line.name, f"{error}.", remedy) from error
    if not row.text.strip():
        raise BadInputError(line.name, '"text" is empty.')
    if "\0" in row.text:
        raise BadInputError(line.name, f'"text" has a zero byte at {row.text.index(chr(0))}.')
    if len(row.text) > MAX_TEXT_BYTES:
        raise too_long(line.name, MAX_TEXT_BYTES)
    return Article(
        id=default_id if row.id in (None, "") else str(row.id),
        text=row.text,
        title=row.title or None,
        published=_parse_published(row.published, line.name),
        publisher=row.publisher or None,
        language=row.language or None,
        url=row.url or None,
    )


def _parse_published(value: str | None, name: str) -> dt.date | None:
    """Return the day of an ISO 8601 date or date and time, as written: no zone is converted."""
    if not value:
        return None
    try:
        day = dt.datetime.fromisoformat(value).date()
    except ValueError as error:
        problem = f'"published" is {value!r}, not a date.'
        raise BadInputError(name, problem, "Write it as 2019-12-17.") from error
    if day.year not in PUBLISHABLE:
        problem = f'"published" is {value!r}: nothing was published then.'
        raise BadInputError(name, problem, "Leave it out, or null, where it is unknown.")
    return day


def _skip_rest_of_line(stream: BinaryIO, data: bytes) -> None:
    while data and not data.endswith(b"\n"):
        data = stream.readline(_MAX_LINE_BYTES)
