from __future__ import annotations

import pytest

from tests.reading.staging import parsed
from tollbook.reading.speech import Frame, find_frames, headline_frame


def frames(words: str) -> list[Frame]:
    found = find_frames(parsed(words))
    assert all(words[f.start : f.end] == f.words for f in found)
    return found


@pytest.mark.parametrize(
    ("sentence", "source", "stance"),
    [
        ("Six people died, the coast guard said.", "the coast guard", "said"),
        ("The coast guard said six people died.", "The coast guard", "said"),
        ("A spokesman for the ministry confirmed six deaths.", "A spokesman for the ministry",
         "confirmed"),
        ("The guerrillas claimed they killed six guards.", "The guerrillas", "claimed"),
        ("The army denied that guards had died.", "The army", "denied"),
        ("The general admitted that six guards died.", "The general", "conceded"),
        ("Aid agencies estimate that 4,000 people fled.", "Aid agencies", "estimated"),
        ("Villagers alleged that troops killed six men.", "Villagers", "alleged"),
        ("Six people died, according to the Lema Coast Guard.", "the Lema Coast Guard", "said"),
        ("According to doctors, six people died.", "doctors", "said"),
        ("Six people died, the Bureau of Fisheries reported.", "the Bureau of Fisheries", "said"),
    ],
)  # fmt: skip
def test_who_says_it_and_how(sentence: str, source: str, stance: str) -> None:
    assert (source, stance) in [(f.words, f.stance) for f in frames(sentence)]


def test_a_source_without_its_comma_is_found_beside_its_verb() -> None:
    found = frames("The shelling killed 12 people the state news agency reported")
    assert [f.words for f in found] == ["the state news agency"]


@pytest.mark.parametrize(
    "sentence", ["The radio quoted the governor.", "The paper cited the governor."]
)
def test_who_is_quoted_is_a_source_too(sentence: str) -> None:
    handed_on = [f.words for f in frames(sentence) if f.kind == "handed_on"]
    assert handed_on == ["the governor"]


def test_a_saying_in_the_passive_names_who_is_quoted() -> None:
    found = frames("The governor was quoted by the radio as saying six died.")
    assert ("The governor", "passive") in [(f.words, f.kind) for f in found]
    assert ("the radio", "passive") in [(f.words, f.kind) for f in found]


@pytest.mark.parametrize("word", ["He", "She", "It", "They"])
def test_a_pronoun_only_points_back(word: str) -> None:
    (frame,) = frames(f"{word} said six people died.")
    assert frame.pronoun
    assert not frame.anaphor


@pytest.mark.parametrize(
    ("words", "points_back"),
    [("The group", True), ("The same source", True), ("A group", False), ("The Lema Group", False)],
)
def test_some_descriptions_point_back(words: str, points_back: bool) -> None:
    (frame,) = frames(f"{words} said six people died.")
    assert frame.anaphor is points_back


def test_a_name_stops_before_its_clause() -> None:
    (frame,) = frames("The governor, who visited the port, said six people died.")
    assert frame.words == "The governor"


def test_no_saying_no_frame() -> None:
    assert frames("A mine killed six pilgrims in Lema.") == []


@pytest.mark.parametrize(
    ("head", "source"),
    [
        ("Six killed in port blast: police", "police"),
        ("Six killed in port blast - officials", "officials"),
        ("Police: six killed in port blast", "Police"),
        ("Lema police: six killed in port blast", "Lema police"),
        ("Air raid kills 9 in Lema: state media - AFP", "state media"),
        ("Six killed in port blast - witnesses", "witnesses"),
    ],
)
def test_a_headline_names_its_source_at_either_end(head: str, source: str) -> None:
    frame = headline_frame(head, 0, len(head), 0)
    assert frame is not None
    assert (frame.words, frame.kind) == (source, "headline")
    assert head[frame.start : frame.end] == source


@pytest.mark.parametrize("head", ["Six killed in port blast", "Blast: six killed", "Lema", ""])
def test_a_headline_without_a_source(head: str) -> None:
    assert headline_frame(head, 0, len(head), 0) is None


def test_a_headline_is_read_at_its_own_place() -> None:
    text = "\n\nSix killed in blast: police\nMore to come."
    frame = headline_frame(text, 2, 29, 0)
    assert frame is not None
    assert text[frame.start : frame.end] == "police"
