from __future__ import annotations

import pytest

from tollbook.reading.layers import Layer, Tally, share_word, telling


def layer() -> Layer[str]:
    """Words, each in the sentence that its last figure numbers."""
    return Layer(["mine1", "raid1", "ship2", "boat5"], lambda word: int(word[-1]))


@pytest.mark.parametrize(
    ("sentence", "words"), [(0, []), (1, ["mine1", "raid1"]), (2, ["ship2"]), (5, ["boat5"])]
)
def test_the_items_of_a_sentence(sentence: int, words: list[str]) -> None:
    assert layer().of(sentence) == words


@pytest.mark.parametrize(
    ("sentence", "back", "ahead", "words"),
    [
        (2, 0, 0, ["ship2"]),
        (2, 1, 0, ["mine1", "raid1", "ship2"]),
        (1, 3, 1, ["mine1", "raid1", "ship2"]),
        (4, 1, 1, ["boat5"]),
        (9, 2, 2, []),
    ],
)
def test_the_items_near_a_sentence(sentence: int, back: int, ahead: int, words: list[str]) -> None:
    assert layer().near(sentence, back, ahead) == words


def test_a_layer_is_a_sequence_of_its_items() -> None:
    found = layer()
    assert (len(found), found[0], list(found[1:3])) == (4, "mine1", ["raid1", "ship2"])
    assert list(found) == ["mine1", "raid1", "ship2", "boat5"]


def test_an_empty_layer() -> None:
    empty: Layer[str] = Layer()
    assert (list(empty), empty.of(0), empty.near(0, 3, 3)) == ([], [], [])


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the Lema coast guard", {"lema", "coast", "guard"}),
        ("the army", {"army"}),
        ("local official sources", {"local", "official", "sources"}),
        ("The", set()),
        ("", set()),
    ],
)
def test_the_telling_words_of_a_name(words: str, found: set[str]) -> None:
    assert telling(words) == found


@pytest.mark.parametrize(
    ("one", "two", "shared"),
    [
        ("the Lema coast guard", "Lema police", True),
        ("the coast guard", "police", False),
        ("the army", "army sources", True),
        ("the army", "the government", False),
        ("Ministry of Health", "health ministry", True),
        (None, "police", False),
        (None, None, False),
        ("", "", False),
    ],
)
def test_names_that_share_a_telling_word(one: str | None, two: str | None, shared: bool) -> None:
    assert share_word(one, two) is shared
    assert share_word(two, one) is shared


def test_a_tally_counts_the_names_with_a_telling_word() -> None:
    tally = Tally(["the Lema coast guard", "Lema", "the army", "Oru"])
    assert tally.total == 4
    assert (tally.of("Lema police"), tally.of("the Oru market"), tally.of("the navy")) == (2, 1, 0)
