from __future__ import annotations

import pytest

from tollbook.reading.network.pieces import MOST, Vocabulary

PIECES = ["[UNK]", "[CLS]", "[SEP]", "[MASK]", "kill", "##ed", "##s", "a", "##b", "b", "cafe", "1"]


@pytest.fixture
def vocabulary() -> Vocabulary:
    return Vocabulary({piece: number for number, piece in enumerate(PIECES)})


@pytest.mark.parametrize(
    ("word", "pieces"),
    [
        ("kill", ["kill"]),
        ("KILLED", ["kill", "##ed"]),
        ("killeds", ["kill", "##ed", "##s"]),
        ("Café", ["cafe"]),
        ("x", ["[UNK]"]),
        ("killx", ["[UNK]"]),
        ("", ["[UNK]"]),
    ],
)
def test_a_word_is_cut_into_its_longest_pieces(
    vocabulary: Vocabulary, word: str, pieces: list[str]
) -> None:
    assert [PIECES[number] for number in vocabulary.pieces_of(word)] == pieces


def test_a_long_word_is_cut_short(vocabulary: Vocabulary) -> None:
    assert len(vocabulary.pieces_of("a" + "b" * 500)) == MOST


def test_a_word_of_many_letters_ends(vocabulary: Vocabulary) -> None:
    assert vocabulary.pieces_of("z" * 300_000) == vocabulary.pieces_of("x")
