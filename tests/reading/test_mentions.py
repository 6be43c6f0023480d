from __future__ import annotations

from itertools import pairwise

import pytest

from tests.reading.staging import parsed
from tollbook.reading.cues import find_cues
from tollbook.reading.mentions import Mention, find_mentions
from tollbook.reading.quantities import find_quantities


def mentions(words: str) -> list[Mention]:
    sentence = parsed(words)
    return find_mentions(sentence, find_cues(sentence), find_quantities(words))


def told(words: str) -> set[tuple[str, str, str]]:
    """Return each mention's words, kind and noun."""
    return {(words[m.start : m.end], m.kind, m.noun.text) for m in mentions(words)}


@pytest.mark.parametrize(
    ("sentence", "words", "kind", "noun"),
    [
        ("Four miners died.", "Four", "number", "miners"),
        ("At least 40 young people were killed.", "At least 40", "number", "people"),
        ("Dozens of people were killed.", "Dozens", "vague", "people"),
        ("Several officers were wounded.", "Several", "vague", "officers"),
        ("No villagers were hurt.", "No", "zero", "villagers"),
        ("A nurse was killed.", "A", "article", "nurse"),
        ("Another guard was wounded.", "Another", "article", "guard"),
        ("His wife was killed.", "His wife", "kin", "wife"),
        ("The governor was abducted.", "The governor", "definite", "governor"),
        ("The strike killed civilians.", "civilians", "bare", "civilians"),
        ("Gunmen killed Maria Santos.", "Maria Santos", "name", "Santos"),
    ],
)
def test_who_may_be_counted(sentence: str, words: str, kind: str, noun: str) -> None:
    assert (words, kind, noun) in told(sentence)


def test_a_number_counts_the_noun_behind_of() -> None:
    found = [m for m in mentions("A group of 12 men was abducted.") if m.kind == "number"]
    assert [(m.noun.text, m.quantity.value) for m in found] == [("men", 12)]


def test_a_counted_noun_is_mentioned_once() -> None:
    found = mentions("The 14 soldiers were killed.")
    assert [m.kind for m in found] == ["number"]


def test_things_are_no_single_persons() -> None:
    assert told("The bridge was destroyed after an attack.") == set()


def test_mentions_come_in_the_order_of_the_text() -> None:
    found = mentions("A woman, her two sons and at least 5 guards were killed by gunmen.")
    assert [m.start for m in found] == sorted(m.start for m in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "A woman, her two sons and at least 5 guards were killed by gunmen.",
        "Gunmen killed Maria Santos, 41, and both her brothers.",
        "DOZENS DEAD AS FERRY SINKS OFF LEMA, SAYS COAST GUARD CHIEF",
    ],
)
def test_no_mention_lies_in_another(sentence: str) -> None:
    found = mentions(sentence)
    assert all(one.end <= two.start for one, two in pairwise(found))
