"""`tollbook export`: the record as CSV and GeoJSON."""

from __future__ import annotations

import contextlib
from pathlib import Path

import click

from tollbook.cli.output import open_output
from tollbook.errors import BadInputError

FILES = ("incidents.csv", "tolls.csv", "claims.csv", "incidents.geojson")


@click.command()
@click.argument("folder", metavar="DIR|-")
@click.option(
    "--file", "name", type=click.Choice(FILES), default=FILES[0], show_default=True,
    help="Which file to print where the folder is -.",
)  # fmt: skip
def export(*, folder: str, name: str) -> None:
    """Write incidents, tolls, claims and a map layer into a folder, or print one of them.

    Each bound of a toll stands beside the ids of the claims that set it; a blank is unknown.
    Names of victims, private sources, headlines and exact points stay in the record.
    """
    from tollbook.record.opening import open_record  # noqa: PLC0415 - see `add`

    open_record()
    from tollbook.publish.export import write_export  # noqa: PLC0415

    if folder == "-":
        with open_output(None) as out:
            write_export({name: out})
        return
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(folder, f"cannot be written: {error.strerror}.") from error
    with contextlib.ExitStack() as stack:
        outputs = {file: stack.enter_context(open_output(target / file)) for file in FILES}
        incidents = write_export(outputs)
    click.echo(f"{incidents} incidents written to {folder}", err=True)
