import datetime as dt

import pytest

from tests.times.helpers import REPORT, days, only
from tollbook.times import find_times


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("3 June 2016", "2016-06-03"),
        ("3rd of June 2016", "2016-06-03"),
        ("03-Jun-2016", "2016-06-03"),
        ("June 3, 2016", "2016-06-03"),
        ("June 3rd 2016", "2016-06-03"),
        ("Jun. 3, 2016", "2016-06-03"),
        ("JUNE 3 2016", "2016-06-03"),
        ("Jun 32016", "2016-06-03"),
        ("3 May 1991", "1991-05-03"),
        ("Thu Sep 5 2013", "2013-09-05"),
        ("Sunday, 10 July 2016", "2016-07-10"),
        ("10 July 2016 (Sunday)"[:-1], "2016-07-10"),
    ],
)
@pytest.mark.parametrize("frame", ["{}", "The town was hit, {}.", "({})"])
def test_a_full_date_needs_no_report(words, day, frame):
    text = frame.format(words)
    assert days(text, None) == [(words, day, day)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("Nine died on 3 June last year.", "3 June last year", "2021-06-03"),
        ("Nine died on 14 September.", "14 September", "2022-09-14"),
        ("Nine died on 15 September.", "15 September", "2022-09-15"),
        ("Nine died on September 17.", "September 17", "2022-09-17"),
        ("Nine died on 30 DECEMBER", "30 DECEMBER", "2021-12-30"),
        ("Nine died on Feb. 29.", "Feb. 29", "2020-02-29"),
        ("A vote is scheduled for 3 December.", "3 December", "2022-12-03"),
        ("They have until 1 November to leave.", "1 November", "2022-11-01"),
        ("Nine died on Wednesday, September 14.", "Wednesday, September 14", "2022-09-14"),
        ("Nine died on the 5th.", "the 5th", "2022-09-05"),
        ("Nine died on the 27th of last month.", "the 27th of last month", "2022-08-27"),
        ("Nine died on the 31st.", "the 31st", "2022-08-31"),
        ("The July 7th shooting deaths shook them.", "July 7th", "2022-07-07"),
        ("The July 7 deaths shook them.", "July 7", "2022-07-07"),
        ("Early on July 6 people fled.", "July 6", "2022-07-06"),
    ],
)
def test_a_date_without_a_year_is_the_nearest_past_unless_ahead(text, words, day):
    assert days(text) == [(words, day, day)]


def test_a_weekday_of_another_year_leaves_the_date_open():
    time = only("Nine died on Monday, September 14.")
    assert time.from_ is None
    assert time.candidates == (
        (dt.date(2022, 9, 14), dt.date(2022, 9, 14)),
        (dt.date(2022, 9, 12), dt.date(2022, 9, 12)),
    )


@pytest.mark.parametrize(
    ("text", "anchor", "day"),
    [
        ("LIMA, 3 JAN 90 -- [TEXT]", None, "1990-01-03"),
        ("LIMA, 3 JAN 12 -- [TEXT]", None, "2012-01-03"),
        ("LIMA, 3 JAN 90 (EFE)", REPORT, "1990-01-03"),
        ("He was shot on June 3, '16.", REPORT, "2016-06-03"),
        ("He was shot on 3 June '23.", REPORT, "2023-06-03"),
        ("He was shot on 3 June '24.", REPORT, "1924-06-03"),
    ],
)
def test_two_figures_of_a_year(text, anchor, day):
    assert only(text, anchor).from_ == dt.date.fromisoformat(day)


def test_two_figures_that_count_are_no_year():
    assert days("On 3 May 50 people were killed.") == [("3 May", "2022-05-03", "2022-05-03")]
    assert days("On 3 May 2000 troops crossed.") == [("3 May", "2022-05-03", "2022-05-03")]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("from 3 to 9 May", "2022-05-03", "2022-05-09"),
        ("3-9 May 2014", "2014-05-03", "2014-05-09"),
        ("between 3 and 9 of May", "2022-05-03", "2022-05-09"),
        ("May 3 to 9", "2022-05-03", "2022-05-09"),
        ("May 3-9, 2014", "2014-05-03", "2014-05-09"),
        ("3 and 4 May", "2022-05-03", "2022-05-04"),
        ("April 30-August 31", "2022-04-30", "2022-08-31"),
        ("from 28 December to 3 January", "2021-12-28", "2022-01-03"),
        ("between April 27 and May 18", "2022-04-27", "2022-05-18"),
        ("from 28 December to 3 January 1995", "1994-12-28", "1995-01-03"),
    ],
)
def test_ranges_of_days(words, first, last):
    time = only(f"The town was shelled {words}.")
    assert (time.exact, str(time.from_), str(time.to)) == (words, first, last)
    assert time.kind == "range"


@pytest.mark.parametrize(
    "text",
    ["on 31 June", "on June 31", "on 45 June", "from 9 to 3 May 2014", "on 29 February 2015"],
)
def test_days_that_no_calendar_has_are_at_most_read_by_their_month(text):
    assert all(time.precision != "day" for time in find_times(text, REPORT))


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of the 17 May Brigade fled.",
        "She crossed the 6th of October Bridge.",
        "THE 19 APRIL MOVEMENT CLAIMED IT.",
        "They may 3 times a day march 5 miles.",
    ],
)
def test_dates_in_names_and_common_words_are_none(text):
    assert days(text) == []


def test_a_month_before_a_count_is_a_month():
    assert days("In March 20 civilians were killed.") == [("March", "2022-03-01", "2022-03-31")]


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("It rained on the third of June.", "the third of June", *["2022-06-03"] * 2),
        ("The twenty-first of May 1956.", "The twenty-first of May 1956", *["1956-05-21"] * 2),
        ("The 9th to the 12th of May.", "9th to the 12th of May", "2022-05-09", "2022-05-12"),
        ("Nine died until 24 August.", "24 August", "2022-08-24", "2022-08-24"),
        ("On the night 4/5 March they came.", "4/5 March", "2022-03-04", "2022-03-05"),
    ],
)  # fmt: skip
def test_days_in_words_and_nights_of_two_days(text, words, first, last):
    assert days(text) == [(words, first, last)]
