from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from tests.intake.pages import LINKED_DATA, page
from tollbook.errors import BadInputError
from tollbook.intake import LoadedReport, fetching, load_reports
from tollbook.intake.fetching import fetch, is_url, url_stem

TEXT = "Two people were killed when a bridge fell in Norvik, the mayor said on Friday."
PAGES = {
    "/news/market-raid.html": ("text/html; charset=utf-8", page(LINKED_DATA).encode()),
    "/latin.html": ("text/html; charset=cp1252", page().replace("nurse", "nürse").encode("cp1252")),
    "/plain": ("text/plain", TEXT.encode()),
    "/archive.jsonl": ("application/octet-stream", b'{"text": "One."}\n{"text": "Two."}\n'),
}  # fmt: skip


class _Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/moved":
            self.send_response(301)
            self.send_header("Location", "/news/market-raid.html")
            self.end_headers()
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
            self.end_headers()
        elif self.path == "/to-a-file":
            self.send_response(302)
            self.send_header("Location", "file:///etc/hostname")
            self.end_headers()
        elif self.path in PAGES:
            media_type, body = PAGES[self.path]
            self.send_response(200)
            self.send_header("Content-Type", media_type)
            self.end_headers()
            self.wfile.write(body)
        else:
            self.send_error(404)

    def log_message(self, *args: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """Serve the pages on a free port of this machine."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def load(url: str) -> list[LoadedReport]:
    return [entry for entry in load_reports([url]) if isinstance(entry, LoadedReport)]


def test_a_page(site: str) -> None:
    url = f"{site}/news/market-raid.html"
    (loaded,) = load(url)
    assert (loaded.report.id, loaded.report.url) == ("market-raid", url)
    assert loaded.report.publisher == "The Coast Herald"
    assert (loaded.via, loaded.media_type, loaded.source) == ("url", "text/html", url)
    assert loaded.original == page(LINKED_DATA).encode()


def test_redirects_are_followed_to_the_pages_own_address(site: str) -> None:
    (loaded,) = load(f"{site}/moved")
    assert loaded.report.url == f"{site}/news/market-raid.html"
    assert loaded.source == f"{site}/moved"


def test_the_header_tells_the_encoding(site: str) -> None:
    assert "a nürse" in load(f"{site}/latin.html")[0].report.text


def test_other_forms(site: str) -> None:
    assert load(f"{site}/plain")[0].report.text == TEXT
    assert [loaded.report.id for loaded in load(f"{site}/archive.jsonl")] == [
        "archive-1",
        "archive-2",
    ]


@pytest.mark.parametrize(
    ("path", "problem"),
    [
        ("/gone", "the server answered 404 Not Found. Check the address."),
        ("/round", "could not be fetched: Exceeded maximum allowed redirects"),
        ("/to-a-file", "could not be fetched: Request URL has an unsupported protocol"),
    ],
)
def test_a_page_that_is_not_there_is_named(site: str, path: str, problem: str) -> None:
    (error,) = load_reports([site + path])
    assert isinstance(error, BadInputError)
    assert error.source == site + path
    assert problem in str(error)


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(BadInputError, match="could not be fetched"):
        fetch("http://127.0.0.1:9/")


@pytest.mark.parametrize("url", ["http://[x/y", f"https://{'a' * 300}.org/", "https://"])
def test_what_is_no_address_is_named(url: str) -> None:
    (error,) = load_reports([url])
    assert isinstance(error, BadInputError)
    assert error.source == url
    assert "could not be fetched" in str(error)


@pytest.mark.parametrize("url", ["ftp://example.org/a.txt", "file:///etc/hostname"])
def test_other_schemes_are_refused(url: str) -> None:
    with pytest.raises(BadInputError, match="only http and https"):
        fetch(url)


def test_no_more_than_the_limit_is_read(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching, "MAX_PAGE_BYTES", 100)
    with pytest.raises(BadInputError, match="longer than"):
        fetch(f"{site}/news/market-raid.html")


@pytest.mark.parametrize(
    ("argument", "is_one"),
    [("https://a.org", True), ("C:\\a.txt", False), ("a.txt", False), ("-", False)],
)
def test_addresses_are_told_from_files(argument: str, is_one: bool) -> None:
    assert is_url(argument) is is_one


@pytest.mark.parametrize(
    ("url", "stem"),
    [
        ("https://a.org/news/raid-kills-4.html?x=1#top", "raid-kills-4"),
        ("https://a.org/news/raid/", "raid"),
        ("https://a.org/%D8%A7", "ا"),
        ("https://a.org/.html", ".html"),
        ("https://a.org/", "a.org"),
    ],
)
def test_url_stem(url: str, stem: str) -> None:
    assert url_stem(url) == stem
