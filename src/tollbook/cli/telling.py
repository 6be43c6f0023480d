"""What commands say on standard error, and how they read a date."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from tollbook.errors import BadInputError
from tollbook.model.reports import PUBLISHABLE, Report

if TYPE_CHECKING:
    from tollbook.reading import Reader

NO_GAZETTEER = "places are not resolved, there is no gazetteer. Run `tollbook places build`."

BY_RULES = "the reader's learned part is not installed; rules alone read, which find less."


def tell(message: str) -> None:
    """Print a message on standard error."""
    click.echo(f"tollbook: {message}", err=True)


def caveats(report: Report) -> Iterator[str]:
    """Yield what keeps the reading of a report from being whole."""
    if "language_not_read" in report.flags:
        yield f"{report.id}: language {report.language} is not read yet; no claims were sought."
    elif report.language is None:
        yield f"{report.id}: too short to tell its language; read as English."
    if "needs_anchor" in report.flags:
        yield f"{report.id}: needs an anchor; its relative dates stay open. Give --published."


def shortcomings(reader: Reader | None = None) -> Iterator[str]:
    """Yield what keeps any report from being read whole on this machine by a reader.

    None is Tollbook's own.
    """
    # Imported here so that --help need not wait for what reads.
    from tollbook.api import default_gazetteer, default_reader  # noqa: PLC0415
    from tollbook.reading import EnglishReader  # noqa: PLC0415

    if default_gazetteer() is None:
        yield NO_GAZETTEER
    reader = reader or default_reader()
    if isinstance(reader, EnglishReader) and reader.by_rules:
        yield BY_RULES


def own_reader(reader: Reader | None = None) -> Iterator[str]:
    """Yield that what this project taught the reader reads, where it does; None is Tollbook's."""
    from tollbook.api import default_reader  # noqa: PLC0415 - see `shortcomings`
    from tollbook.reading import EnglishReader  # noqa: PLC0415

    reader = reader or default_reader()
    if isinstance(reader, EnglishReader) and reader.learned is not None:
        yield f"read by this project's own reader, {reader.version}."


def parse_day(value: str | None) -> dt.date | None:
    """Return the day of --published.

    Raises BadInputError where it is not a date, or one on which nothing was published.
    """
    try:
        day = dt.date.fromisoformat(value) if value is not None else None
    except ValueError as error:
        problem = f"{value!r} is not a date."
        raise BadInputError("--published", problem, "Write it as 2019-12-17.") from error
    if day is not None and day.year not in PUBLISHABLE:
        raise BadInputError("--published", f"{value!r}: nothing was published then.")
    return day
