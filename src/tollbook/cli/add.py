"""`tollbook add`: reports into the record."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tollbook.cli.progress import counting, expected
from tollbook.cli.readers import open_reader, reader_option
from tollbook.cli.telling import caveats, own_reader, parse_day, shortcomings, tell
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
    from tollbook.record.intake import Summary, add_each  # noqa: PLC0415

    for remark in (*shortcomings(chosen), *own_reader(chosen)):
        tell(remark)
    summary = Summary()
    with counting("Reading", expected(reports)) as advance:
        for result in add_each(reports, day, reader=chosen):
            summary.count(result)
            for remark in _remarks(result):
                tell(remark)
            advance()
    click.echo(summary)
    if summary.failures:
        raise click.exceptions.Exit(1)


def _remarks(result: Added | BadInputError) -> list[str]:
    """Return what a user has to know of a report: why it is not in, or what was not read."""
    if isinstance(result, BadInputError):
        return [str(result)]
    return [] if result.reading is None else list(caveats(result.reading.report))
