import datetime as dt

import pytest

from tollbook.times import choose_anchor

HEADED = "KYIV, 3 June 2022 (Agency) - Two were killed on Thursday."
AMBIGUOUS = "06-08-2013 Bomb kills two"
BARE = "Two were killed on Thursday."
JUNE_3, JUNE_4, JUNE_5 = (dt.date(2022, 6, day) for day in (3, 4, 5))


@pytest.mark.parametrize(
    ("text", "given", "metadata", "expected"),
    [
        (HEADED, JUNE_5, JUNE_4, (JUNE_5, "given", True)),
        (HEADED, JUNE_4, None, (JUNE_4, "given", False)),
        (HEADED, None, JUNE_5, (JUNE_3, "dateline", True)),
        (HEADED, None, JUNE_4, (JUNE_3, "dateline", False)),
        (HEADED, None, None, (JUNE_3, "dateline", False)),
        (BARE, None, JUNE_5, (JUNE_5, "metadata", False)),
        (BARE, JUNE_3, JUNE_5, (JUNE_3, "given", True)),
        (BARE, None, None, (None, "none", False)),
    ],
)
def test_given_before_printed_before_metadata(text, given, metadata, expected):
    anchor = choose_anchor(text, given, metadata)
    assert (anchor.date, anchor.basis, anchor.disagree) == expected


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (dt.date(2013, 8, 6), (dt.date(2013, 8, 6), "dateline", False)),
        (dt.date(2013, 8, 7), (dt.date(2013, 8, 6), "dateline", False)),
        (dt.date(2013, 6, 8), (dt.date(2013, 6, 8), "dateline", False)),
        (dt.date(2013, 7, 1), (dt.date(2013, 8, 6), "dateline", True)),
        (None, (dt.date(2013, 8, 6), "dateline", False)),
    ],
)
def test_hyphens_are_read_day_first_unless_another_date_says_otherwise(metadata, expected):
    anchor = choose_anchor(AMBIGUOUS, None, metadata)
    assert (anchor.date, anchor.basis, anchor.disagree) == expected


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        (dt.date(2013, 8, 6), (dt.date(2013, 8, 6), "dateline", False)),
        (dt.date(2013, 6, 8), (dt.date(2013, 6, 8), "dateline", False)),
        (dt.date(2013, 7, 1), (dt.date(2013, 7, 1), "metadata", True)),
        (None, (None, "none", False)),
    ],
)
def test_slashes_count_only_where_another_date_confirms_them(metadata, expected):
    anchor = choose_anchor(AMBIGUOUS.replace("-", "/"), None, metadata)
    assert (anchor.date, anchor.basis, anchor.disagree) == expected
