from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.llm.passages import cut, halves


def pieces(text: str, longest: int) -> list[str]:
    return [text[start:end] for start, end in cut(text, longest)]


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(4, 40))
def test_passages_are_the_whole_text_in_order(text: str, longest: int) -> None:
    passages = cut(text, longest)
    assert "".join(text[start:end] for start, end in passages) == text
    assert all(end - start <= longest for start, end in passages)
    assert all(one[1] == other[0] for one, other in pairwise(passages))


def test_a_short_report_is_one_passage() -> None:
    assert cut("Six died.") == [(0, 9)]
    assert cut("") == [(0, 0)]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("One two. Three.\n\nFour five six.\nSeven eight.", "One two. Three.\n\n"),
        ("One two three four\nfive six. Seven eight nine ten.", "One two three four\n"),
        ("One two three four. Five six seven eight nine ten.", "One two three four. "),
        ("one two three four five six seven eight", "one two three four five six "),
        ("a" * 60, "a" * 30),
        ("قتل ستة. وأصيب عشرة؟ ونزح الباقون من المدينة كلها", "قتل ستة. وأصيب عشرة؟ "),
    ],
)
def test_a_cut_is_made_at_the_best_end_that_fits(text: str, first: str) -> None:
    assert pieces(text, 30)[0] == first


def test_halves_meet_at_an_end_near_the_middle() -> None:
    text = "Six died in the north. Two in the west. Four died in the south. One was found."
    (start, middle), (again, end) = halves(text, 0, len(text))
    assert (start, again, end) == (0, middle, len(text))
    assert text[:middle] == "Six died in the north. Two in the west. "


@given(st.text(alphabet="ab .\n", min_size=16, max_size=300))
def test_halves_are_the_passage_and_neither_is_tiny(text: str) -> None:
    (start, middle), (again, end) = halves(text, 0, len(text))
    assert (start, again, end) == (0, middle, len(text))
    assert len(text) // 4 <= middle <= len(text) - len(text) // 4
