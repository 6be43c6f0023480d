import datetime as dt

import pytest

from tests.record import making
from tollbook.incidents.where_when import place_of, time_of
from tollbook.model import Place, Time
from tollbook.tolls import Statement

HARAND = ("g:1", "populated_place")
SOVA = ("g:2", "populated_place")
PROVINCE = ("g:3", "adm1")
OTHER_PROVINCE = ("g:4", "adm1")
COUNTRY = ("g:5", "country")
UNRESOLVED = (None, None)


def statement(number, places=(), time=None, state="extracted", **fields):
    found = tuple(
        Place(
            start=0, end=1, exact="A", id=id_, name=id_, precision=precision, level=precision,
            lat=1.0 if precision else None, lon=2.0 if precision else None,
        )
        for id_, precision in places
    )  # fmt: skip
    claim = making.nine_killed(places=found, time=time, **fields)
    return Statement(id=f"r{number}#c1", claim=claim, report_id=f"r{number}", state=state)


def where(*named):
    found = place_of(statement(number, places) for number, places in enumerate(named))
    return found and found.id


@pytest.mark.parametrize(
    ("named", "place"),
    [
        ([[HARAND]], "g:1"),
        ([[PROVINCE], [HARAND], [COUNTRY]], "g:1"),
        ([[HARAND, SOVA]], None),
        ([[HARAND, SOVA], [PROVINCE]], "g:3"),
        ([[HARAND, SOVA], [PROVINCE, OTHER_PROVINCE], [COUNTRY]], "g:5"),
        ([[UNRESOLVED]], None),
        ([[UNRESOLVED, PROVINCE]], "g:3"),
        ([[], []], None),
    ],
)
def test_the_finest_place_that_all_can_share(named, place):
    assert where(*named) == place


def test_a_rejected_statement_does_not_place_an_incident():
    assert place_of([statement(1, [HARAND], state="rejected")]) is None


def test_a_part_of_the_victims_does_not_place_the_whole():
    whole, part = statement(1, [PROVINCE]), statement(2, [HARAND], part_of="c9")
    assert place_of([whole, part]).id == "g:3"
    assert place_of([part]).id == "g:1"


def test_a_village_does_not_place_what_struck_several():
    across = statement(1, [PROVINCE], scope="several_events", value=14)
    villages = [statement(2, [HARAND]), statement(3, [SOVA])]
    assert place_of([across, villages[0]]).id == "g:3"
    assert place_of([across, *villages]).id == "g:3"


def day(date, basis="event"):
    when = dt.date(2021, 5, date)
    return Time(from_=when, to=when, precision="day", basis=basis)


@pytest.mark.parametrize(
    ("times", "date"),
    [
        ([day(3)], 3),
        ([day(3), day(4), day(4)], 4),
        ([day(4), day(3)], 3),
        ([day(5, "statement"), day(5, "statement"), day(3)], 3),
        ([day(5, "statement")], 5),
        ([None, Time(start=None), day(6)], 6),
    ],
)
def test_the_days_that_most_statements_give(times, date):
    found = time_of(statement(number, time=time) for number, time in enumerate(times))
    assert found.from_ == dt.date(2021, 5, date)


@pytest.mark.parametrize("times", [[], [None], [Time()]])
def test_an_incident_without_a_date_has_none(times):
    assert time_of(statement(number, time=time) for number, time in enumerate(times)) is None
