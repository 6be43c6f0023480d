import pytest

from tests.times.helpers import days, only


@pytest.mark.parametrize(
    ("words", "first", "precision"),
    [
        ("the past 72 hours", "2022-09-12", "days"),
        ("the last 24 hours", "2022-09-14", "days"),
        ("the past 36 hours", "2022-09-13", "days"),
        ("the past five days", "2022-09-10", "days"),
        ("the last three days", "2022-09-12", "days"),
        ("Last Three Days", "2022-09-12", "days"),
        ("the past six days", "2022-09-09", "days"),
        ("the past week", "2022-09-08", "week"),
        ("the past two weeks", "2022-09-01", "month"),
        ("the past month", "2022-08-15", "month"),
        ("the past six months", "2022-03-15", "year"),
        ("THE PAST 9 YEARS", "2013-09-15", "year"),
        ("the previous 48 hours", "2022-09-13", "days"),
    ],
)
def test_a_look_back_ends_with_the_report(words, first, precision):
    time = only(f"Shells fell in {words}.")
    assert (time.exact, str(time.from_), str(time.to)) == (words, first, "2022-09-15")
    assert (time.kind, time.precision, time.rule) == ("window", precision, "past_window")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("two days ago", "2022-09-13", "2022-09-13"),
        ("a day ago", "2022-09-14", "2022-09-14"),
        ("about five days ago", "2022-09-09", "2022-09-11"),
        ("48 hours ago", "2022-09-13", "2022-09-13"),
        ("six hours ago", "2022-09-14", "2022-09-15"),
        ("two weeks ago", "2022-08-29", "2022-09-04"),
        ("nine months ago", "2021-12-01", "2021-12-31"),
        ("three years ago", "2019-01-01", "2019-12-31"),
    ],
)
def test_a_distance_is_as_wide_as_its_unit(words, first, last):
    assert days(f"It began {words}.") == [(words, first, last)]


@pytest.mark.parametrize(
    "words",
    [
        "recent weeks", "the past few days", "the last couple of weeks", "recently",
        "a few days ago", "several months ago", "weeks ago",
    ],
)  # fmt: skip
def test_vague_nearness_gets_no_days_even_with_a_report(words):
    time = only(f"It grew worse in {words}.")
    assert (time.exact, time.kind) == (words, "vague")
    assert (time.from_, time.to, time.needs_anchor) == (None, None, False)


def test_last_week_is_a_calendar_week_and_the_last_week_a_look_back():
    assert only("Ten died last week.").kind == "unit"
    assert only("Ten died in the last week.").kind == "window"


@pytest.mark.parametrize("words", ["the past few hours", "hours ago", "several hours ago"])
def test_a_few_hours_are_the_reports_day(words):
    assert days(f"It began {words}.") == [(words, "2022-09-15", "2022-09-15")]


@pytest.mark.parametrize(
    "words", ["the past 24 hrs", "the past 24 h", "the preceding twenty-four hours"]
)
def test_hours_are_written_in_many_ways(words):
    assert days(f"Ten died in {words}.") == [(words, "2022-09-14", "2022-09-15")]
