"""docs/learn.md tells the limits and the reasons as they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from tollbook.home import READER_FOLDER
from tollbook.learning.folds import FEWEST, FOLDS
from tollbook.record.reviewed import NO_CLAIM
from tollbook.web.words import word

TEXT = (Path(__file__).resolve().parents[2] / "docs" / "learn.md").read_text(encoding="utf-8")
WORDS = " ".join(TEXT.split())


@pytest.mark.parametrize(
    "words",
    [
        f"at least {FEWEST} of them, of at least {FOLDS} separate events",
        f"dealt into {FOLDS} shares",
        f"`$TOLLBOOK_HOME/{READER_FOLDER}`",
        "tollbook learn --dry-run",
        "tollbook learn --forget",
        "pip install 'tollbook[train]'",
    ],
)
def test_what_is_told_is_so(words: str) -> None:
    assert words in WORDS


def test_the_reasons_that_teach_are_named() -> None:
    assert {"not_casualty", "machine_error"} == NO_CLAIM
    assert word("machine_error") == "the machine misread"
    assert "rejected as no casualty or misread by the machine" in WORDS
