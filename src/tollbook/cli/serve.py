"""`tollbook serve`: the workbench on this machine."""

from __future__ import annotations

import os
import socket
import sys
from typing import TYPE_CHECKING

import click

from tollbook.errors import BadInputError

if TYPE_CHECKING:
    from wsgiref.types import WSGIApplication

    from waitress.server import BaseWSGIServer

#: Requests served at once; a page takes some ten milliseconds.
THREADS = 8
#: Seconds for which a thread computes before it lets another on, a tenth of Python's own. A page
#: asks the database some twenty times, and after each answer waits its turn.
TURN = 0.0005


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535),
              help="Port to listen on; 0 takes a free one.")  # fmt: skip
def serve(*, host: str, port: int) -> None:
    """Serve the workbench of the record in $TOLLBOOK_HOME.

    Whoever reaches the address can try to sign in. To open it to other machines, put a web
    server with TLS before it, on this machine, and name its hosts in $TOLLBOOK_HOSTS. It has to
    pass on Host, and to set X-Forwarded-For and X-Forwarded-Proto.
    """
    # Imported here so that --help need not wait for Django.
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()
    from django.contrib.auth.models import User  # noqa: PLC0415

    if not User.objects.filter(is_active=True).exists():
        click.echo("Nobody may sign in yet. Add someone: tollbook user add NAME")
    serve_forever(host, port)


def require_free(host: str, port: int) -> None:
    """Raise BadInputError if an address cannot be listened on: before work that serving ends."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, ValueError) as error:
            raise _unheard(host, port, error) from error


def _unheard(host: str, port: int, error: OSError | ValueError) -> BadInputError:
    """Return the error for an address that cannot be listened on: taken, or none of ours."""
    if isinstance(error, ValueError | socket.gaierror):
        return BadInputError(f"{host}:{port}", "no address of this machine.", "Correct --host.")
    problem = f"cannot be listened on: {error.strerror}."
    return BadInputError(f"{host}:{port}", problem, "Choose another --port.")


def server_of(application: WSGIApplication, host: str, port: int) -> BaseWSGIServer:
    """Return a server that listens on an address.

    Raises BadInputError if the address cannot be listened on.
    """
    from waitress import create_server  # noqa: PLC0415

    try:
        return create_server(
            application, host=host, port=port, threads=THREADS, ident=None, **_proxy()
        )
    # Waitress tells a host that has no address by a ValueError.
    except (OSError, ValueError) as error:
        raise _unheard(host, port, error) from error


def _proxy() -> dict[str, object]:
    """Return what is believed of the web server before this one: address and scheme of a request.

    Only what comes from this machine is believed, and only where such a server is to be.
    """
    if "TOLLBOOK_HOSTS" not in os.environ:
        return {}
    return {
        "trusted_proxy": "127.0.0.1",
        "trusted_proxy_headers": {"x-forwarded-for", "x-forwarded-proto"},
        "clear_untrusted_proxy_headers": True,
    }


def serve_forever(host: str, port: int) -> None:
    """Print the URL and serve until interrupted.

    Raises BadInputError if the address cannot be listened on.
    """
    from tollbook.web.wsgi import application  # noqa: PLC0415

    server = server_of(application, host, port)
    sys.setswitchinterval(TURN)
    click.echo(f"Tollbook is at http://{host}:{server.effective_port}/  (Ctrl+C ends it)")
    server.run()
