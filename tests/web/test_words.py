"""Codes and figures in words: unknown is said, an open top is said, nothing is rounded."""

import datetime as dt
from typing import get_args

import pytest

from tests.web.conftest import make_claim
from tollbook.model import Time, Victims
from tollbook.model.decisions import DecisionKind, Reason
from tollbook.model.vocabulary import Harm, MeansCode, Qualifier, Scope
from tollbook.tolls import Bound, Figure
from tollbook.tolls.toll import Rule
from tollbook.web.naming import toll_range
from tollbook.web.tolls import RULES
from tollbook.web.words import (
    DONE,
    REJECTIONS,
    claim_words,
    days_words,
    figure,
    headline,
    range_words,
    toll_sentence,
    word,
)


def bound(value):
    return None if value is None else Bound(value=value, claims=("r1#c1",), rule="agreed", words="")


def toll(low, best, high, high_open=False, victims="all"):
    low, best, high = map(bound, (low, best, high))
    return Figure(
        harm="killed", victims=victims, low=low, best=best, high=high, high_open=high_open
    )


@pytest.mark.parametrize(
    ("bounds", "words"),
    [
        ((14, 14, 14), "14"),
        ((0, 0, 0), "0"),
        ((9, 9, None), "9 or more"),
        ((10, None, 15), "10 to 15"),
        ((900, 1000, 1000), "900 to 1,000, best 1,000"),
        ((None, None, 50), "up to 50"),
        ((None, None, None), "no number"),
    ],
)
def test_bounds_of_a_claim(bounds, words):
    assert range_words(*bounds) == words


@pytest.mark.parametrize(
    ("of", "short", "sentence"),
    [
        (toll(9, 9, 9), "9", "9 killed."),
        (toll(9, 9, 9, True), "9 or more", "At least 9 killed."),
        (toll(8, 8, 14), "8 to 14, best 8", "8 to 14 killed. 8 is the best figure."),
        (
            toll(8, 9, 14, True),
            "8 to 14 or more",
            "8 to 14, perhaps more, killed. 9 is the best figure.",
        ),
        (toll(None, None, 30), "up to 30", "Up to 30 killed."),
        (toll(5, None, None), "5 or more", "At least 5 killed."),
        (toll(None, None, None), "no number", "An unknown number killed."),
        (toll(3, 3, 3, victims="children"), "3", "3 children killed."),
    ],
)
def test_a_figure_of_a_toll(of, short, sentence):
    assert toll_range(of) == short
    assert toll_sentence(of) == sentence


def test_an_unknown_figure_is_never_zero():
    assert figure(None) == "unknown"
    assert figure(0) == "0"
    assert figure(1234567) == "1,234,567"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (None, None, ""),
        ("2025-03-11", "2025-03-11", "11 Mar 2025"),
        ("2025-03-11", None, "11 Mar 2025"),
        ("2025-03-14", "2025-03-19", "14 to 19 Mar 2025"),
        ("2024-12-30", "2025-01-02", "30 Dec 2024 to 2 Jan 2025"),
    ],
)
def test_days(first, last, words):
    days = [dt.date.fromisoformat(day) if day else None for day in (first, last)]
    assert days_words(Time(from_=days[0], to=days[1])) == words
    assert days_words(None) == ""


@pytest.mark.parametrize("vocabulary", [Harm, MeansCode, Qualifier, Reason, Scope])
def test_every_code_has_words_without_underscores(vocabulary):
    for code in get_args(vocabulary):
        assert word(code)
        assert "_" not in word(code)


def test_every_decision_rule_and_key_has_words():
    assert set(DONE) == set(get_args(DecisionKind))
    assert set(RULES) == set(get_args(Rule))
    assert len(set(REJECTIONS.values())) == len(REJECTIONS) == 10
    assert all(len(key) == 1 for key in REJECTIONS)


def test_a_claim_is_told_with_its_people():
    text = "In all 14 young civilians were killed."
    people = Victims(start=10, end=25, exact="young civilians")
    claim = make_claim(text, "14 young civilians were killed", "14", id="c1", victims=people)
    assert claim_words(claim) == "14 young civilians killed"


def test_people_named_elsewhere_are_left_out():
    text = "The villagers fled; 14 were killed."
    people = Victims(start=4, end=13, exact="villagers")
    claim = make_claim(text, "14 were killed", "14", id="c1", victims=people)
    assert claim_words(claim) == "14 killed"


def test_a_title_stands_in_for_itself_and_the_first_line_for_a_missing_one():
    assert headline("Title", "First line") == "Title"
    assert headline(None, "\n First line\nSecond") == "First line"


@pytest.mark.parametrize(
    ("opening", "shown"),
    [
        ("NORVIK, Ardland, 4 May 2021 (Coast Press) - Shells hit a market", "Shells hit a market"),
        ("NORVIK — Shells hit a market", "Shells hit a market"),
        (
            "Six killed - and the UNITED front - in Norvik",
            "Six killed - and the UNITED front - in Norvik",
        ),
    ],
)
def test_a_headline_does_not_begin_with_a_dateline(opening, shown):
    assert headline(None, opening) == shown
