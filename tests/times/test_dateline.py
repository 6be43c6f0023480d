import datetime as dt

import pytest

from tollbook.times import find_dateline


@pytest.mark.parametrize(
    ("text", "words", "date", "place"),
    [
        ("Published June 3 2016 Two men were killed.", "June 3 2016", "2016-06-03", None),
        ("Posted on August 3, 2016 by A Writer\nTwo", "August 3, 2016", "2016-08-03", None),
        ("Last updated at Jan 202015 Beirut Two men", "Jan 202015", "2015-01-20", None),
        ("Date of publication: 14 May 2016", "14 May 2016", "2016-05-14", None),
        ("Thu Sep 5 2013 Bomb kills four.", "Thu Sep 5 2013", "2013-09-05", None),
        ("DAMASCUS, 3 June 2016 (SANA) - A mortar", "3 June 2016", "2016-06-03", "DAMASCUS"),
        ("   SAN SALVADOR, 3 JAN 90 -- [TEXT] SIX", "3 JAN 90", "1990-01-03", "SAN SALVADOR"),
        ("PANAMA CITY (PANAMA), 9 MAR 90 (EFE)", "9 MAR 90", "1990-03-09", "PANAMA CITY"),
        ("Beirut - Dec 17, 2019 - at least two", "Dec 17, 2019", "2019-12-17", "Beirut"),
        ("Goma (Agency) - 17 December 2019 - Two", "17 December 2019", "2019-12-17", "Goma"),
        ("2016-07-01 10:22\nTwo men were killed", "2016-07-01", "2016-07-01", None),
        ("27-09-2013 Car bomb", "27-09-2013", "2013-09-27", None),
        ("20.07.2016(updated 1329 20.07.2016) The", "20.07.2016", "2016-07-20", None),
        ("Shells kill two Agency Sunday 6 Apr 2014 A", "Sunday 6 Apr 2014", "2014-04-06", None),
        ("AFP Friday 6 May 2022 Kharkiv shelled", "Friday 6 May 2022", "2022-05-06", None),
        ("Shells kill two Reuters 6 May 2022 two men", "6 May 2022", "2022-05-06", None),
        ("Shells kill two.\nKharkiv, 6 May 2022 - Two", "6 May 2022", "2022-05-06", "Kharkiv"),
        ("Two die. 6 October 2016 Aleppo, SANA - Two", "6 October 2016", "2016-10-06", "Aleppo"),
    ],
)
def test_a_full_date_in_the_head_is_the_dateline(text, words, date, place):
    found = find_dateline(text)
    assert found is not None
    assert (found.span.exact, str(found.date)) == (words, date)
    assert (found.place and found.place.exact) == place
    assert text[found.span.start : found.span.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "At least two men were killed on 3 June 2014 in Homs.",
        "The 3 June 2014 bombing killed two.",
        "A man shot dead Friday, June 3, 2016, in a bar was named.",
        "Two men were killed. The first died 3 June 2014 in hospital.",
        "He has led the group since 3 June 2014. Two men were killed.",
        "MAYOR KILLED 3 JUNE 1989 IN LIMA STREET",
        "Two were killed on Tuesday, June 3.",
        "Fighting since March 2011 killed two.",
        "Two men were killed in a raid. " * 10 + "\n3 June 2016\n",
        'Two men fell. (Published Saturday, May 7, 2016) "They fell," one said.',
    ],
)
def test_a_date_of_an_event_or_far_down_is_none(text):
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("figures", "date"), [("06-08-2013", dt.date(2013, 8, 6)), ("06/08/2013", None)]
)
def test_figures_that_read_two_ways_are_kept_as_two(figures, date):
    found = find_dateline(f"{figures} Bomb kills two")
    assert found is not None
    assert found.date == date
    assert found.candidates == (dt.date(2013, 8, 6), dt.date(2013, 6, 8))
