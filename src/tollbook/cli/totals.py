"""`tollbook totals`: what was stated of periods and wars, and what is left of it."""

from __future__ import annotations

from pathlib import Path

import click

from tollbook.cli.incidents import FORMATS, write_told
from tollbook.tolls import DEFAULT_POLICY, load_policy


@click.command()
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
              help="Table for people, the others for machines.")  # fmt: skip
@click.option("--policy", default=DEFAULT_POLICY, show_default=True,
              help="By which rules tolls are reckoned.")  # fmt: skip
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write to FILE, whole or not at all.")  # fmt: skip
def totals(*, form: str, policy: str, output: Path | None) -> None:
    """Print the totals of the record: of a period, a war, a camp.

    Totals are never added, and never enter an incident. What a total holds beyond the incidents
    recorded in its area and period stands beside it, or why that cannot be told.
    """
    load_policy(policy)
    # Imported here so that --help need not wait for Django.
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()
    from tollbook.cli.incident_tables import residuals  # noqa: PLC0415
    from tollbook.record.totals import totals as stated  # noqa: PLC0415

    told = list(stated(policy))
    write_told(told, form, [residuals(told)], output)
