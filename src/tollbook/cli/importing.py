"""`tollbook import`: what a team has already, from a spreadsheet."""

from __future__ import annotations

from pathlib import Path

import click

from tollbook.cli.telling import tell
from tollbook.errors import BadInputError

#: So many problems, and so many notes, are shown.
SHOWN = 50


@click.command(name="import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--origin", required=True, help="Whose table it is: the outlet of its rows.")
@click.option("--by", "name", required=True, help="The name of who imports it.")
@click.option("--column", "columns", multiple=True, help="FIELD=COLUMN, where names do not tell.")
@click.option("--dry-run", is_flag=True, help="Tell what it would do, and store nothing.")
def import_(*, file: Path, origin: str, name: str, columns: tuple[str, ...], dry_run: bool) -> None:
    """Store the incidents of a CSV or XLSX table, all or none, and none twice.

    Each row becomes a report whose text is the row, with a claim for each figure. A row that was
    imported before is left alone; one with the same id and other words replaces what it said.
    """
    from tollbook.record.opening import open_record  # noqa: PLC0415 - see `add`

    open_record()
    from django.contrib.auth.models import User  # noqa: PLC0415

    from tollbook.intake.mapping import guess  # noqa: PLC0415
    from tollbook.intake.tables import read_table  # noqa: PLC0415
    from tollbook.record.importing import look, store  # noqa: PLC0415

    by = User.objects.filter(username=name, is_active=True).first()
    if by is None:
        raise BadInputError(name, "nobody of this name may sign in.", "See: tollbook user list")
    content = file.read_bytes()
    mapping = guess(read_table(file.name, content).columns) | _mapped(columns)
    seen = look(file.name, content, origin, mapping)
    for field, column in seen.mapping.items():
        click.echo(f"  {field} is {column!r}", err=True)
    for problem in [*seen.problems[:SHOWN], *seen.notes[:SHOWN]]:
        tell(f"{file.name}, {problem}")
    click.echo(str(seen))
    if seen.problems:
        tell("Nothing was stored.")
        raise click.exceptions.Exit(1)
    if not dry_run:
        click.echo(f"{store(seen, by)} stored.")


def _mapped(pairs: tuple[str, ...]) -> dict[str, str]:
    mapping = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(mapping.values()):
        raise BadInputError("--column", "needs FIELD=COLUMN.", "As in --column killed=DEATHS.")
    return mapping
