"""What holds of any text and any date."""

import datetime as dt
import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tollbook.model.spans import is_grounded
from tollbook.times import choose_anchor, find_dateline, find_times

WORDS = (
    "Tuesday|Sundays|Sun|overnight|since|between|and|from|to|until|on|in|the|of|last|past|next|late"
    "|early|mid|May|March|June|Oct.|2013|1990|90|3|31|12|5th|two|72|hours|days|weeks|ago|year|month"
    "|week|that|period|same|day|earlier|later|first|half|Ramadan|Eid|al-Adha|so far|war|at dawn"
    "|12 March 1983|15 March|the 13th"
    "|03/04/2019|2016-07-01|killed|people|began|,|.|-|(|)|\n"
).split("|")
ANCHORS = st.none() | st.dates()
NEWS = st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join)
TEXTS = st.text(max_size=200) | NEWS | NEWS.map(str.upper)
RELATIVE = {"weekday", "month_day", "day_from_report", "unit_from_report", "ago"}


@given(TEXTS, ANCHORS)
@settings(max_examples=400, deadline=None)
def test_expressions_are_grounded_ordered_apart_and_not_reversed(text, anchor):
    times = find_times(text, anchor)
    assert all(is_grounded(text, time) for time in times)
    assert all(one.end <= two.start for one, two in itertools.pairwise(times))
    for time in times:
        assert time.from_ is None or time.to is None or time.from_ <= time.to
        assert all(first <= last for first, last in time.candidates)
        assert (time.precision is None) == (time.from_ is None or time.to is None)


@given(NEWS)
@settings(max_examples=200, deadline=None)
def test_without_a_report_date_relative_words_stay_null(text):
    for time in find_times(text, None):
        if time.rule in RELATIVE:
            assert (time.from_, time.to) == (None, None)
        if time.needs_anchor:
            assert time.to is None


@given(NEWS, st.dates(min_value=dt.date(1930, 1, 1), max_value=dt.date(2070, 1, 1)))
@settings(max_examples=200, deadline=None)
def test_look_backs_end_with_the_report(text, anchor):
    for time in find_times(text, anchor):
        if time.kind in {"window", "since"} and time.to is not None:
            assert time.to == anchor


@given(TEXTS, ANCHORS, ANCHORS)
@settings(max_examples=200, deadline=None)
def test_any_text_has_an_anchor_and_perhaps_a_dateline(text, given_date, metadata):
    anchor = choose_anchor(text, given_date, metadata)
    assert (anchor.date is None) == (anchor.basis == "none")
    dateline = find_dateline(text)
    if dateline is not None:
        assert is_grounded(text, dateline.span)
        assert dateline.place is None or is_grounded(text, dateline.place)


def test_a_long_chronicle_is_read_to_its_end():
    times = find_times("On 12 March 1983 two died. On the 13th one. " * 3_000, dt.date(2022, 9, 15))
    assert [str(time.from_) for time in times[-2:]] == ["1983-03-12", "1983-03-13"]


def test_a_long_line_of_figures_has_no_times():
    assert find_times("17 2016 5.5 " * 10_000, dt.date(2022, 9, 15)) == []
