"""`tollbook migrate`: the record's database made, or brought up to date."""

from __future__ import annotations

import click


@click.command()
def migrate() -> None:
    """Make the record's database, or bring that of an older Tollbook up to date."""
    from tollbook.record import opening  # noqa: PLC0415 - see `add`

    opening.set_up()
    applied = opening.migrate()
    done = f"{len(applied)} migrations applied" if applied else "up to date"
    click.echo(f"{opening.where()}: {done}")
