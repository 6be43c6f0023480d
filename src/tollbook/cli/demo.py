"""`tollbook demo`: a record of sample reports to try the workbench on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from tollbook.cli.progress import bar
from tollbook.cli.serve import require_free, serve_forever
from tollbook.errors import BadInputError
from tollbook.home import MAP_FILE, PLACES_FILE
from tollbook.review.roles import ROLES

#: Lies in a folder that the demo made, and may therefore empty.
MARKER = "made-by-tollbook-demo"


@click.command()
@click.option(
    "--home", type=click.Path(file_okay=False, path_type=Path), default=Path("var/demo"),
    show_default=True, help="Folder for the demo's record; made anew each time.",
)  # fmt: skip
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help="Port to listen on; 0 takes a free one.")  # fmt: skip
@click.option("--no-places", is_flag=True, help="Do not index the world's towns; a minute less.")
@click.option("--no-serve", is_flag=True, help="Make the record and end.")
def demo(*, home: Path, port: int, no_places: bool, no_serve: bool) -> None:
    """Make a record of sample reports and serve the workbench on it."""
    if not no_serve:
        require_free("127.0.0.1", port)
    make_fresh(home)
    os.environ["TOLLBOOK_HOME"] = str(home.absolute())
    os.environ.pop("DATABASE_URL", None)
    if not no_places:
        index_towns()
    click.echo("Reading the sample reports. All their events are invented.")
    click.echo(fill())
    if not no_serve:
        click.echo(f"Sign in as {', '.join(ROLES[1:])} or {ROLES[0]}; the password is the name.")
        serve_forever("127.0.0.1", port)


def make_fresh(home: Path) -> None:
    """Make a folder with nothing but the gazetteer and the map that an earlier demo left in it.

    Raises BadInputError for a folder that no demo has made.
    """
    if home.exists() and any(home.iterdir()) and not (home / MARKER).exists():
        problem = "is a folder that no demo has made; it is left as it is."
        raise BadInputError(str(home), problem, "Choose another --home.")
    home.mkdir(parents=True, exist_ok=True)
    (home / MARKER).touch()
    for path in home.iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name not in {MARKER, PLACES_FILE, MAP_FILE}:
            path.unlink()


def index_towns() -> None:
    """Build the gazetteer of the demo's home, unless one of this version is there."""
    from tollbook.gazetteer import build_world, open_gazetteer  # noqa: PLC0415

    try:
        open_gazetteer().close()
    except BadInputError:
        with bar("Indexing the world's towns, once") as progress:
            build_world(progress=progress)


def fill() -> str:
    """Make somebody of each role, add and read the samples; return what it came to in words."""
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()
    from django.contrib.auth.models import User  # noqa: PLC0415

    from tollbook.record.intake import add_all  # noqa: PLC0415
    from tollbook.record.people import give_role  # noqa: PLC0415
    from tollbook.samples import sample_paths  # noqa: PLC0415

    for role in ROLES:
        give_role(User.objects.create_user(role, password=role), role)
    return str(add_all([str(path) for path in sample_paths()]))
