"""`tollbook add`: reports into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.progress import Progress

from tollbook.cli.readers import open_reader, reader_option
from tollbook.cli.telling import NO_GAZETTEER, caveats, parse_day, tell
from tollbook.errors import BadInputError

if TYPE_CHECKING:
    from tollbook.record.intake import Added


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option("--published", metavar="DATE", help="Day of publication of all REPORTs: 2019-12-17.")
@reader_option
def add(*, reports: tuple[str, ...], published: str | None, reader: str) -> None:
    """Store news reports in the record and read their claims.

    A REPORT is a .txt, .html or .jsonl file, an http(s) address, or - for standard input.
    A report that the record has is not stored twice; a newer reader reads it anew. Reports that
    cannot be used are named on standard error and the rest is done; the exit code is then 1.
    """
    day = parse_day(published)
    chosen = open_reader(reader)
    # Imported here so that --help need not wait for Django and a language model's libraries.
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()
    from tollbook.api import default_gazetteer  # noqa: PLC0415
    from tollbook.record.intake import Summary, add_each  # noqa: PLC0415

    if default_gazetteer() is None:
        tell(NO_GAZETTEER)
    summary = Summary()
    with _progress(reports) as advance:
        for result in add_each(reports, day, reader=chosen):
            summary.count(result)
            advance(_remarks(result))
    click.echo(summary)
    if summary.failures:
        raise click.exceptions.Exit(1)


def _remarks(result: Added | BadInputError) -> list[str]:
    """Return what a user has to know of a report: why it is not in, or what was not read."""
    if isinstance(result, BadInputError):
        return [str(result)]
    return [] if result.reading is None else list(caveats(result.reading.report))


@contextmanager
def _progress(reports: tuple[str, ...]) -> Iterator[Callable[[list[str]], None]]:
    """Give a function that tells of one more report, above a bar if standard error shows one."""
    console = Console(stderr=True, soft_wrap=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task("Reading", total=_expected(reports))

        def advance(remarks: list[str]) -> None:
            for remark in remarks:
                tell(remark)
            progress.advance(task)

        yield advance


def _expected(reports: tuple[str, ...]) -> int | None:
    """Return how many reports the inputs hold, None where that shows only in reading them."""
    if "-" in reports:
        return None
    return sum(
        _lines(Path(name)) if name.endswith((".jsonl", ".ndjson")) else 1 for name in reports
    )


def _lines(path: Path) -> int:
    if not path.is_file():
        return 1
    with path.open("rb") as file:
        return sum(1 for line in file if line.strip())
