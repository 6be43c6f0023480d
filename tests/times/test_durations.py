import datetime as dt

import pytest

from tests.times.helpers import REPORT, days, only


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Five years of war killed many.", "Five years of war"),
        ("the country's eight-year civil war", "eight-year civil war"),
        ("a six-year-old conflict", "six-year-old conflict"),
        ("THE 10-YEAR CIVIL WAR GOES ON", "10-YEAR CIVIL WAR"),
        ("a month-long siege", "a month-long siege"),
        ("After two days of heavy shelling", "two days of heavy shelling"),
    ],
)
def test_the_age_of_a_conflict_is_a_duration_without_days(text, words):
    time = only(text)
    assert (time.exact, time.kind, time.rule) == (words, "duration", "age_of_conflict")
    assert (time.from_, time.to, time.needs_anchor) == (None, None, False)


@pytest.mark.parametrize(
    "text",
    [
        "a 14-year-old boy was killed",
        "the three-year-old girl",
        "14-year-old Ann Battles was killed",
        "jailed for 3 years in prison",
    ],
)
def test_ages_and_sentences_are_none(text):
    assert days(text) == []


def test_a_short_length_may_end_with_the_report():
    time = only("Raids killed 70 in two days.")
    assert (time.kind, time.from_) == ("duration", None)
    assert time.candidates == ((dt.date(2022, 9, 14), REPORT),)


def test_the_nth_day_is_that_day_or_all_days_until_then():
    time = only("Raids went on for the fourth day in a row.")
    assert time.from_ is None
    assert time.candidates == ((REPORT, REPORT), (dt.date(2022, 9, 12), REPORT))


@pytest.mark.parametrize(
    "words",
    ["the third straight day", "the 3rd consecutive day", "the third day of a major offensive"],
)
def test_ways_to_count_days_of_fighting(words):
    assert only(f"Shells fell on {words}.").rule == "nth_day"


@pytest.mark.parametrize(
    "words",
    ["the same ten weeks", "its thirty days", "the first five days", "the fourteen months"],
)
def test_a_length_that_is_pointed_at_has_no_days(words):
    time = only(f"Forty died in {words}, he said.")
    assert (time.exact.endswith(words), time.kind, time.from_) == (True, "duration", None)


@pytest.mark.parametrize("words", ["its second day", "for a second night", "on the third day"])
def test_a_day_of_a_series_has_no_days(words):
    time = only(f"Forty died, {words}, he said.")
    assert (time.exact, time.kind, time.from_) == (words, "duration", None)
