"""The drawing of how a toll was told: only what was said of the whole, on a known day."""

import datetime as dt

import pytest

from tests.web.conftest import make_claim
from tollbook.tolls import Statement, load_policy, reckon
from tollbook.web.chart import chart_of

DAY = dt.date(2025, 3, 11)


def told(number, days, state="extracted", **fields):
    """Return what medics said on a day: this many dead."""
    text = f"{number} people were killed, medics said."
    claim = make_claim(text, text, str(number), id="c1", value=number, source="medics", **fields)
    return Statement(
        id=f"r{number}#c1",
        claim=claim,
        report_id=f"r{number}",
        published=None if days is None else DAY + dt.timedelta(days=days),
        state=state,
        publisher="Wire",
    )


def drawn(*statements):
    return chart_of(statements, reckon(statements, load_policy()))


def test_a_greater_number_stands_higher_and_a_later_day_further_right():
    chart = drawn(told(9, 0), told(14, 2))
    first, last = chart.dots
    assert first.x < last.x
    assert first.top > last.top
    assert [tick.words for tick in chart.days] == ["11 Mar", "13 Mar"]
    assert [tick.words for tick in chart.numbers] == ["0", "7", "14"]
    assert chart.words.endswith("from 9 on 11 Mar 2025 to 14 on 13 Mar 2025")


def test_a_superseded_figure_is_told_from_one_that_stands():
    assert [dot.old for dot in drawn(told(9, 0), told(14, 2)).dots] == [True, False]


def test_an_open_top_has_an_arrow_and_an_exact_number_is_one_point():
    chart = drawn(told(9, 0, qualifier="at_least"), told(14, 2))
    assert [dot.is_open for dot in chart.dots] == [True, False]
    assert all(dot.top == dot.bottom for dot in chart.dots)


def test_figures_of_one_day_stand_side_by_side():
    xs = [dot.x for dot in drawn(told(8, 0), told(9, 0), told(14, 2)).dots]
    assert len(set(xs)) == 3


@pytest.mark.parametrize(
    "other",
    [
        told(14, None),
        told(14, 2, state="rejected"),
        told(14, 2, part_of="c9", part_kind="subset"),
        told(14, 2, harm="injured"),
        told(14, 2, scope="cumulative"),
        told(14, 0),
    ],
)
def test_without_a_second_day_there_is_no_drawing(other):
    assert drawn(told(9, 0), other) is None


def test_many_days_share_a_few_labels():
    chart = drawn(*(told(number, number) for number in range(1, 20)))
    assert len(chart.days) == 6
    assert chart.days[0].words == "12 Mar"
    assert chart.days[-1].words == "30 Mar"
