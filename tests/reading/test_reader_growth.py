"""Long and odd texts end, and the work grows about as the text does.

Work is counted in calls of functions, by the interpreter's own profiling hook: the same on any
machine, however busy.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

import pytest

from tests.reading.staging import context_of, read
from tollbook.model.claims import require_grounded
from tollbook.reading.network.encoder import cut_words, windows_with_harm
from tollbook.reading.network.pieces import Vocabulary

SENTENCE = "At least 14 people were killed and 30 wounded in the town of Barqa on Monday, he said. "
FILLER = "The council met again and spoke of the harbour and the price of fish until it was late. "


def calls(work: Callable[[], object]) -> int:
    """Return how many calls of Python functions some work makes."""
    made = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal made
        made += event == "call"

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return made


def growth(text: Callable[[int], str], size: int) -> float:
    """Return by how much the calls grow when a text of `size` parts is twice as long."""
    read(text(2))  # what is made once for all texts is made here
    return calls(lambda: read(text(2 * size))) / calls(lambda: read(text(size)))


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(lambda n: SENTENCE * n, id="claims on one line"),
        pytest.param(lambda n: (SENTENCE + FILLER * 20 + "\n") * n, id="claims far apart"),
        pytest.param(lambda n: "killed " * (40 * n), id="cues"),
        pytest.param(lambda n: "1,200 " * (60 * n) + "were killed.", id="numbers"),
        pytest.param(lambda n: "“He said " * (10 * n) + "six died" + "”" * (10 * n), id="quotes"),
        pytest.param(lambda n: "Barqa, " * (8 * n) + "were hit and six died.", id="places"),
        pytest.param(lambda n: "on Tuesday " * (30 * n) + "six died.", id="days"),
    ],
)
def test_twice_the_text_is_about_twice_the_work(text: Callable[[int], str]) -> None:
    assert growth(text, 12) < 2.7


def test_a_line_of_a_million_characters_ends() -> None:
    text = FILLER * (1_000_000 // len(FILLER)) + SENTENCE
    claims = read(text)
    assert [c.count.exact for c in claims] == ["At least 14", "30"]
    require_grounded(claims[0], text)


def test_ten_thousand_numbers_end() -> None:
    text = " ".join(str(n) for n in range(2, 10_002)) + " people were killed."
    for claim in read(text):
        require_grounded(claim, text)


def test_deep_quotes_end() -> None:
    text = "“" * 2_000 + "Six people were killed in Lema, he said." + "”" * 2_000
    for claim in read(text):
        require_grounded(claim, text)


@pytest.mark.parametrize(
    "text",
    ["a" * 300_000, "(" * 30_000, "-" * 30_000, "\n" * 30_000, "killed" * 20_000, "0" * 50_000],
    ids=["letters", "brackets", "dashes", "lines", "cue", "noughts"],
)
def test_odd_runs_end(text: str) -> None:
    assert read(text) == ()


def test_stretches_without_harm_are_not_looked_into() -> None:
    context = context_of(FILLER * 500 + SENTENCE)
    known = Vocabulary({piece: n for n, piece in enumerate(("[UNK]", "[CLS]", "[SEP]", "[MASK]"))})
    assert len(windows_with_harm(context, cut_words(context, known))) == 1
