"""Days named by their number alone."""

import pytest

from tests.times.helpers import days, only


@pytest.mark.parametrize(
    ("text", "words", "first", "last"),
    [
        ("Two died on the 5th.", "the 5th", "2022-09-05", "2022-09-05"),
        ("Two died on the 20th of last month.", "the 20th of last month", *["2022-08-20"] * 2),
        ("On the 8th a minibus was hit.", "the 8th", "2022-09-08", "2022-09-08"),
        ("That other day, the 14th, two died.", "the 14th", "2022-09-14", "2022-09-14"),
        ("Six missing since the 9th when it fell.", "since the 9th", "2022-09-09", "2022-09-15"),
        ("From the 10th to the 13th.", "From the 10th to the 13th", "2022-09-10", "2022-09-13"),
        ("Between the 2nd and the 5th.", "Between the 2nd and the 5th", "2022-09-02", "2022-09-05"),
        ("The night of the 4th, they came.", "The night of the 4th", "2022-09-04", "2022-09-04"),
        ("On Tuesday the 6th they came.", "Tuesday the 6th", "2022-09-06", "2022-09-06"),
        ("KUMBA (Sat 10). Two died.", "Sat 10", "2022-09-10", "2022-09-10"),
        ("On Friday 12: two dead.", "Friday 12", "2022-08-12", "2022-08-12"),
    ],
)  # fmt: skip
def test_the_latest_such_day(text, words, first, last):
    assert days(text) == [(words, first, last)]


def test_two_days_are_two_times():
    assert days("Wrecks, on the 3rd and the 7th, took 19 lives.") == [
        ("the 3rd", "2022-09-03", "2022-09-03"),
        ("the 7th", "2022-09-07", "2022-09-07"),
    ]


def test_the_month_is_that_of_the_date_before():
    text = "On 1 June they burned the mill; on the 5th, at the ford, they shot two."
    assert days(text)[-1] == ("the 5th", "2022-06-05", "2022-06-05")
    text = "On 24 June they came. On the 3rd, they left."
    assert days(text)[-1] == ("the 3rd", "2022-07-03", "2022-07-03")


@pytest.mark.parametrize(
    "text",
    [
        "Fire on the 5th floor killed two.",
        "The 14th Brigade and the 3rd battalion fell back.",
        "Shells hit the 2nd and 3rd floors.",
        "He died in a police shooting, the 14th this year.",
        "A mine went off (the 9th in that district).",
        "It was the 20th century's worst raid, the 5th attack.",
        "By Friday 16 people had died, by Sunday 20, mostly men.",
    ],
)
def test_counted_things_are_no_days(text):
    assert not [words for words, *_ in days(text) if any(sign.isdigit() for sign in words)]


def test_a_day_without_its_weekday_in_reach_stays_open():
    time = only("On Tuesday the 31st they came.")
    assert (time.from_, time.exact) == (None, "Tuesday the 31st")


def test_a_range_within_a_week():
    text = "August: hunger. In the week of the 8th to the 14th the graves were 212."
    assert days(text) == [
        ("August", "2022-08-01", "2022-08-31"),
        ("the 8th to the 14th", "2022-08-08", "2022-08-14"),
    ]
