"""The word lists agree with each other: what one knows no other hides."""

from __future__ import annotations

import re

import pytest

from tollbook.reading.lexicon import geography, harms, people, speech, violence

GATE = re.compile(harms.GATE, re.IGNORECASE)
#: Words that the gate leaves out: a sentence with none but these is not looked into.
PASSED_OVER = {"claim", "dislocate"}
IRREGULAR = {"drive": "drove", "gas": "gassed"}


def past(verb: str) -> str:
    """Return a verb's past."""
    return IRREGULAR.get(verb) or verb + ("d" if verb.endswith("e") else "ed")


@pytest.mark.parametrize("verb", sorted({*harms.TRANSITIVE, *harms.INTRANSITIVE} - PASSED_OVER))
def test_the_gate_lets_every_verb_of_harm_through(verb: str) -> None:
    assert GATE.search(verb) or GATE.search(past(verb))


@pytest.mark.parametrize("noun", sorted(harms.NOMINAL.keys() - {"lifeless"}))
def test_the_gate_lets_every_noun_of_harm_through(noun: str) -> None:
    assert GATE.search(noun)


@pytest.mark.parametrize("verb", sorted(PASSED_OVER))
def test_what_is_passed_over_is_known_to_be(verb: str) -> None:
    assert not GATE.search(past(verb))


@pytest.mark.parametrize(
    "text", ["The council met on Monday.", "Prices rose again.", "It rained all night."]
)
def test_the_gate_keeps_out_sentences_without_harm(text: str) -> None:
    assert GATE.search(text) is None


def test_no_noun_is_both_a_person_and_a_thing() -> None:
    assert not people.PERSONS & people.THINGS


@pytest.mark.parametrize(
    "lists",
    [
        (people.COMBATANTS, people.CIVILIANS),
        (people.CIVILIANS, people.NEUTRAL),
        (people.COMBATANTS, people.NEUTRAL),
    ],
    ids=["combatants and civilians", "civilians and neutral", "combatants and neutral"],
)
def test_no_noun_has_two_statuses(lists: tuple[frozenset[str], frozenset[str]]) -> None:
    assert lists[0] & lists[1] == set()


def test_patterns_compile() -> None:
    for patterns in (harms.PHRASES, violence.MEANS, speech.KINDS, people.GROUP_PHRASES):
        for pattern, _ in patterns:
            assert re.compile(pattern).groups == 0
    assert re.compile(speech.GATE)


def test_words_for_places_are_no_words_against_them() -> None:
    assert not geography.LOCATIVE & geography.NOT_PLACES
    assert not geography.DIRECTIONS & geography.NOT_PLACES
