"""`tollbook export`: the record as CSV and GeoJSON."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tollbook.cli.output import open_output
from tollbook.errors import BadInputError

if TYPE_CHECKING:
    from tollbook.publish.editions import Release
    from tollbook.publish.export import Written

FILES = ("incidents.csv", "tolls.csv", "claims.csv", "incidents.geojson")


@click.command()
@click.argument("folder", metavar="DIR|-")
@click.option(
    "--file", "name", type=click.Choice(FILES), default=FILES[0], show_default=True,
    help="Which file to print where the folder is -.",
)  # fmt: skip
@click.option("--working", is_flag=True,
              help="The whole record as it is, drafts and unreviewed claims too.")  # fmt: skip
def export(*, folder: str, name: str, working: bool) -> None:
    """Write incidents, tolls, claims and a map layer into a folder, or print one of them.

    That is what was published, as it was published; what was retracted keeps a row without figures.
    Each bound of a toll stands beside the ids of the claims that set it; a blank is unknown.
    Names of victims, private sources, headlines and exact points stay in the record.
    """
    from tollbook.record.opening import open_record  # noqa: PLC0415 - see `add`

    open_record()
    from tollbook.publish.export import write_export  # noqa: PLC0415
    from tollbook.record import audit  # noqa: PLC0415

    release: Release = "working" if working else "published"
    if folder == "-":
        with open_output(None) as out:
            written = write_export({name: out}, release)
        _tell_withheld(written)
        audit.log(None, "export", "record", {"release": release, "file": name}, acting=audit.SHELL)
        return
    target = Path(folder)
    try:
        target.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(folder, f"cannot be written: {error.strerror}.") from error
    with contextlib.ExitStack() as stack:
        outputs = {file: stack.enter_context(open_output(target / file)) for file in FILES}
        written = write_export(outputs, release)
    click.echo(f"{written.incidents} incidents written to {folder}", err=True)
    _tell_withheld(written)
    audit.log(None, "export", "record", {"release": release}, acting=audit.SHELL)


def _tell_withheld(written: Written) -> None:
    """Say what of the record was not written."""
    if written.withheld:
        told = f"{written.withheld} are not published and not written; --working writes them too"
        click.echo(told, err=True)
