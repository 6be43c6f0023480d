"""Whole texts: newswire in upper case, text that lost its punctuation, the shared material."""

import datetime as dt
import json

import pytest

from tests.times.helpers import days
from tollbook.times import choose_anchor, find_times

WIRE = """   MAPUTO, 9 MAY 88 (AIM) -- [TEXT] GUNMEN KILLED SIX FARMERS ON
7 MAY NEAR CHIMOIO. TWO MORE DIED
YESTERDAY. THE ROAD, MINED SINCE LAST
NOVEMBER, MAY 3 TIMES HAVE CLAIMED LIVES IN THE PAST 48 HOURS."""
STRIPPED = (
    "Fri May 13 1994 Shells kill 12 in market. Twelve died in Fridays shelling of the towns centre"
    ". On May 10 1994 5 people died and since 1992 more than 900 have been killed."
)


def test_upper_case_newswire():
    anchor = choose_anchor(WIRE, None, None)
    assert (anchor.date, anchor.basis) == (dt.date(1988, 5, 9), "dateline")
    assert days(WIRE, anchor.date) == [
        ("9 MAY 88", "1988-05-09", "1988-05-09"),
        ("7 MAY", "1988-05-07", "1988-05-07"),
        ("YESTERDAY", "1988-05-08", "1988-05-08"),
        ("SINCE LAST\nNOVEMBER", "1987-11-01", "1988-05-09"),
        ("THE PAST 48 HOURS", "1988-05-07", "1988-05-09"),
    ]


def test_text_that_lost_its_commas_and_apostrophes():
    anchor = choose_anchor(STRIPPED, None, dt.date(1994, 5, 20))
    assert (anchor.date, anchor.disagree) == (dt.date(1994, 5, 13), True)
    assert days(STRIPPED, anchor.date) == [
        ("Fri May 13 1994", "1994-05-13", "1994-05-13"),
        ("Fridays", "1994-05-13", "1994-05-13"),
        ("May 10 1994", "1994-05-10", "1994-05-10"),
        ("since 1992", "1992-01-01", "1994-05-13"),
    ]


@pytest.mark.shared
def test_the_example_report(shared):
    text = (shared / "reports" / "idlib-air-strikes.txt").read_text(encoding="utf-8")
    undated = {time.exact: time for time in find_times(text, None)}
    assert choose_anchor(text, None, None).basis == "none"
    assert undated["Tuesday"].needs_anchor
    assert undated["Tuesday"].from_ is None
    dated = {time.exact: time for time in find_times(text, dt.date(2019, 12, 17))}
    assert str(dated["Tuesday"].from_) == "2019-12-17"
    assert str(dated["the past 72 hours"].from_) == "2019-12-14"
    assert str(dated["late August"].from_) == "2019-08-21"
    assert dated["that period"].from_ is None
    assert len(dated["that period"].candidates) >= 2
    assert dated["Eight years of war"].kind == "duration"


@pytest.mark.shared
def test_every_training_report_has_its_printed_date(shared):
    lines = (shared / "gold" / "train" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    bases = [choose_anchor(json.loads(line)["text"], None, None).basis for line in lines]
    assert bases.count("dateline") / len(bases) >= 0.97
