"""docs/llm.md names every setting and the limits as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.llm import client, grounding, passages, placing, reader, settings, transport

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "llm.md").read_text(encoding="utf-8")
WORDS = " ".join(TEXT.split())


@pytest.mark.parametrize("name", ["URL", "MODEL", "KEY", "LANGUAGES", "TIMEOUT"])
def test_every_setting_is_named(name: str) -> None:
    assert f"| `{getattr(settings, name)}` |" in TEXT


@pytest.mark.parametrize(
    "words",
    [
        f"{settings.SECONDS:.0f} if not set",
        f"an answer up to {client.MAX_TOKENS:,}",
        f"after {client.FIRST_WAIT:.0f}, 2 and 4 seconds",
        f"{transport.MAX_BYTES // 1_000_000} MB of an answer",
        f"{reader.LONGEST_REPORT:,} characters of a report",
        f"more than {passages.LONGEST:,} characters are read in passages",
        f"a statement of {placing.TELLING} characters or more",
        f"{grounding.UNMEASURED:g} (not measured) or {grounding.DOUBTED:g} (in doubt".replace(
            "0.", "."
        ),
    ],
)
def test_the_limits_are_told_as_they_are(words: str) -> None:
    assert words in WORDS


def test_a_busy_server_is_asked_as_often_as_is_told() -> None:
    assert client.TRIES == 4
    assert "is asked four times in all" in WORDS
