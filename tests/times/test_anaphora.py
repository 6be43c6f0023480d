import datetime as dt

import pytest

from tests.times.helpers import REPORT, days
from tollbook.times import find_times


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the same day", "2022-09-12", "2022-09-12"),
        ("that day", "2022-09-12", "2022-09-12"),
        ("later that day", "2022-09-12", "2022-09-12"),
        ("earlier in the day", "2022-09-12", "2022-09-12"),
        ("the previous day", "2022-09-11", "2022-09-11"),
        ("the next day", "2022-09-13", "2022-09-13"),
        ("a day earlier", "2022-09-11", "2022-09-11"),
        ("two days later", "2022-09-14", "2022-09-14"),
        ("a week earlier", "2022-09-05", "2022-09-05"),
        ("three months earlier", "2022-06-01", "2022-06-30"),
        ("the previous week", "2022-09-05", "2022-09-11"),
        ("the same month", "2022-09-01", "2022-09-30"),
        ("that year", "2022-01-01", "2022-12-31"),
        ("at dawn", "2022-09-12", "2022-09-12"),
    ],
)
def test_words_point_back_to_the_nearest_day(words, first, last):
    text = f"A shell hit a queue on Friday. On Monday a bus was hit. Three more died {words}."
    assert days(text)[-1] == (words, first, last)


def test_a_chain_of_days_is_followed():
    found = days("It began on Monday. The next day it grew. Two days later it ended.")
    assert [first for _, first, _ in found] == ["2022-09-12", "2022-09-13", "2022-09-15"]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("earlier in the day", "2022-09-15"),
        ("at dawn", "2022-09-15"),
        ("shortly after midnight", "2022-09-15"),
        ("a day earlier", "2022-09-14"),
        ("the next day", "-"),
        ("two days later", "-"),
    ],
)
def test_with_no_day_before_only_the_past_is_the_reports(words, first):
    assert days(f"A bus was hit {words}.") == [(words, first, first)]


def test_a_day_that_asks_for_a_report_date_passes_that_on():
    same_day = find_times("A bus was hit on Monday. It was looted the same day.", None)[-1]
    assert (same_day.from_, same_day.needs_anchor) == (None, True)


def test_a_day_too_far_back_is_not_pointed_at():
    text = "A bus was hit on Monday. " + "The road was long. " * 60 + "Three died the next day."
    assert days(text)[-1] == ("the next day", "-", "-")


def test_that_period_offers_every_period_before_it():
    period = find_times("A truce came in late August. Hundreds died in that period.", REPORT)[-1]
    assert (period.exact, period.kind, period.from_, period.to) == (
        "that period", "anaphor", None, None,
    )  # fmt: skip
    assert period.candidates == (
        (dt.date(2022, 8, 21), dt.date(2022, 8, 31)),
        (dt.date(2022, 8, 21), REPORT),
    )


def test_that_period_is_a_lone_range_with_both_ends_stated():
    found = days("It fought between 3 and 9 May. Hundreds died in that period.")
    assert found[-1] == ("that period", "2022-05-03", "2022-05-09")


def test_since_then_and_at_the_time_are_left_open():
    since, at = find_times("The war began in 2019. Since then many died at the time.", REPORT)[1:]
    assert (since.from_, since.candidates) == (None, ((dt.date(2019, 1, 1), REPORT),))
    assert (at.from_, at.candidates, at.kind) == (None, (), "anaphor")


def test_an_event_is_no_time():
    assert days("They died a day after the mayor resigned.") == []


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Same night", "2022-06-03"),
        ("That same day", "2022-06-03"),
        ("Four hours later", "2022-06-03"),
        ("Hours later", "2022-06-03"),
        ("Within hours", "2022-06-03"),
        ("Next morning", "2022-06-04"),
        ("The morning after", "2022-06-04"),
        ("The night before", "2022-06-02"),
    ],
)
def test_short_forms_hang_on_the_day_before(words, day):
    assert days(f"The mill burned on 3 June. {words}, two died.")[-1] == (words, day, day)


def test_the_night_is_that_into_the_report_where_no_day_is_named():
    assert days("Two died in the night.") == [("in the night", "2022-09-14", "2022-09-15")]
    assert days("On 3 June it fell. Two died in the night.")[-1][1:] == ("2022-06-03",) * 2
