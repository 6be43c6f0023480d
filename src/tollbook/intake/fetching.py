"""Reports from the web: one page, within limits of size and time, over http or https only."""

from __future__ import annotations

import re
import time
from urllib.parse import unquote, urlsplit

import httpx
import msgspec

from tollbook.errors import BadInputError
from tollbook.intake.decoding import too_long
from tollbook.intake.limits import MAX_PAGE_BYTES, PAGE_SECONDS, STEP_SECONDS
from tollbook.version import __version__


class Page(msgspec.Struct, frozen=True):
    """What a server sent, and the address it came from in the end."""

    data: bytes
    url: str
    media_type: str
    charset: str | None


def is_url(argument: str) -> bool:
    """Tell an address ("https://...") from the name of a file."""
    return re.match(r"[A-Za-z][A-Za-z0-9+.-]+://", argument) is not None


def fetch(url: str) -> Page:
    """Return the page at `url`, following redirects.

    Raises BadInputError for what is no address, another scheme than http or https, a server that
    cannot be reached, does not answer in time, answers with an error (404), or sends more than
    MAX_PAGE_BYTES.
    """
    try:
        if urlsplit(url).scheme.lower() not in {"http", "https"}:
            raise BadInputError(url, "only http and https addresses are read.")
        with _client().stream("GET", url) as response:
            return _receive(response, url)
    except httpx.TimeoutException as error:
        raise BadInputError(url, "the server did not answer in time.", "Try again.") from error
    # What is no address at all is a ValueError: an open bracket, a host that is too long.
    except (httpx.HTTPError, httpx.InvalidURL, ValueError) as error:
        problem = f"the page could not be fetched: {error or type(error).__name__}."
        raise BadInputError(url, problem, "Check the address and the network.") from error


def url_stem(url: str) -> str:
    """Return a page's id: the last part of its path without the extension, else its host."""
    parts = urlsplit(url)
    last = unquote(parts.path).rstrip("/").rpartition("/")[2]
    return last.rpartition(".")[0] or last or parts.hostname or url


def _client() -> httpx.Client:
    headers = {"User-Agent": f"tollbook/{__version__}"}
    return httpx.Client(
        follow_redirects=True, max_redirects=10, timeout=STEP_SECONDS, headers=headers
    )


def _receive(response: httpx.Response, url: str) -> Page:
    """Return the body of an open response; `url` is the address that the user gave."""
    if response.is_error:
        problem = f"the server answered {response.status_code} {response.reason_phrase}."
        raise BadInputError(url, problem, "Check the address.")
    deadline = time.monotonic() + PAGE_SECONDS
    data = bytearray()
    for chunk in response.iter_bytes():
        data += chunk
        if len(data) > MAX_PAGE_BYTES:
            raise too_long(url, MAX_PAGE_BYTES)
        if time.monotonic() > deadline:
            raise BadInputError(url, f"the page took more than {PAGE_SECONDS:.0f} seconds.")
    media_type = response.headers.get("content-type", "").partition(";")[0].strip().lower()
    return Page(bytes(data), str(response.url), media_type, response.charset_encoding)
