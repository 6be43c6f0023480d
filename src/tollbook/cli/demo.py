"""`tollbook demo`: a record of sample reports to try the workbench on."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import click

from tollbook.cli.serve import serve_forever
from tollbook.errors import BadInputError

#: Name and password of the demo's only account.
ACCOUNT = "demo"
#: Lies in a folder that the demo made, and may therefore empty.
MARKER = "made-by-tollbook-demo"


@click.command()
@click.option(
    "--home", type=click.Path(file_okay=False, path_type=Path), default=Path("var/demo"),
    show_default=True, help="Folder for the demo's record; made anew each time.",
)  # fmt: skip
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help="Port to listen on; 0 takes a free one.")  # fmt: skip
@click.option("--places", is_flag=True, help="Index the world's towns first; takes a minute.")
@click.option("--no-serve", is_flag=True, help="Make the record and end.")
def demo(*, home: Path, port: int, places: bool, no_serve: bool) -> None:
    """Make a record of sample reports and serve the workbench on it."""
    make_fresh(home)
    os.environ["TOLLBOOK_HOME"] = str(home.absolute())
    os.environ.pop("DATABASE_URL", None)
    if places:
        index_towns()
    click.echo("Reading the sample reports. All their events are invented.")
    click.echo(fill())
    if not no_serve:
        click.echo(f"Sign in as {ACCOUNT} with the password {ACCOUNT}.")
        serve_forever("127.0.0.1", port)


def make_fresh(home: Path) -> None:
    """Make an empty folder, in place of one that an earlier demo made.

    Raises BadInputError for a folder that has anything else in it.
    """
    if home.exists() and any(home.iterdir()) and not (home / MARKER).exists():
        problem = "is a folder that no demo has made; it is left as it is."
        raise BadInputError(str(home), problem, "Choose another --home.")
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    (home / MARKER).touch()


def index_towns() -> None:
    """Build the gazetteer of the demo's home, so that places are resolved."""
    from tollbook.gazetteer import build_world  # noqa: PLC0415

    click.echo(f"{build_world()} places of the world indexed.")


def fill() -> str:
    """Make the account, add and read the samples; return what that came to in words."""
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()
    from django.contrib.auth.models import User  # noqa: PLC0415

    from tollbook.record.intake import add_all  # noqa: PLC0415
    from tollbook.samples import sample_paths  # noqa: PLC0415

    User.objects.create_user(ACCOUNT, password=ACCOUNT)
    return str(add_all([str(path) for path in sample_paths()]))
