from __future__ import annotations

import datetime as dt

import pytest

from tests.reading.staging import PUBLISHED, claim_of, misread, read
from tollbook.model import Claim


def day(iso: str) -> dt.date:
    return dt.date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "count", "words", "first", "last"),
    [
        ("A shell killed six villagers in Kesh on Tuesday.", "six", "Tuesday",
         "2011-03-15", "2011-03-15"),
        ("Six villagers were killed yesterday.", "Six", "yesterday", "2011-03-16", "2011-03-16"),
        ("On Monday, gunmen shot dead two judges in Oru.", "two", "Monday",
         "2011-03-14", "2011-03-14"),
        ("Six villagers were killed on 3 March.", "Six", "3 March", "2011-03-03", "2011-03-03"),
        ("Six villagers were killed in Kesh last week.", "Six", "last week",
         "2011-03-07", "2011-03-13"),
        ("TWO GUARDS WERE KILLED IN ORU LAST NIGHT.", "TWO", "LAST NIGHT",
         "2011-03-16", "2011-03-16"),
    ],
)  # fmt: skip
def test_when_it_happened(text: str, count: str, words: str, first: str, last: str) -> None:
    time = claim_of(text, count).time
    assert time is not None
    assert (time.exact, time.from_, time.to) == (words, day(first), day(last))
    assert time.basis == "event"


@pytest.mark.parametrize(
    "date",
    [pytest.param("12 May 1998", marks=misread("a date that opens a sentence: dateline"))],
)
def test_a_full_date_in_a_sentence_dates_the_event(date: str) -> None:
    time = claim_of(f"On {date} two monks were abducted by rebels in Oru.", "two").time
    assert time is not None
    assert (time.from_, time.basis) == (day("1998-05-12"), "event")


def test_a_day_of_the_saying_is_told_as_such() -> None:
    time = claim_of("Six villagers were killed in Kesh, police said Tuesday.", "Six").time
    assert time is None or (time.from_, time.basis) == (day("2011-03-15"), "statement")


def test_without_a_date_of_the_report_relative_days_stay_open() -> None:
    (claim,) = read("Six villagers were killed in Kesh on Tuesday.", published=None)
    assert claim.time is None or (claim.time.from_, claim.time.to) == (None, None)


def test_without_words_of_time_there_is_no_time() -> None:
    assert claim_of("Six villagers were killed in Kesh.", "Six").time is None


def test_two_days_of_one_report_are_told_apart() -> None:
    text = (
        "A shell killed six villagers in the village of Kesh on Monday. "
        "A car bomb killed nine shoppers in the town of Barqa on Tuesday."
    )
    assert first_day(claim_of(text, "six")) == day("2011-03-14")
    assert first_day(claim_of(text, "nine")) == day("2011-03-15")


def test_a_day_is_carried_to_the_next_sentence() -> None:
    text = "A bomb went off in the town of Barqa on Tuesday. Nine shoppers were killed."
    assert first_day(claim_of(text, "Nine")) == day("2011-03-15")


@pytest.mark.parametrize("count", ["Six", "Nine"])
def test_no_day_lies_after_the_report(count: str) -> None:
    text = f"{count} villagers were killed in Kesh on Friday."
    assert first_day(claim_of(text, count)) <= PUBLISHED


def first_day(claim: Claim) -> dt.date:
    assert claim.time is not None
    assert claim.time.from_ is not None
    return claim.time.from_


def test_the_words_of_a_long_expression_are_kept_short() -> None:
    text = (
        "More than 9,000 people have been killed since an uprising against the government of "
        "the long-serving president began in the southern provinces three years ago."
    )
    time = claim_of(text, "More than 9,000").time
    assert time is None or len(time.exact or "") <= 60
