"""The wire: one request to one server, within limits of time and size.

One address is asked and no other: redirects are not followed, and proxies that the environment
names are not used. The key goes into the request's header and into no message.
"""

from __future__ import annotations

import ssl
import time
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpx
import msgspec

from tollbook.llm.settings import TIMEOUT, URL, Settings
from tollbook.version import __version__

#: Bytes of a response: far more than any reading of a few pages has.
MAX_BYTES = 2_000_000
#: Seconds in which a server must take the connection.
_CONNECT_SECONDS = 10.0


class ServerError(Exception):
    """A question that got no usable answer: what is wrong, and what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        self.problem = problem
        self.remedy = remedy
        super().__init__(f"{problem} {remedy}")


class BrokenOffError(ServerError):
    """The server broke the connection off; it may be asked again."""


@dataclass(frozen=True, slots=True)
class Response:
    """A whole response of the server."""

    status: int
    body: bytes
    retry_after: str | None = None


class Transport:
    """Carries requests to the chat completions of one server."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def server(self) -> str:
        """The server as messages name it."""
        return f"the server at {self._settings.url}"

    def ask(self, body: dict[str, Any]) -> Response:
        """Return the server's response to a request, of whatever status.

        Raises ServerError where there is none in time or it is too long, BrokenOffError where the
        server stops in the middle.
        """
        try:
            return self._receive(body)
        except (httpx.ConnectError, httpx.ConnectTimeout) as error:
            problem = f"{self.server} cannot be reached ({error or type(error).__name__})."
            raise ServerError(problem, f"Start it, or mend {URL}.") from error
        except httpx.TimeoutException as error:
            raise self._too_slow() from error
        except httpx.TransportError as error:
            problem = f"{self.server} broke the connection off ({error or type(error).__name__})."
            raise BrokenOffError(problem, "See what the server says of it.") from error

    def _receive(self, body: dict[str, Any]) -> Response:
        deadline = time.monotonic() + self._settings.timeout
        url = f"{self._settings.url}/chat/completions"
        content = msgspec.json.encode(body)
        data = bytearray()
        with self._client() as client, client.stream("POST", url, content=content) as response:
            for chunk in response.iter_bytes():
                data += chunk
                if len(data) > MAX_BYTES:
                    problem = f"{self.server} sent more than {MAX_BYTES:,} bytes."
                    raise ServerError(problem, f"Is {URL} that of a model's server?")
                if time.monotonic() > deadline:
                    raise self._too_slow()
            return Response(response.status_code, bytes(data), response.headers.get("Retry-After"))

    def _client(self) -> httpx.Client:
        key = self._settings.key
        return httpx.Client(
            headers={
                "Content-Type": "application/json",
                "User-Agent": f"tollbook/{__version__}",
                **({"Authorization": f"Bearer {key}"} if key else {}),
            },
            timeout=httpx.Timeout(self._settings.timeout, connect=_CONNECT_SECONDS),
            follow_redirects=False,
            trust_env=False,
            verify=self._trusted,
        )

    @cached_property
    def _trusted(self) -> ssl.SSLContext:
        """The certificates that this machine trusts, an organisation's own among them."""
        return ssl.create_default_context()

    def _too_slow(self) -> ServerError:
        problem = f"{self.server} gave no answer within {self._settings.timeout:g} seconds."
        return ServerError(problem, f"Give it longer by {TIMEOUT}, or take a smaller model.")
