import datetime as dt

import pytest

from tests.times.helpers import days, only


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("today", "2022-09-15", "2022-09-15"),
        ("this morning", "2022-09-15", "2022-09-15"),
        ("tonight", "2022-09-15", "2022-09-15"),
        ("yesterday", "2022-09-14", "2022-09-14"),
        ("YESTERDAY AFTERNOON", "2022-09-14", "2022-09-14"),
        ("the day before yesterday", "2022-09-13", "2022-09-13"),
        ("tomorrow", "2022-09-16", "2022-09-16"),
        ("overnight", "2022-09-14", "2022-09-15"),
        ("last night", "2022-09-14", "2022-09-14"),
        ("todays", "2022-09-15", "2022-09-15"),
        ("last week", "2022-09-05", "2022-09-11"),
        ("this week", "2022-09-12", "2022-09-15"),
        ("earlier this week", "2022-09-12", "2022-09-14"),
        ("later this week", "2022-09-16", "2022-09-18"),
        ("next week", "2022-09-19", "2022-09-25"),
        ("last weekend", "2022-09-10", "2022-09-11"),
        ("last month", "2022-08-01", "2022-08-31"),
        ("late last month", "2022-08-21", "2022-08-31"),
        ("this month", "2022-09-01", "2022-09-15"),
        ("early this month", "2022-09-01", "2022-09-10"),
        ("this year", "2022-01-01", "2022-09-15"),
        ("last year", "2021-01-01", "2021-12-31"),
        ("early last year", "2021-01-01", "2021-03-31"),
        ("the beginning of last week", "2022-09-05", "2022-09-07"),
        ("the start of the year", "2022-01-01", "2022-03-31"),
    ],
)
def test_words_that_count_from_the_report(words, first, last):
    assert days(f"Homes burnt {words}.") == [(words, first, last)]


def test_the_weekend_is_the_latest_and_ends_with_the_report():
    assert days("at the weekend") == [("the weekend", "2022-09-10", "2022-09-11")]
    saturday = dt.date(2022, 9, 17)
    assert days("over the weekend", saturday) == [("the weekend", "2022-09-17", "2022-09-17")]


def test_this_weekend_is_open_in_mid_week():
    time = only("Three were shot this weekend.")
    assert time.candidates == (
        (dt.date(2022, 9, 10), dt.date(2022, 9, 11)),
        (dt.date(2022, 9, 17), dt.date(2022, 9, 18)),
    )
    monday = dt.date(2022, 9, 12)
    assert only("Three were shot this weekend.", monday).to == dt.date(2022, 9, 11)


def test_last_month_in_january_is_december():
    assert days("last month", dt.date(2022, 1, 3)) == [("last month", "2021-12-01", "2021-12-31")]


def test_the_first_day_of_the_week_has_no_earlier_one():
    monday = dt.date(2022, 9, 12)
    assert days("earlier this week", monday) == [("earlier this week", "2022-09-12", "2022-09-12")]


def test_without_a_report_date_they_ask_for_one():
    assert only("Homes burnt last week.", None).needs_anchor


@pytest.mark.parametrize("anchor", [dt.date(1, 1, 1), dt.date(9999, 12, 31)])
def test_the_ends_of_the_calendar_leave_words_undated(anchor):
    for words in ("yesterday and tomorrow", "last year, next year", "the past 900 years"):
        days(words, anchor)
