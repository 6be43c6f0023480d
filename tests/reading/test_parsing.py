from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.reading.staging import parsed
from tollbook.reading.parsing import is_upper, load_model, parse

HARM = re.compile("killed")


def test_only_the_wanted_sentences_are_parsed() -> None:
    text = "The day was quiet. A shell killed two men. Rain fell at night."
    found = parse(text, HARM)
    assert [text[s:e] for s, e in found.spans] == [
        "The day was quiet.",
        "A shell killed two men.",
        "Rain fell at night.",
    ]
    assert list(found.parses) == [1]
    assert found.parses[1].doc.text == "A shell killed two men."


def test_offsets_of_tokens_are_those_of_the_report() -> None:
    text = "Rain fell.  Troops killed\ttwo men."
    sentence = parse(text, HARM).parses[1]
    assert [text[sentence.first(t) : sentence.last(t)] for t in sentence.doc if t.is_alpha] == [
        "Troops", "killed", "two", "men",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("offset", "word"), [(0, "Two"), (2, "Two"), (3, None), (4, "men"), (11, "fled"), (99, None)]
)
def test_the_token_at_an_offset(offset: int, word: str | None) -> None:
    token = parsed("Two men  fled").token_at(offset)
    assert (token.text.strip() or None if token else None) in (word, "")
    assert word is None or (token is not None and token.text == word)


@pytest.mark.parametrize(("offset", "index"), [(0, 0), (10, 0), (11, 0), (12, 1), (500, 1)])
def test_the_sentence_of_an_offset(offset: int, index: int) -> None:
    assert parse("Rain fell.  Troops killed two.", HARM).sentence_of(offset) == index


def test_a_text_without_a_sentence() -> None:
    found = parse("", HARM)
    assert (found.spans, found.parses, found.upper) == ((), {}, False)


@pytest.mark.parametrize(
    ("text", "upper"),
    [
        ("GUERRILLAS KILLED TWO GUARDS LAST NIGHT IN THE EAST.", True),
        ("Guerrillas killed two guards last night in the east.", False),
        ("FOUR DEAD IN BLAST\nA bomb killed four people in the market on Sunday.", False),
        ("UN: 12 DIE", False),
        ("", False),
        ("١٢٣ قُتل أربعة أشخاص في انفجار وقع اليوم", False),
    ],
)
def test_capitals(text: str, upper: bool) -> None:
    assert is_upper(text) is upper


def test_capitals_are_parsed_as_small_letters_at_the_same_offsets() -> None:
    text = "GUERRILLAS KILLED TWO GUARDS LAST NIGHT IN THE EAST."
    found = parse(text, re.compile("KILLED"))
    sentence = found.parses[0]
    killed = next(t for t in sentence.doc if t.text == "killed")
    assert found.upper
    assert killed.pos_ == "VERB"
    assert text[sentence.first(killed) : sentence.last(killed)] == "KILLED"


def test_letters_that_grow_in_lower_case_keep_the_offsets() -> None:
    text = "İSTANBUL: TWO GUARDS WERE KILLED LAST NIGHT İN THE EAST."
    sentence = parse(text, re.compile("KILLED")).parses[0]
    assert len(sentence.doc.text) == sentence.end - sentence.start


def test_the_model_is_loaded_once() -> None:
    assert load_model() is load_model()


@given(st.text(alphabet=st.sampled_from("killed two men.\n\u2028\u00a0’İß\t"), max_size=200))
def test_every_parse_has_the_length_of_its_sentence(text: str) -> None:
    for sentence in parse(text, HARM).parses.values():
        assert len(sentence.doc.text) == sentence.end - sentence.start
