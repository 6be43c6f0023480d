"""The `tollbook` command; each subcommand is imported only when it is called."""

from __future__ import annotations

import importlib
import logging
import sys

import click

from tollbook.errors import BadInputError
from tollbook.version import __version__

#: Subcommand -> module under `tollbook.cli` that defines a click command of that name.
COMMANDS = {
    "read": "read",
    "add": "add",
    "places": "places",
    "map": "map",
    "import": "importing",
    "user": "user",
    "serve": "serve",
    "incidents": "incidents",
    "totals": "totals",
    "learn": "learn",
    "export": "export",
    "audit": "audit",
    "erase": "erase",
    "backup": "backup",
    "restore": "restore",
    "migrate": "migrate",
    "demo": "demo",
}


class LazyGroup(click.Group):
    """A group whose commands live in modules of their own: `tollbook read` needs no Django."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """Return the names of the subcommands, in the order of the work."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """Import and return one subcommand."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"tollbook.cli.{COMMANDS[cmd_name]}")
        # A command named like something of Python's own has an underscore after it.
        command: click.Command = getattr(module, f"{cmd_name}_", None) or getattr(module, cmd_name)
        return command


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="tollbook")
def cli() -> None:
    """Turn news reports into a defensible casualty record."""


def main() -> None:
    """Run the command line; bad input ends it with its message and exit code 1."""
    # trafilatura warns of a page without an article; Tollbook says so itself.
    logging.getLogger("trafilatura").setLevel(logging.ERROR)
    try:
        cli()
    except BadInputError as error:
        click.echo(f"tollbook: {error}", err=True)
        sys.exit(1)
