"""Dates without a year inside a story that has one, and in reports that only look back."""

import datetime as dt

import pytest

from tests.times.helpers import days, only
from tollbook.times import find_times

INQUIRY = dt.date(1994, 10, 14)


def last(text, anchor=INQUIRY):
    """Return the days of the last expression of a text."""
    return days(text, anchor)[-1][1:]


def test_a_chronicle_goes_on_in_its_year():
    text = (
        "On 12 March 1983 soldiers came to the mill. On 15 March they shot two men. The well was"
        " filled in April; on the 24th the church burned. In December the last people left."
        " On 3 January a patrol found three bodies."
    )
    assert days(text, INQUIRY) == [
        ("12 March 1983", "1983-03-12", "1983-03-12"),
        ("15 March", "1983-03-15", "1983-03-15"),
        ("April", "1983-04-01", "1983-04-30"),
        ("the 24th", "1983-04-24", "1983-04-24"),
        ("December", "1983-12-01", "1983-12-31"),
        ("3 January", "1984-01-03", "1984-01-03"),
    ]


@pytest.mark.parametrize(
    ("words", "first", "end"),
    [
        ("Between 10 June and 21 August", "1983-06-10", "1983-08-21"),
        ("From 3 to 9 April", "1983-04-03", "1983-04-09"),
        ("In late June", "1983-06-21", "1983-06-30"),
        ("On the night of 2 April", "1983-04-02", "1983-04-02"),
        ("Overnight on 2 April", "1983-04-02", "1983-04-03"),
        ("On 9 February", "1983-02-09", "1983-02-09"),
    ],
)
def test_ranges_parts_and_steps_back(words, first, end):
    assert last(f"The mill burned on 12 March 1983. {words} they held forty men.") == (first, end)


def test_a_weekday_follows_a_story_of_days():
    text = "On 12 March 1983 they came, on 15 March they left. On Friday two died."
    assert last(text) == ("1983-03-18", "1983-03-18")


def test_a_story_without_a_date_of_the_report_dates_itself():
    text = "On 11 August 2014 the town fell. On 15 August rockets hit a bread queue."
    assert last(text, None) == ("2014-08-15", "2014-08-15")
    assert [time.rule for time in find_times(text, None)] == ["date", "month_day_of_story"]


def test_a_start_in_a_story_has_no_end():
    text = "The mill burned on 12 March 1983. Since 2 April forty had died."
    assert last(text) == ("1983-04-02", "-")


def test_what_is_as_near_before_as_after_stays_open():
    time = find_times("They came on 14 August 1983. On 28 April eleven died.", INQUIRY)
    assert (time[-1].from_, len(time[-1].candidates)) == (None, 2)


@pytest.mark.parametrize(
    "before",
    [
        "On Tuesday shells fell. The treaty of 12 March 1983 is dead.",
        "Shells fell overnight. He first came here on 12 March 1983.",
        "The war began on 12 March 1983.",
        "He was born on 12 March 1983.",
        "12 October 1994, Port Anne. The mayor took office on 12 March 1983.",
        "Twice as many died in 1993.",
    ],
)
def test_news_that_looks_back_goes_on_from_its_own_day(before):
    assert last(f"{before} On 3 June five died.") == ("1994-06-03", "1994-06-03")


def test_a_printed_date_yields_to_a_story_of_two_dates():
    text = (
        "Port Anne, 12 October 1994. The column came on 12 March 1983 and left on 1 May 1983."
        " On 3 June it came again."
    )
    assert last(text) == ("1983-06-03", "1983-06-03")


def test_no_day_of_a_story_is_after_the_report():
    assert last("It fell on 12 March 1994. On 3 December two died.") == ("1993-12-03", "1993-12-03")


def test_a_leap_day_is_of_a_leap_year():
    assert only("On 29 February two died.", dt.date(2021, 5, 1)).from_ == dt.date(2020, 2, 29)
    assert last("It fell on 12 March 1983. On 29 February two died.") == ("1984-02-29",) * 2


@pytest.mark.parametrize(
    "before", ["He fled the town on 12 March 1983.", "He fled the town in 1983."]
)
def test_one_old_date_leaves_a_day_near_the_report_open(before):
    text = f"Twelve people were killed in the town. {before} On 30 September a shell fell."
    time = find_times(text, INQUIRY)[-1]
    assert (time.from_, [first.year for first, _ in time.candidates]) == (None, [1983, 1994])


def test_a_night_of_a_stated_date_is_no_night_of_the_report():
    text = "They came overnight on 12 March 1983. Overnight 19-20 March one died."
    assert last(text) == ("1983-03-19", "1983-03-20")


def test_a_weekday_that_is_of_another_year_leaves_its_date_open():
    text = "They came on Saturday 12 March 1983 and left on {} 15 March."
    assert last(text.format("Tuesday")) == ("1983-03-15", "1983-03-15")
    assert last(text.format("Friday")) == ("-", "-")
