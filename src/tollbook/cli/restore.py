"""`tollbook restore`: a backup put back."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.option("--force", is_flag=True, help="Replace the record that is there.")
def restore(*, file: Path, force: bool) -> None:
    """Put the record in FILE, which `tollbook backup` wrote, in place of the one here.

    Every file in it is checked by its hash before anything is touched.
    """
    from tollbook.record.opening import set_up  # noqa: PLC0415 - see `add`

    set_up()
    from tollbook.record.restoring import restore as put_back  # noqa: PLC0415

    manifest = put_back(file, force=force)
    click.echo(f"{manifest.reports} reports restored, as they were at {manifest.made}")
