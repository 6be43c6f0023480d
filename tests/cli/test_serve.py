"""What the server believes of a web server that stands before it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.test import RequestFactory

from tollbook.cli.serve import server_of

FORWARDED = {"X-Forwarded-For": "203.0.113.7", "X-Forwarded-Proto": "https"}


@contextmanager
def served() -> Iterator[Any]:
    """Give what hands a request from an address to the application, and returns it as it came."""
    came: list[dict[str, Any]] = []
    server = server_of(lambda environ, _start: came.append(environ) or [], "127.0.0.1", 0)

    def requested(address: str) -> WSGIRequest:
        headers = {**FORWARDED, "Host": "tolls.example"}
        environ = RequestFactory(headers=headers).get("/people/", REMOTE_ADDR=address).environ
        server.application(environ, lambda *_: None)
        return WSGIRequest(came[-1])

    try:
        yield requested
    finally:
        server.close()


@pytest.fixture(autouse=True)
def _open_hosts(settings: Any) -> None:
    settings.ALLOWED_HOSTS = ["tolls.example"]


def test_a_server_with_tls_on_this_machine_is_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOSTS", "tolls.example")
    with served() as requested:
        request = requested("127.0.0.1")
    assert request.build_absolute_uri("/reset/") == "https://tolls.example/reset/"
    assert request.META["REMOTE_ADDR"] == "203.0.113.7"


@pytest.mark.parametrize("hosts", [None, "tolls.example"])
def test_nobody_else_is_believed(monkeypatch: pytest.MonkeyPatch, hosts: str | None) -> None:
    monkeypatch.delenv("TOLLBOOK_HOSTS", raising=False)
    if hosts:
        monkeypatch.setenv("TOLLBOOK_HOSTS", hosts)
    with served() as requested:
        request = requested("198.51.100.2" if hosts else "127.0.0.1")
    assert request.scheme == "http"
    assert request.META["REMOTE_ADDR"] != "203.0.113.7"
