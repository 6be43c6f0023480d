from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.sentences import LONGEST, split_sentences


def sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        (" \n\t ", []),
        ("Two died.", ["Two died."]),
        ("Two died. Three fled.", ["Two died.", "Three fled."]),
        ("Who fired? Nobody knows! It is dark.", ["Who fired?", "Nobody knows!", "It is dark."]),
        ('"They fled." The mayor wept.', ['"They fled."', "The mayor wept."]),
        ("“They fled.” “We stayed.”", ["“They fled.”", "“We stayed.”"]),
        ("(Two died.) Three fled.", ["(Two died.)", "Three fled."]),
        ("It fell... Then it burned.", ["It fell...", "Then it burned."]),
        ("Two died. 300 fled.", ["Two died.", "300 fled."]),
    ],
)
def test_stops(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Ortega met Dr. Ruiz near St. Anne on Feb. 3 at No. 12 Main Street.",
        "The U.S. Army and J. Smith left.",
        "Smith vs. Jones went on.",
        "It cost 3.5 million and rose 0.2 percent.",
        "See www.example.org today.",
    ],
)
def test_a_full_stop_in_a_sentence_ends_nothing(text: str) -> None:
    assert sentences(text) == [text]


def test_a_line_ends_a_headline() -> None:
    assert sentences("Ferry sinks off Lema\nForty are missing, police say.") == [
        "Ferry sinks off Lema",
        "Forty are missing, police say.",
    ]


def test_an_empty_line_ends_a_sentence_even_without_a_stop() -> None:
    assert sentences("Ferry sinks off Lema\n\nforty missing") == [
        "Ferry sinks off Lema",
        "forty missing",
    ]


def test_lines_broken_by_width_are_joined() -> None:
    wire = (
        "GUERRILLAS OF THE NATIONAL FRONT BLEW UP FOUR PYLONS IN THE EASTERN\n"
        "DEPARTMENT LAST NIGHT AND KILLED TWO GUARDS WHO WERE ON DUTY AT THE\n"
        "SUBSTATION, ACCORDING TO THE LOCAL GARRISON. A CURFEW WAS ORDERED IN\n"
        "THE TOWN AND TROOPS WERE SENT TO THE SITE."
    )
    assert len(sentences(wire)) == 2


def test_a_printed_date_ends_a_headline_without_a_stop() -> None:
    text = "Blast in Oru kills 5 12 March 2003 A bomb went off in the market."
    assert sentences(text) == [
        "Blast in Oru kills 5 12 March 2003",
        "A bomb went off in the market.",
    ]


def test_an_overlong_sentence_is_cut_at_white_space() -> None:
    text = "word " * 1_000
    pieces = sentences(text)
    assert all(len(piece) <= LONGEST for piece in pieces)
    assert " ".join(pieces).split() == text.split()


def test_an_overlong_word_is_cut_as_well() -> None:
    pieces = sentences("x" * 5_000)
    assert "".join(pieces) == "x" * 5_000
    assert max(map(len, pieces)) <= LONGEST


@given(st.text(alphabet=st.sampled_from('aB1 .!?\n\t"“”’)(\u2028\u3000é'), max_size=300))
def test_any_text_is_covered_but_for_white_space(text: str) -> None:
    spans = split_sentences(text)
    assert all(start < end for start, end in spans)
    assert all(one[1] <= two[0] for one, two in pairwise(spans))
    assert "".join("".join(text[s:e].split()) for s, e in spans) == "".join(text.split())
    assert all(text[s:e] == text[s:e].strip() for s, e in spans)
