from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from tests.cli.conftest import run  # noqa: F401 - a fixture
from tests.llm.server import ModelServer, serving
from tollbook.llm import LlmReader, Settings
from tollbook.model import Claim, Report
from tollbook.model.claims import require_grounded
from tollbook.model.reports import hash_text


@pytest.fixture(scope="session")
def _running() -> Iterator[ModelServer]:
    with serving() as server:
        yield server


@pytest.fixture
def server(_running: ModelServer) -> ModelServer:
    """The server of a model, on a free port of this machine, that has not been asked yet."""
    _running.requests.clear()
    _running.headers.clear()
    _running.paths.clear()
    return _running


def report(text: str, published: str | None = "2021-03-04", language: str | None = "en") -> Report:
    """Return a report of the name "market"."""
    day = dt.date.fromisoformat(published) if published else None
    return Report(id="market", text=text, sha256=hash_text(text), published=day, language=language)


@dataclass
class Reading:
    """A reader over the server, with what it remarked and how long it would have slept."""

    server: ModelServer
    remarks: list[str] = field(default_factory=list)
    slept: list[float] = field(default_factory=list)

    def reader(self, key: str | None = None, timeout: float = 10.0) -> LlmReader:
        settings = Settings(
            url=self.server.url, model="small", key=key, timeout=timeout,
            languages=frozenset({"en", "ar"}),
        )  # fmt: skip
        return LlmReader(settings, self.remarks.append, self.slept.append)

    def __call__(
        self, text: str, published: str | None = "2021-03-04", language: str | None = "en"
    ) -> tuple[Claim, ...]:
        """Return the claims of a text, each held against it."""
        claims = self.reader().read(report(text, published, language))
        for claim in claims:
            require_grounded(claim, text)
        return claims


@pytest.fixture
def reading(server: ModelServer) -> Reading:
    """Read texts through the server: `reading(text)`."""
    return Reading(server)
