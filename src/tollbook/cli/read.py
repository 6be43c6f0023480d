"""`tollbook read`: reports in, claims out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tollbook.cli.output import open_output
from tollbook.cli.progress import counting, expected
from tollbook.cli.readers import open_reader, reader_option
from tollbook.cli.telling import caveats, own_reader, parse_day, shortcomings, tell
from tollbook.errors import BadInputError, blamed_on
from tollbook.model.reports import Reading

if TYPE_CHECKING:
    from tollbook.reading import Reader


@click.command()
@click.argument("reports", nargs=-1, required=True, metavar="REPORT...")
@click.option(
    "--format", "form", type=click.Choice(["table", "jsonl", "json", "csv"]), default="table",
    show_default=True, help="Table for people, the others for machines.",
)  # fmt: skip
@click.option("--published", metavar="DATE", help="Day of publication of all REPORTs: 2019-12-17.")
@click.option("--with-text", is_flag=True, help="Put the report's text in the output.")
@click.option("--explain", is_flag=True, help="Tell what spoke for each field of each claim.")
@click.option("--merge", is_flag=True, help="Group claims into incidents across REPORTs too.")
@reader_option
@click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
    help="Write to FILE, whole or not at all.",
)  # fmt: skip
def read(  # noqa: PLR0913 - one argument an option
    *,
    reports: tuple[str, ...],
    form: str,
    published: str | None,
    with_text: bool,
    explain: bool,
    merge: bool,
    reader: str,
    output: Path | None,
) -> None:
    """Print the casualty claims of news reports.

    A REPORT is a .txt, .html or .jsonl file, an http(s) address, or - for standard input.
    Reports that cannot be read are named on standard error and the rest is done; the exit code
    is then 1.
    """
    day = parse_day(published)
    # Imported here so that --help need not wait for a language model's libraries.
    from tollbook.display.writers import WRITERS  # noqa: PLC0415
    from tollbook.incidents import group_all  # noqa: PLC0415

    chosen = open_reader(reader)
    for remark in (*shortcomings(chosen), *own_reader(chosen)):
        tell(remark)
    batch = _Batch(reports, day, chosen, explain=explain)
    with open_output(output) as out:
        readings = _announced(batch)
        if merge:
            readings = _counted(readings, expected(reports))
        WRITERS[form](group_all(readings, merge=merge), out, with_text)
    if batch.failures:
        raise click.exceptions.Exit(1)


class _Batch:
    """The reports of a command's arguments, read; what cannot be is told and counted."""

    def __init__(
        self,
        arguments: tuple[str, ...],
        published: dt.date | None,
        reader: Reader | None,
        *,
        explain: bool,
    ) -> None:
        self.arguments = arguments
        self.published = published
        self.reader = reader
        self.explain = explain
        self.failures = 0

    def __iter__(self) -> Iterator[Reading]:
        from tollbook.api import read_report  # noqa: PLC0415 - see `read`
        from tollbook.intake import load_reports  # noqa: PLC0415

        for loaded in load_reports(self.arguments, published=self.published):
            try:
                if isinstance(loaded, BadInputError):
                    raise loaded
                with blamed_on(loaded.source):
                    reading = read_report(loaded.report, self.reader, explain=self.explain)
            except BadInputError as error:
                self.failures += 1
                tell(str(error))
            else:
                yield reading


def _counted(readings: Iterable[Reading], total: int | None) -> Iterator[Reading]:
    """Pass readings on, with a bar: nothing is printed before the last one is read."""
    with counting("Reading", total) as advance:
        for reading in readings:
            yield reading
            advance()


def _announced(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Pass readings on, telling on standard error what keeps one from being whole."""
    for reading in readings:
        for caveat in caveats(reading.report):
            tell(caveat)
        yield reading
