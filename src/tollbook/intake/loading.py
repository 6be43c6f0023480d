"""The way in: files, web addresses and standard input become reports, one after the other."""

from __future__ import annotations

import codecs
import datetime as dt
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal, cast

import msgspec

from tollbook.errors import BadInputError, blamed_on
from tollbook.intake.decoding import decode_page, decode_text, refuse_binary
from tollbook.intake.fetching import Page, fetch, is_url, url_stem
from tollbook.intake.limits import MAX_PAGE_BYTES
from tollbook.intake.lines import Line, read_line, split_lines
from tollbook.intake.pages import read_page
from tollbook.intake.reports import Article, make_report
from tollbook.model.reports import Report

Form = Literal["text", "html", "jsonl"]
Via = Literal["file", "url", "stdin"]

MEDIA_TYPES: dict[Form, str] = {
    "text": "text/plain",
    "html": "text/html",
    "jsonl": "application/json",
}
_FORMS_BY_SUFFIX: dict[str, Form] = {
    ".txt": "text", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl",
}  # fmt: skip
_FORMS_BY_MEDIA_TYPE: dict[str, Form] = {
    "text/html": "html", "application/xhtml+xml": "html", "text/plain": "text",
    "application/jsonl": "jsonl", "application/x-ndjson": "jsonl", "application/json": "jsonl",
}  # fmt: skip
_SNIFFED_BYTES = 4096
_MARK = codecs.BOM_UTF8
_MARKUP = re.compile(
    rb"\s*(<!doctype html|<\?xml|<html|<head|<body|<article|<div|<!--)", re.IGNORECASE
)


class LoadedReport(msgspec.Struct, frozen=True, kw_only=True):
    """A report with what it was made from.

    `original` are the bytes as they came: the whole file or page, or the line of a .jsonl file.
    `source` names them as the user would ("raid.html", "archive.jsonl:17", "https://...", "-").
    """

    report: Report
    original: bytes
    media_type: str
    via: Via
    source: str


class _Raw(msgspec.Struct, frozen=True, kw_only=True):
    """Bytes of one report on their way in."""

    data: bytes
    form: Form
    source: str
    stem: str
    via: Via
    url: str | None = None
    charset: str | None = None


def load_reports(
    arguments: Sequence[str], *, published: dt.date | None = None
) -> Iterator[LoadedReport | BadInputError]:
    """Yield the report, or the error, of each input in turn; one report is in memory at a time.

    An argument is a .txt, .html or .jsonl file, an http(s) address, or "-" for standard input;
    any other file is told by its first bytes. `published` is the date that the user gives for
    all of them. Ids are unique: one that comes again gets a number ("raid", "raid-2").
    """
    taken: set[str] = set()
    for argument in arguments:
        try:
            for raw in _open(argument):
                yield raw if isinstance(raw, BadInputError) else _load(raw, published, taken)
        except BadInputError as error:
            yield error


def _load(raw: _Raw, published: dt.date | None, taken: set[str]) -> LoadedReport | BadInputError:
    try:
        with blamed_on(raw.source):
            article = _extract(raw)
            article = msgspec.structs.replace(article, id=_unique(article.id, taken))
            report = make_report(article, published=published)
    except BadInputError as error:
        return error
    return LoadedReport(
        report=report,
        original=raw.data,
        media_type=MEDIA_TYPES[raw.form],
        via=raw.via,
        source=raw.source,
    )


def _extract(raw: _Raw) -> Article:
    if raw.form == "jsonl":
        return read_line(Line(raw.data, raw.source), raw.stem)
    if raw.form == "html":
        markup = decode_page(raw.data, raw.source, raw.charset)
        return read_page(markup, raw.source, raw.stem, raw.url)
    return Article(id=raw.stem, text=decode_text(raw.data, raw.source), url=raw.url)


def _unique(report_id: str, taken: set[str]) -> str:
    candidate, number = report_id, 1
    while candidate in taken:
        number += 1
        candidate = f"{report_id}-{number}"
    taken.add(candidate)
    return candidate


def _open(argument: str) -> Iterator[_Raw | BadInputError]:
    """Yield the raw reports of one argument. Raises BadInputError if it cannot be opened."""
    if is_url(argument):
        yield from _page_reports(fetch(argument), argument)
    elif argument == "-":
        stream = cast("io.BufferedReader[Any]", sys.stdin.buffer)
        yield from _stream_reports(stream, "-", "stdin", "stdin", None)
    else:
        path, name = Path(argument), _storable(argument)
        try:
            with path.open("rb") as file:
                form = _FORMS_BY_SUFFIX.get(path.suffix.lower())
                yield from _stream_reports(file, name, _storable(path.stem), "file", form)
        except OSError as error:
            remedy = f"Give its files: {name}/*" if path.is_dir() else ""
            raise BadInputError(name, f"{error.strerror}.", remedy) from error


def _storable(name: str) -> str:
    """Return the name of a file as text: bytes of it that are not UTF-8 show as U+FFFD."""
    return os.fsencode(name).decode("utf-8", "replace")


def _page_reports(page: Page, argument: str) -> Iterator[_Raw | BadInputError]:
    form = _FORMS_BY_MEDIA_TYPE.get(page.media_type) or _sniff(page.data)
    stem = url_stem(page.url)
    if form == "jsonl":
        yield from _line_reports(io.BytesIO(page.data), argument, stem, "url")
        return
    yield _Raw(
        data=page.data, form=form, source=argument, stem=stem, via="url", url=page.url,
        charset=page.charset,
    )  # fmt: skip


def _stream_reports(
    stream: io.BufferedReader[Any], source: str, stem: str, via: Via, form: Form | None
) -> Iterator[_Raw | BadInputError]:
    """Yield the raw reports of an open stream, whose form is told by its start if not known."""
    start = stream.peek(_SNIFFED_BYTES)
    form = form or _sniff(start)
    if form == "jsonl" and not _sniffs_json(start):
        refuse_binary(start, source)
    if form != "jsonl":
        # One byte over the limit is enough to tell that there is too much.
        data = stream.read(MAX_PAGE_BYTES + 1)
        yield _Raw(data=data, form=form, source=source, stem=stem, via=via)
        return
    yield from _line_reports(stream, source, stem, via)


def _line_reports(
    stream: BinaryIO, source: str, stem: str, via: Via
) -> Iterator[_Raw | BadInputError]:
    empty = True
    for line in split_lines(stream, source):
        empty = False
        if isinstance(line, BadInputError):
            yield line
            continue
        number = line.name.rpartition(":")[2]
        line_id = f"{stem}-{number}"
        yield _Raw(data=line.data, form="jsonl", source=line.name, stem=line_id, via=via)
    if empty:
        yield BadInputError(source, "empty.")


def _sniff(start: bytes) -> Form:
    """Tell the form of an input by its first bytes."""
    if _sniffs_json(start):
        return "jsonl"
    return "html" if _MARKUP.match(start.removeprefix(_MARK)) else "text"


def _sniffs_json(start: bytes) -> bool:
    return start.removeprefix(_MARK).lstrip().startswith(b"{")
