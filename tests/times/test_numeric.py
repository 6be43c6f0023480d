import datetime as dt

import pytest

from tests.times.helpers import days, only


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("2016-07-01 10:22 Shelling", "2016-07-01", "2016-07-01"),
        ("2016-07-01T10:22:00Z", "2016-07-01", "2016-07-01"),
        ("2016/7/1", "2016/7/1", "2016-07-01"),
        ("on 17/12/2019.", "17/12/2019", "2019-12-17"),
        ("on 12/17/2019.", "12/17/2019", "2019-12-17"),
        ("on 27-09-2013", "27-09-2013", "2013-09-27"),
        ("04.07.2015 At least", "04.07.2015", "2015-07-04"),
        ("05-05-2016 Several", "05-05-2016", "2016-05-05"),
        ("20.07.2016(updated", "20.07.2016", "2016-07-20"),
    ],
)
def test_dates_in_figures(text, words, day):
    assert days(text, None)[0] == (words, day, day)


def test_figures_that_read_two_ways_stay_open():
    time = only("on 03/04/2019", None)
    assert time.from_ is None
    assert not time.needs_anchor
    assert time.candidates == (
        (dt.date(2019, 4, 3), dt.date(2019, 4, 3)),
        (dt.date(2019, 3, 4), dt.date(2019, 3, 4)),
    )


def test_hyphens_are_read_day_first_and_keep_the_other_reading():
    time = only("on 03-04-2019", None)
    assert time.from_ == time.to == dt.date(2019, 4, 3)
    assert time.candidates[1] == (dt.date(2019, 3, 4), dt.date(2019, 3, 4))


@pytest.mark.parametrize(
    ("report", "day"), [("2019-04-04", "2019-04-03"), ("2019-03-04", "2019-03-04")]
)
def test_the_report_date_settles_figures(report, day):
    time = only("on 03/04/2019", dt.date.fromisoformat(report))
    assert time.from_ == time.to == dt.date.fromisoformat(day)


@pytest.mark.parametrize(
    "text",
    [
        "the attacks of 9/11",
        "the M5 and highway 60",
        "at 10:22 and 0230",
        "version 1.2.2016.4",
        "call 12-03-2016-5",
        "on 45/13/2016",
        "route 1/2/20166",
    ],
)
def test_other_figures_are_no_dates(text):
    assert days(text) == []


def test_a_day_and_month_in_figures_need_an_hour():
    assert days("Started 27.06 at 19:35. It cost 27.06 at most, up to 10.12 percent.") == [
        ("27.06", "2022-06-27", "2022-06-27")
    ]
