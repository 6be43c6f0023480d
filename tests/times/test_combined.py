"""Times built of times: days with their parts, ranges, and what runs since."""

import datetime as dt

import pytest

from tests.times.helpers import REPORT, days, only


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("at dawn on Friday", "2022-09-09"),
        ("Friday at dawn", "2022-09-09"),
        ("the night of 3 October 2019", "2019-10-03"),
        ("at dawn today", "2022-09-15"),
        ("shortly after midnight on 3 June", "2022-06-03"),
    ],
)
def test_a_part_of_a_day_belongs_to_its_day(words, day):
    assert days(f"Rockets fell {words}.") == [(words, day, day)]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("overnight Monday", "2022-09-12", "2022-09-13"),
        ("overnight on Thursday", "2022-09-14", "2022-09-15"),
        ("overnight from Monday to Tuesday", "2022-09-12", "2022-09-13"),
    ],
)
def test_a_night_has_two_days_and_none_after_the_report(words, first, last):
    found = days(f"Rockets fell {words}.")
    assert {(one, two) for _, one, two in found[-1:]} == {(first, last)}


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("between Saturday and Monday", "2022-09-10", "2022-09-12"),
        ("from Friday to Tuesday", "2022-09-09", "2022-09-13"),
        ("Saturday and Sunday", "2022-09-10", "2022-09-11"),
        ("overnight Tuesday and into Wednesday morning", "2022-09-13", "2022-09-14"),
        ("from April 2014 to June 2015", "2014-04-01", "2015-06-30"),
        ("between 1975 and 1990", "1975-01-01", "1990-12-31"),
        ("from 3 May until 9 May", "2022-05-03", "2022-05-09"),
        ("from Monday until Wednesday", "2022-09-12", "2022-09-14"),
        ("from April to August", "2022-04-01", "2022-08-31"),
        ("from November to January", "2021-11-01", "2022-01-31"),
        ("from 20 August 1979 to 28 January 1987", "1979-08-20", "1987-01-28"),
    ],
)
def test_a_range_has_both_ends(words, first, last):
    time = only(f"Forty died {words}.")
    assert (time.exact, str(time.from_), str(time.to)) == (words, first, last)
    assert (time.kind, time.rule) == ("range", "range")


def test_days_that_do_not_follow_each_other_stay_two():
    assert days("Strikes on Monday and Wednesday") == [
        ("Monday", "2022-09-12", "2022-09-12"),
        ("Wednesday", "2022-09-14", "2022-09-14"),
    ]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("since March 2011", "2011-03-01"),
        ("since 2014", "2014-01-01"),
        ("since 21 May", "2022-05-21"),
        ("since Tuesday", "2022-09-13"),
        ("Since late August", "2022-08-21"),
        ("since the end of July", "2022-07-31"),
        ("since last week", "2022-09-05"),
        ("since yesterday", "2022-09-14"),
        ("since the conflict began in March 2011", "2011-03-01"),
        (
            "since the start of the revolt against the country's ruling family in May 2011",
            "2011-05-01",
        ),
        ("since the rebels took the town on 2 May", "2022-05-02"),
        ("from March 2011 until now", "2011-03-01"),
    ],
)
def test_since_runs_from_its_start_to_the_report(words, first):
    time = only(f"Hundreds have died {words}.")
    assert (time.exact, str(time.from_), time.to) == (words, first, REPORT)
    assert (time.kind, time.edtf) == ("since", f"{first}/2022-09-15")


@pytest.mark.parametrize(
    "clause",
    [
        "which began in",
        "that erupted in",
        "which started with peaceful marches in",
        "that broke out in",
    ],
)
def test_a_war_that_began_in_a_year_runs_since(clause):
    time = only(f"The war, {clause} 2011, has killed thousands.")
    assert (time.exact, str(time.from_), time.to) == ("2011", "2011-01-01", REPORT)
    assert time.kind == "since"


def test_a_clause_with_a_figure_does_not_reach_the_next_date():
    found = days("Since the truce 20 people were killed in March 2020.")
    assert found == [("March 2020", "2020-03-01", "2020-03-31")]


def test_since_keeps_its_start_without_a_report_date():
    time = only("Hundreds have died since March 2011.", None)
    assert (time.from_, time.to, time.edtf) == (dt.date(2011, 3, 1), None, "2011-03-01/..")
    assert time.needs_anchor


def test_since_a_day_after_the_report_is_not_dated():
    assert days("since 3 June 2025") == [("since 3 June 2025", "-", "-")]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("so far this year", "2022-01-01"),
        ("already this month", "2022-09-01"),
        ("this week alone", "2022-09-12"),
        ("to date", "-"),
        ("so far", "-"),
        ("until now", "-"),
    ],
)
def test_running_periods_end_with_the_report(words, first):
    assert days(f"Nine were killed {words}.") == [(words, first, "2022-09-15")]
    assert only(f"Nine were killed {words}.").kind == "running"
