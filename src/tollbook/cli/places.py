"""`tollbook places`: build the gazetteer, add countries, see how deep they are held."""

from __future__ import annotations

from pathlib import Path

import click
from rich.console import Console
from rich.table import Table

from tollbook.cli.progress import bar
from tollbook.errors import BadInputError
from tollbook.gazetteer import add_country, build_world, open_gazetteer, remove_source
from tollbook.gazetteer.formats import Layout
from tollbook.home import places_path


@click.group(invoke_without_command=True)
@click.pass_context
def places(ctx: click.Context) -> None:
    """Show how many places of each country the gazetteer holds, and from which files."""
    if ctx.invoked_subcommand is None:
        _show()


def _show() -> None:
    gazetteer = open_gazetteer()
    console = Console()
    table = Table("country", "name", "places", "towns and villages", "files added")
    for depth in gazetteer.depths():
        files = depth.files or "towns only: a village may not be found"
        table.add_row(depth.code, depth.name, str(depth.places), str(depth.populated), files)
    console.print(table)
    for source in gazetteer.sources():
        terms = f"{source.rows} rows, {source.release or 'no release given'}; {source.licence}"
        console.print(f"{source.name}: {source.file}, {terms}", markup=False, highlight=False)
    console.print(f"{gazetteer.path}", markup=False, highlight=False)


@places.command()
@click.option("--force", is_flag=True, help="Build anew, dropping the countries added.")
def build(force: bool) -> None:
    """Build the index of the world's towns from the packages installed."""
    path = places_path()
    if path.exists() and not force:
        raise BadInputError(str(path), "is there already.", "Give --force to build it anew.")
    with bar("Places of the world") as progress:
        count = build_world(path, progress)
    click.echo(f"{path}: {count} places. Add a country's villages with `tollbook places add FILE`.")


def _columns(pairs: tuple[str, ...]) -> dict[str, str]:
    columns = dict(pair.partition("=")[::2] for pair in pairs)
    if not all(columns.values()):
        raise BadInputError("--column", "needs FIELD=COLUMN.", "As in --column name=VILLAGE.")
    return columns


@places.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--country", help="ISO code, where the file does not say: SY.")
@click.option("--name", help="What to call the source; a file of that name is replaced.")
@click.option("--release", default="", help="Its release or date.")
@click.option("--licence", default="", help="Its licence, where it is not its publisher's usual.")
@click.option("--column", "columns", multiple=True, help="FIELD=COLUMN of a plain table.")
@click.option(
    "--alternate-names",
    "names",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="GeoNames' alternateNames file.",
)
def add(  # noqa: PLR0913, PLR0917
    file: Path,
    country: str | None,
    name: str | None,
    release: str,
    licence: str,
    columns: tuple[str, ...],
    names: Path | None,
) -> None:
    """Add a country's places: Who's On First, GeoNames, OCHA COD, NGA GNS or a plain table."""
    layout = Layout(
        country=country.upper() if country else None,
        name=name,
        release=release,
        licence=licence,
        columns=_columns(columns),
        names=names,
    )
    with bar(f"Places of {file.name}") as progress:
        added = add_country(None, file, layout=layout, progress=progress)
    click.echo(
        f"{added.source}: {added.places} places of {added.country}, {added.new} of them new."
    )


@places.command()
@click.argument("name")
def remove(name: str) -> None:
    """Take out what the source NAME brought."""
    count = remove_source(None, name)
    if not count:
        raise BadInputError(name, "no such source.", "`tollbook places` lists them.")
    click.echo(f"{name}: {count} places looked at anew.")
