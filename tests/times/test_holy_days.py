import datetime as dt

import pytest

from tests.times.helpers import days, only


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("on Eid al-Adha 2016", "Eid al-Adha 2016", "2016-09-12", "2016-09-15"),
        ("during Eid al-Fitr 2019", "Eid al-Fitr 2019", "2019-06-04", "2019-06-06"),
        ("during Ramadan", "Ramadan", "2022-04-02", "2022-05-01"),
        ("IN RAMADAN", "RAMADAN", "2022-04-02", "2022-05-01"),
        ("on Ashura", "Ashura", "2022-08-08", "2022-08-08"),
        (
            "in the holy month of Ramadan 2014",
            "the holy month of Ramadan 2014", "2014-06-28", "2014-07-27",
        ),
    ],
)  # fmt: skip
def test_holy_days_are_within_a_day_of_those_kept(text, words, first, last):
    # The moon is sighted locally: the published dates of the year, give or take a day.
    ((found, start, end),) = days(text)
    assert found == words
    for read, kept in ((start, first), (end, last)):
        assert abs(dt.date.fromisoformat(read) - dt.date.fromisoformat(kept)).days <= 1


def test_their_dates_are_marked_approximate():
    assert only("during Ramadan").edtf == "2022-04-02~/2022-05-01~"


def test_ramadan_under_way_ends_with_the_report():
    assert only("during Ramadan", dt.date(2022, 4, 10)).to == dt.date(2022, 4, 10)


def test_eid_alone_may_be_either_feast():
    time = only("Families went home for Eid.")
    assert time.from_ is None
    assert [first.year for first, _ in time.candidates] == [2022, 2022]


def test_a_year_that_holds_two_ramadans_leaves_it_open():
    assert len(only("in Ramadan 2030").candidates) == 2


def test_a_year_outside_the_calendar_is_left_undated():
    time = only("in Ramadan 1901")
    assert (time.from_, time.candidates) == (None, ())


def test_without_a_report_date_a_holy_day_asks_for_one():
    assert only("during Ramadan", None).needs_anchor


@pytest.mark.parametrize("name", ["Ramadan Saleh", "Ramadan al-Salih"])
def test_a_man_named_ramadan_is_none(name):
    assert days(f"{name} was killed.") == []


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("on Christmas Eve", "Christmas Eve", "2021-12-24"),
        ("on CHRISTMAS DAY", "CHRISTMAS DAY", "2021-12-25"),
        ("before Christmas 1989", "Christmas 1989", "1989-12-25"),
        ("on New Year's Eve", "New Year's Eve", "2021-12-31"),
        ("on New Years Day 1994", "New Years Day 1994", "1994-01-01"),
    ],
)
def test_feasts_with_a_fixed_day(text, words, day):
    assert days(text) == [(words, day, day)]


def test_other_churches_keep_another_christmas():
    assert days("on Orthodox Christmas") == []


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Nine died on Boxing Day.", "Boxing Day", "2021-12-26"),
        ("New Year's morning was quiet.", "New Year's morning", "2022-01-01"),
        ("The toll of Good Friday's raid rose.", "Good Friday", "2022-04-15"),
        ("On Easter Sunday, 2012 a patrol came.", "Easter Sunday, 2012", "2012-04-08"),
        ("It came on Easter Monday.", "Easter Monday", "2022-04-18"),
    ],
)
def test_days_of_christmas_and_easter(text, words, day):
    assert days(text) == [(words, day, day)]


def test_a_holiday_in_a_story_is_of_its_year():
    text = "They came on 12 March 1983. On Christmas Eve the church burned."
    assert days(text)[-1] == ("Christmas Eve", "1983-12-24", "1983-12-24")
