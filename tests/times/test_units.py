import pytest

from tests.times.helpers import days, only


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("in 2013 the war spread", "2013", "2013-01-01", "2013-12-31"),
        ("the 2006 war", "2006", "2006-01-01", "2006-12-31"),
        ("In late 2014 men were shot", "late 2014", "2014-10-01", "2014-12-31"),
        ("in mid-2014", "mid-2014", "2014-04-01", "2014-09-30"),
        ("in early 1992", "early 1992", "1992-01-01", "1992-03-31"),
        ("in the early 1990s", "early 1990s", "1990-01-01", "1999-12-31"),
        ("in June 2015", "June 2015", "2015-06-01", "2015-06-30"),
        ("in Feb. 2012", "Feb. 2012", "2012-02-01", "2012-02-29"),
        ("In June villages burnt", "June", "2022-06-01", "2022-06-30"),
        ("In December villages burnt", "December", "2021-12-01", "2021-12-31"),
        ("In September villages burnt", "September", "2022-09-01", "2022-09-15"),
        ("in May", "May", "2022-05-01", "2022-05-31"),
        ("IN MAY", "MAY", "2022-05-01", "2022-05-31"),
        ("in August last year", "August last year", "2021-08-01", "2021-08-31"),
        ("last June", "last June", "2022-06-01", "2022-06-30"),
        ("next March", "next March", "2023-03-01", "2023-03-31"),
        ("in early July", "early July", "2022-07-01", "2022-07-10"),
        ("in mid-July", "mid-July", "2022-07-11", "2022-07-20"),
        ("late August", "late August", "2022-08-21", "2022-08-31"),
        ("late November", "late November", "2021-11-21", "2021-11-30"),
        ("at the end of July", "the end of July", "2022-07-21", "2022-07-31"),
        ("the first half of 2015", "the first half of 2015", "2015-01-01", "2015-06-30"),
        ("the second half of 2015", "the second half of 2015", "2015-07-01", "2015-12-31"),
        ("the last quarter of 2015", "the last quarter of 2015", "2015-10-01", "2015-12-31"),
        (
            "in the first three months of this year",
            "the first three months of this year", "2022-01-01", "2022-03-31",
        ),
        ("the last days of January", "the last days of January", "2022-01-21", "2022-01-31"),
        (
            "the first months of 2014",
            "the first months of 2014", "2014-01-01", "2014-03-31",
        ),
        ("the first half of June", "the first half of June", "2022-06-01", "2022-06-15"),
        ("the second half of May 2019", "the second half of May 2019", "2019-05-16", "2019-05-31"),
        ("the last week of June", "the last week of June", "2022-06-24", "2022-06-30"),
        (
            "the first ten days of May 2019",
            "the first ten days of May 2019", "2019-05-01", "2019-05-10",
        ),
    ],
)  # fmt: skip
def test_units_and_their_parts(text, words, first, last):
    assert days(text) == [(words, first, last)]


@pytest.mark.parametrize(
    "text",
    [
        "1500 troops and 2000 others in 2000 homes",
        "by 1950 soldiers",
        "FROM 2000 ON 12",
        "AT 2000 GMT",
        "THE MARCH TOOK PLACE IN PEACE",
        "He may march. They may march on.",
        "April Jones and June Smith spoke",
        "Room 2015, resolution 1973",
        "A 122mm shell; a 14-year-old boy, aged 2011 days",
    ],
)
def test_counts_names_and_common_words_are_no_units(text):
    assert days(text) == []


def test_a_fraction_that_the_year_has_not_is_left_undated():
    assert days("the third half of 2015") == [("the third half of 2015", "-", "-")]


@pytest.mark.parametrize(
    ("words", "edtf"), [("summer 2013", "2013-22"), ("the winter of 1999", "1999-24")]
)
def test_a_season_has_a_code_but_no_dates_for_it_knows_no_hemisphere(words, edtf):
    time = only(f"in {words}")
    assert (time.edtf, time.from_, time.needs_anchor) == (edtf, None, False)


@pytest.mark.parametrize(
    ("text", "precision", "edtf"),
    [
        ("on 3 June 2016", "day", "2016-06-03"),
        ("from 3 to 8 June 2016", "days", "2016-06-03/2016-06-08"),
        ("from 3 to 9 June 2016", "week", "2016-06-03/2016-06-09"),
        ("in June 2016", "month", "2016-06"),
        ("in late 2016", "quarter", "2016-10-01/2016-12-31"),
        ("in 2016", "year", "2016"),
        ("in the 1990s", "year", "199X"),
    ],
)
def test_precision_follows_the_length(text, precision, edtf):
    time = only(text)
    assert (time.precision, time.edtf) == (precision, edtf)


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("In 2022 ten died.", "2022", "2022-01-01", "2022-09-15"),
        ("Of ten in September 2022, two died.", "September 2022", "2022-09-01", "2022-09-15"),
        ("In 2021 ten died.", "2021", "2021-01-01", "2021-12-31"),
        ("The year 2001 was worse.", "2001", "2001-01-01", "2001-12-31"),
        ("A roll by date.\n1979. Two policemen.", "1979", "1979-01-01", "1979-12-31"),
        ("In 2008–09 there were 206 raids.", "2008–09", "2008-01-01", "2009-12-31"),
        ("What the ridge remembers, 1982-1993.", "1982-1993", "1982-01-01", "1993-12-31"),
        ("31 murders in January and February.", "January and February", "2022-01-01", "2022-02-28"),
        ("Kasai: March and April 2017.", "March and April 2017", "2017-03-01", "2017-04-30"),
        ("4,000 were shot in 2014 and 2015.", "2014 and 2015", "2014-01-01", "2015-12-31"),
        ("Ten died in the first quarter.", "first quarter", "2022-01-01", "2022-03-31"),
        ("Ten died in the fourth quarter.", "fourth quarter", "2021-10-01", "2021-12-31"),
        ("Field hospital, month of April\n\nDear friends", "April", "2022-04-01", "2022-04-30"),
    ],
)
def test_units_under_way_in_rows_and_as_headings(text, words, first, last):
    assert days(text) == [(words, first, last)]


@pytest.mark.parametrize("text", ["A band of 1950-2000 fighters.", "Call 2016-09 or 1993-1982."])
def test_counts_and_figures_are_no_years(text):
    assert days(text) == []


def test_years_apart_are_two_times():
    assert [words for words, *_ in days("Ten in 2011 and 2013.")] == ["2011", "2013"]
