from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.network.windows import SHARED, WIDEST, windows_of

lengths = st.lists(st.integers(min_value=1, max_value=6), max_size=3000)


def test_a_short_text_is_one_window() -> None:
    (window,) = windows_of([1] * 20, [0] * 20)
    assert (window.first, window.last, window.opens, window.closes) == (0, 20, 0, 20)


def test_a_text_without_words_has_no_window() -> None:
    assert windows_of([], []) == []


@given(lengths, st.integers(min_value=1, max_value=60))
def test_every_word_is_answered_for_once(pieces: list[int], sentence_length: int) -> None:
    sentence = [i // sentence_length for i in range(len(pieces))]
    windows = windows_of(pieces, sentence)
    answered = [i for w in windows for i in range(w.opens, w.closes)]
    assert answered == list(range(len(pieces)))
    for window in windows:
        assert window.first <= window.opens <= window.closes <= window.last
        assert sum(pieces[window.first : window.last]) <= WIDEST


def test_windows_break_at_sentences_and_share_words() -> None:
    sentence = [i // 25 for i in range(2000)]
    windows = windows_of([1] * 2000, sentence)
    for one, two in pairwise(windows):
        assert one.last % 25 == two.first % 25 == 0
        assert 0 < one.last - two.first <= SHARED
        assert one.first < two.first


def test_the_number_of_windows_grows_with_the_text() -> None:
    few = len(windows_of([1] * 10_000, list(range(10_000))))
    assert len(windows_of([1] * 20_000, list(range(20_000)))) <= 2 * few + 1
