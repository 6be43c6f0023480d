"""Reading as a library: text in, claims out. `tollbook.read` and `tollbook.read_report`."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from tollbook.display import ReadingView
from tollbook.errors import BadInputError
from tollbook.gazetteer import open_gazetteer
from tollbook.home import places_path, reader_path
from tollbook.incidents import group_all
from tollbook.intake import Article, make_report
from tollbook.model import Reading, Report
from tollbook.places import Gazetteer, resolve_claims
from tollbook.reading import EnglishReader, Explaining, Reader
from tollbook.reading.network.weights import CARD, WeightsError, require_fitting


def read(  # noqa: PLR0913 - each is a field of the report that the caller may know
    text: str,
    published: dt.date | str | None = None,
    *,
    id: str = "report",  # noqa: A002 - the report's field is called so
    title: str | None = None,
    publisher: str | None = None,
    language: str | None = None,
    explain: bool = False,
) -> ReadingView:
    """Read one report's text and return its claims, ready to be shown in a notebook.

    `published` is the day (ISO 8601 if text) that "Tuesday" in the text is counted from; with
    none given and none printed in the text's head, such dates stay open. With `explain` the
    view's `reading.explanations` tell what spoke for each field of each claim.
    Raises ValueError for a text without letters or a `published` that is not a date.
    """
    if not text.strip():
        msg = "the text is empty"
        raise ValueError(msg)
    if isinstance(published, str):
        published = dt.date.fromisoformat(published)
    article = Article(id=id, text=text, title=title, publisher=publisher, language=language)
    report = make_report(article, published=published)
    (reading,) = group_all([read_report(report, explain=explain)])
    return ReadingView(reading)


def read_report(report: Report, reader: Reader | None = None, *, explain: bool = False) -> Reading:
    """Return the claims of `report` by `reader` (Tollbook's own for English if None).

    Places are resolved where a gazetteer has been built. A report in a language that the reader
    does not read has no claims and the flag `language_not_read`. Claims have no incident yet:
    `tollbook.incidents.group_all` gives them theirs. `explain` asks the reader for explanations
    too, where it gives any.
    """
    reader = reader or default_reader()
    if report.language is not None and report.language not in reader.languages:
        flags = (*report.flags, "language_not_read")
        return Reading(report=msgspec.structs.replace(report, flags=flags))
    why = reader.explain(report) if explain and isinstance(reader, Explaining) else ()
    reading = Reading(report=report, claims=reader.read(report), explanations=why)
    gazetteer = default_gazetteer()
    return resolve_claims(reading, gazetteer) if gazetteer else reading


def read_reports(reports: Iterable[Report], *, explain: bool = False) -> Iterator[Reading]:
    """Yield the reading of each report in turn, as `read_report` does."""
    return (read_report(report, explain=explain) for report in reports)


def default_reader() -> Reader:
    """Return Tollbook's own reader, with what it learned from this project if it did.

    What is learned is loaded at the first report. Raises BadInputError where what is in the home
    is damaged, or was learned for another version of Tollbook.
    """
    card = reader_path() / CARD
    return _own_reader(card.parent, card.stat().st_mtime_ns) if card.is_file() else _reader()


@cache
def _reader() -> Reader:
    """Return the reader that ships."""
    return EnglishReader()


@lru_cache(maxsize=1)
def _own_reader(folder: Path, modified: int) -> Reader:  # noqa: ARG001 - a key of the cache
    """Return the reader with heads of its own; when others were learned, with those."""
    try:
        require_fitting(folder)
    except WeightsError as error:
        remedy = "Run `tollbook learn` anew, or `tollbook learn --forget` to read with what ships."
        raise BadInputError("this project's reader", f"{error}.", remedy) from error
    return EnglishReader(folder)


def default_gazetteer() -> Gazetteer | None:
    """Return the gazetteer in Tollbook's home as it is now, None where none has been built.

    Raises BadInputError for one that another version of Tollbook built.
    """
    path = places_path()
    return _gazetteer_of(path, path.stat().st_mtime_ns) if path.is_file() else None


@lru_cache(maxsize=1)
def _gazetteer_of(path: Path, modified: int) -> Gazetteer:  # noqa: ARG001 - a key of the cache
    """Return the opened gazetteer; one that has been built anew is opened anew."""
    return open_gazetteer(path)
