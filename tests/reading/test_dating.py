from __future__ import annotations

import datetime as dt

import pytest

from tests.reading.staging import PUBLISHED, answered, claim_of, context_of, misread, read
from tollbook.model import Claim
from tollbook.reading.answers import ranked
from tollbook.reading.dating import choose


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


TOLD = "On Tuesday, in the past 24 hours and since Sunday six died."


def chosen(total: float, **chances: float) -> str | None:
    """Return the words chosen of TOLD; `never` is the chance that no words date the harm."""
    context = context_of(TOLD)
    named = {"day": "Tuesday", "hours": "the past 24 hours", "since": "since Sunday"}
    times = {t.item.exact: t.item for t in context.times}
    options = [(times[named[name]], chances[name]) for name in named if name in chances]
    answers = answered(total=total, time=ranked([*options, (None, chances["never"])]))
    time = choose(context, answers)
    return time.exact if time else None


@pytest.mark.parametrize(
    ("total", "chances", "words"),
    [
        (0.1, {"day": 0.2, "hours": 0.7, "never": 0.1}, "Tuesday"),
        (0.1, {"day": 0.1, "hours": 0.8, "never": 0.1}, "the past 24 hours"),
        (0.1, {"hours": 0.3, "since": 0.6, "never": 0.1}, "the past 24 hours"),
        (0.9, {"hours": 0.3, "since": 0.6, "never": 0.1}, "since Sunday"),
        (0.1, {"day": 0.4, "never": 0.5}, "Tuesday"),
        (0.1, {"day": 0.3, "never": 0.6}, None),
    ],
)
def test_of_dates_nearly_as_likely_the_one_that_fits(
    total: float, chances: dict[str, float], words: str | None
) -> None:
    assert chosen(total, **chances) == words
