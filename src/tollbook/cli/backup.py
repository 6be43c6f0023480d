"""`tollbook backup`: the whole record in one file."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
def backup(*, file: Path) -> None:
    """Write the record, originals and all, to FILE (.tar.gz); others may go on working.

    FILE holds everything, also what an export leaves out, and the accounts: keep it safe.
    """
    from tollbook.record.opening import open_for_backup  # noqa: PLC0415 - see `add`

    open_for_backup()
    from tollbook.record.backup import back_up  # noqa: PLC0415

    manifest = back_up(file)
    click.echo(f"{manifest.reports} reports backed up to {file}")
