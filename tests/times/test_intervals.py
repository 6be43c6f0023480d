import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.times.helpers import days
from tollbook.times.intervals import (
    Interval,
    month_of,
    months_before,
    months_of,
    part_of_month,
    part_of_week,
    part_of_year,
    precision_of,
    single,
    to_edtf,
    week_of,
    year_of,
)
from tollbook.times.years import full_year, is_day_of_year, nearest, nearest_past

DAYS = st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2100, 1, 1))


@pytest.mark.parametrize(
    ("year", "month", "first", "last"),
    [
        (2012, 2, "2012-02-01", "2012-02-29"),
        (2013, 2, "2013-02-01", "2013-02-28"),
        (2013, 0, "2012-12-01", "2012-12-31"),
        (2013, -11, "2012-01-01", "2012-01-31"),
        (2013, 13, "2014-01-01", "2014-01-31"),
    ],
)
def test_months_carry_into_the_year(year, month, first, last):
    assert tuple(map(str, month_of(year, month))) == (first, last)


@given(DAYS)
def test_a_week_runs_from_monday_to_sunday(day):
    first, last = week_of(day)
    assert first <= day <= last
    assert (first.weekday(), last.weekday()) == (0, 6)


@given(DAYS)
def test_the_parts_of_a_month_and_a_year_cover_it_once(day):
    month = month_of(day.year, day.month)
    early, mid, late = (part_of_month(month, part) for part in ("early", "mid", "late"))
    assert early.days + mid.days + late.days == month.days
    assert (early.first, late.last) == month
    parts = [part_of_year(day.year, part) for part in ("early", "mid", "late")]
    assert sum(part.days for part in parts) == year_of(day.year).days


def test_the_parts_of_a_week():
    week = week_of(dt.date(2022, 9, 15))
    parts = [part_of_week(week, part) for part in ("early", "mid", "late")]
    assert [(one.first.weekday(), one.last.weekday()) for one in parts] == [(0, 2), (1, 3), (3, 6)]


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        ("2022-03-31", 1, "2022-02-28"),
        ("2022-03-15", 15, "2020-12-15"),
        ("2020-02-29", 12, "2019-02-28"),
    ],
)
def test_months_before_end_where_the_month_does(day, months, expected):
    assert str(months_before(dt.date.fromisoformat(day), months)) == expected


@pytest.mark.parametrize(
    ("length", "precision"),
    [
        (1, "day"), (2, "days"), (6, "days"), (7, "week"), (8, "month"), (31, "month"),
        (32, "quarter"), (92, "quarter"), (93, "year"), (4000, "year"),
    ],
)  # fmt: skip
def test_precision_by_length(length, precision):
    first = dt.date(2014, 1, 5)
    assert precision_of(Interval(first, first + dt.timedelta(days=length - 1))) == precision


@pytest.mark.parametrize(
    ("interval", "edtf"),
    [
        (single(dt.date(2014, 1, 5)), "2014-01-05"),
        (month_of(2014, 1), "2014-01"),
        (year_of(2014), "2014"),
        (months_of(2014, 1, 3), "2014-01-01/2014-03-31"),
    ],
)
def test_edtf(interval, edtf):
    assert to_edtf(interval) == edtf


@given(st.integers(0, 99), DAYS)
def test_a_year_of_two_figures_is_never_far_ahead(figures, anchor):
    year = full_year(figures, anchor)
    assert year % 100 == figures
    assert anchor.year - 99 < year <= anchor.year + 1


@pytest.mark.parametrize(("figures", "year"), [(0, 2000), (68, 2068), (69, 1969), (90, 1990)])
def test_a_year_of_two_figures_without_a_report_is_read_as_posix_does(figures, year):
    assert full_year(figures, None) == year


@given(DAYS, DAYS)
def test_a_day_without_a_year_is_the_nearest_one(day, anchor):
    past = nearest_past(day.month, day.day, anchor)
    either = nearest(day.month, day.day, anchor)
    assert past <= anchor + dt.timedelta(days=7)
    if (day.month, day.day) != (2, 29):
        assert (anchor - past).days < 366
        assert abs((either - anchor).days) <= 184


def test_days_of_no_year_are_known():
    assert is_day_of_year(2, 29)
    assert not is_day_of_year(2, 30)
    assert not is_day_of_year(4, 31)
    assert not is_day_of_year(4, 0)


@pytest.mark.parametrize(
    ("text", "words", "first"),
    [
        ("Dead since the war began in 2011.", "since the war began in 2011", "2011-01-01"),
        ("Dead since the war began last May.", "since the war began last May", "2022-05-01"),
        ("Since it began nine days ago ten died.", "Since it began nine days ago", "2022-09-06"),
    ],
)
def test_a_time_since_an_event_starts_at_its_date(text, words, first):
    assert days(text) == [(words, first, "2022-09-15")]
