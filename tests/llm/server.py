"""A small server of our own that speaks chat completions, with the answers that a test gives it."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Reply:
    """What the server answers to one request.

    It waits `delay` seconds first; with `broken_off` it sends half of the body and hangs up; a
    `drip` is sent byte by byte with so many seconds between.
    """

    body: bytes
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay: float = 0.0
    drip: float = 0.0
    broken_off: bool = False


#: What the server answers to a request's body.
Script = Callable[[dict[str, Any]], Reply]


class ModelServer:
    """The server's address, what it answers, and what it was asked."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.script: Script = lambda _: answer()
        self.requests: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self.stopped = threading.Event()

    def replies(self, *replies: Reply) -> None:
        """Answer with these replies in turn, the last again and again."""
        left = list(replies)
        self.script = lambda _: left.pop(0) if len(left) > 1 else left[0]

    @property
    def texts(self) -> list[str]:
        """The words that it was given to read, one a request."""
        return [request["messages"][1]["content"] for request in self.requests]


@contextmanager
def serving() -> Iterator[ModelServer]:
    """Serve on a free port of this machine until the block ends."""
    with ThreadingHTTPServer(("127.0.0.1", 0), _Handler) as http:
        server = ModelServer(f"http://127.0.0.1:{http.server_port}/v1")
        http.model = server  # type: ignore[attr-defined]
        thread = threading.Thread(target=http.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        try:
            yield server
        finally:
            server.stopped.set()
            http.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        model: ModelServer = self.server.model  # type: ignore[attr-defined]
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        model.requests.append(body)
        model.headers.append(dict(self.headers))
        model.paths.append(self.path)
        reply = model.script(body) if self.path == "/v1/chat/completions" else Reply(b"", 404)
        model.stopped.wait(reply.delay)
        self._send(reply, model.stopped)

    def _send(self, reply: Reply, stopped: threading.Event) -> None:
        try:
            self.send_response(reply.status)
            for name, value in reply.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(reply.body)))
            self.end_headers()
            if reply.broken_off:
                self.wfile.write(reply.body[: len(reply.body) // 2])
                self.wfile.flush()
                self.connection.shutdown(2)
            elif reply.drip:
                for byte in reply.body:
                    self.wfile.write(bytes([byte]))
                    if stopped.wait(reply.drip):
                        return
            else:
                self.wfile.write(reply.body)
        except OSError:
            """The client has hung up, as it does after a time-out."""

    def log_message(self, *args: object) -> None:
        """Say nothing."""


def says(words: str | None, finish: str = "stop") -> Reply:
    """Return the completion in which the model says some words."""
    message = {"role": "assistant", "content": words}
    choice = {"index": 0, "message": message, "finish_reason": finish}
    return Reply(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def answer(*claims: dict[str, Any]) -> Reply:
    """Return the completion in which the model tells some claims, as asked."""
    return says(json.dumps({"claims": list(claims)}, ensure_ascii=False))


def refusal(status: int, words: str = "", **headers: str) -> Reply:
    """Return an error as these servers send it."""
    names = {name.replace("_", "-"): value for name, value in headers.items()}
    return Reply(json.dumps({"error": {"message": words}}).encode(), status, names)


def told(quote: str, count: str, number: int | None = None, **fields: Any) -> dict[str, Any]:
    """Return a claim as a model tells it; what is not given is null or empty."""
    claim: dict[str, Any] = {
        "id": "1", "quote": quote, "count": count, "number": number, "qualifier": "exact",
        "harm": "killed", "victims": {"words": None, "status": "unspecified", "groups": [],
        "names": []}, "scope": "incident", "source": None, "places": [], "time": None,
        "means": None, "actor": None, "part_of": None, "part_kind": None, "same_as": None,
        "flags": [],
    }  # fmt: skip
    assert set(fields) <= set(claim)
    return claim | fields


def in_turn(replies: Sequence[Reply]) -> Script:
    """Return a script that gives replies in turn."""
    left = list(replies)
    return lambda _: left.pop(0)
