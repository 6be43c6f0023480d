from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.words import cut, is_upper


def test_words_numbers_and_marks_are_cut_apart() -> None:
    words = cut("Al-Bab: 1,200 dead, 3.5 km off.")
    assert [words[i] for i in range(len(words))] == [
        "Al", "-", "Bab", ":", "1,200", "dead", ",", "3.5", "km", "off", ".",
    ]  # fmt: skip


def test_each_word_knows_its_sentence() -> None:
    words = cut("It rained. Six died.")
    assert list(words.sentence) == [0, 0, 0, 1, 1, 1]
    assert words.sentence_text(1) == "Six died."


def test_a_stretch_of_text_touches_its_words() -> None:
    words = cut("At least 14 people died.")
    at = words.text.index("14 people")
    first, last = words.within(at, at + len("14 people"))
    assert words.span(first, last).exact == "14 people"
    assert words.within(at + 1, at + 4) == (first, last)


def test_white_space_touches_no_word() -> None:
    words = cut("a  b")
    first, last = words.within(1, 3)
    assert first == last


@given(st.text(max_size=80))
def test_words_are_in_order_and_without_white_space(text: str) -> None:
    words = cut(text)
    assert list(words.starts) == sorted(words.starts)
    for index in range(len(words)):
        assert words[index]
        assert not any(c.isspace() for c in words[index])
        assert words.sentence_of(words.starts[index]) == words.sentence[index]


def test_capitals_are_told_from_plain_writing() -> None:
    assert is_upper("GUERRILLAS ATTACKED A GARRISON AT DAWN.")
    assert not is_upper("Guerrillas attacked a garrison at dawn.")
    assert not is_upper("UN")
