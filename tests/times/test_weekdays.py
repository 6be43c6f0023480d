import datetime as dt

import pytest

from tests.times.helpers import REPORT, days, only


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Shells hit the market on Thursday.", "Thursday", "2022-09-15"),
        ("Shells hit the market on Friday.", "Friday", "2022-09-09"),
        ("Shells hit the market late on Monday.", "late on Monday", "2022-09-12"),
        ("Earlier Wednesday a mine went off.", "Earlier Wednesday", "2022-09-14"),
        ("A mine went off on Sunday night.", "Sunday night", "2022-09-11"),
        ("A mine went off last Thursday.", "last Thursday", "2022-09-08"),
        ("Talks resume next Thursday.", "next Thursday", "2022-09-22"),
        ("Talks resume this coming Monday.", "this coming Monday", "2022-09-19"),
        ("It happened on Friday last week.", "Friday last week", "2022-09-09"),
        ("It happened on Wednesday of last week.", "Wednesday of last week", "2022-09-07"),
        ("SHELLS HIT THE MARKET ON TUESDAY.", "TUESDAY", "2022-09-13"),
        ("shells hit the market on tuesday", "tuesday", "2022-09-13"),
        ("The dead of Sundays attack were buried.", "Sundays", "2022-09-11"),
        ("The dead of Sunday's attack were buried.", "Sunday", "2022-09-11"),
        ("Two died on Tues. in the blast", "Tues.", "2022-09-13"),
    ],
)
def test_a_weekday_is_the_latest_until_the_report(text, words, day):
    assert days(text) == [(words, day, day)]


@pytest.mark.parametrize(
    "text",
    [
        "They wed in the sun and sat on a mon.",
        "THE SUN SAT LOW",
        "The Sunday Telegraph was told so.",
        "Shops opened for Black Friday.",
        "The Friday Market burnt down.",
        "The market is open on Mondays.",
    ],
)
def test_common_words_names_and_habits_are_no_days(text):
    assert days(text) == []


def test_a_deadline_may_be_past_or_ahead():
    time = only("Troops were to leave by Monday.")
    assert (time.from_, time.to) == (None, None)
    assert time.candidates == (
        (dt.date(2022, 9, 12), dt.date(2022, 9, 12)),
        (dt.date(2022, 9, 19), dt.date(2022, 9, 19)),
    )


def test_a_deadline_of_today_is_today():
    assert only("Troops were to leave by Thursday.").from_ == REPORT


def test_without_a_report_date_a_weekday_asks_for_one():
    time = only("Two were killed on Tuesday.", None)
    assert (time.from_, time.to, time.precision, time.edtf) == (None, None, None, None)
    assert time.needs_anchor


@pytest.mark.parametrize(
    "text",
    [
        "He said 31 of his people had died by Monday night.",
        "By Monday, however, four more inmates had died.",
        "Nine were buried by Monday.",
    ],
)
def test_what_had_happened_by_a_day_is_past(text):
    assert str(only(text).from_) == "2022-09-12"


@pytest.mark.parametrize(
    "text",
    ["They have until Monday.", "They were to go by Monday.", "He had vowed to go by Monday."],
)
def test_what_was_planned_may_be_ahead(text):
    assert only(text).from_ is None


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("On Thursday last the rebels came.", "Thursday last", "2022-09-08"),
        ("Thurs., 6:05 a.m. Two shot.", "Thurs.", "2022-09-15"),
        ("Mon 17:50 Explosion by the canal.", "Mon", "2022-09-12"),
    ],
)
def test_last_behind_a_day_and_a_clock_behind_a_short_one(text, words, day):
    assert days(text) == [(words, day, day)]


def test_last_that_goes_on_is_not_of_the_day():
    assert days("On Monday last rites were read.") == [("Monday", "2022-09-12", "2022-09-12")]
