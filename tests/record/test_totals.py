"""Totals stand by themselves; what is left of them is what the incidents inside do not hold."""

import datetime as dt

import pytest

from tests.record import making
from tollbook.model import Place, Time
from tollbook.places.entries import Entry
from tollbook.record.store import add_report
from tollbook.record.totals import totals

pytestmark = pytest.mark.django_db

COUNTRY = Entry(id="test:9", name="Harland", level="country", country="HL")
TOWN = Entry(id="test:1", name="Harand", country="HL")
SPRING = Time(
    **making.as_fields("March"), from_=dt.date(2021, 3, 1), to=dt.date(2021, 5, 4),
    precision="month",
)  # fmt: skip


class Atlas:
    """A gazetteer of one country and one town."""

    def entry(self, id_):
        return {entry.id: entry for entry in (COUNTRY, TOWN)}.get(id_)


@pytest.fixture(autouse=True)
def atlas(monkeypatch):
    for module in ("keeping", "totals"):
        monkeypatch.setattr(f"tollbook.record.{module}.default_gazetteer", Atlas)


def in_harland(**fields):
    whole = Place(**making.as_fields("Harand"), id="test:9", level="country")
    return making.four_thousand(**{"places": (whole,), "time": SPRING} | fields)


def left_of(*claims):
    add_report(making.loaded(), making.reading(*claims), making.READER)
    (one,) = totals()
    return one


def test_incidents_of_its_area_and_period_are_taken_off():
    one = left_of(making.nine_killed(high=9), in_harland())
    assert (one.residual.low, one.residual.high) == (3991, 3991)
    assert len(one.residual.incidents) == 1


def test_incidents_of_another_time_are_not():
    before = Time(**making.as_fields("Monday"), from_=dt.date(2020, 5, 3), to=dt.date(2020, 5, 3))
    one = left_of(making.nine_killed(high=9, time=before), in_harland())
    assert one.residual.incidents == ()


def test_an_incident_that_does_not_tell_civilians_apart_may_hold_none_or_all():
    civilians = making.Victims(**making.as_fields("people"), status="civilian")
    one = left_of(making.nine_killed(high=9), in_harland(victims=civilians))
    assert (one.residual.low, one.residual.high) == (3991, 4000)


@pytest.mark.parametrize(
    ("fields", "why"),
    [({"time": None}, "no_bounded_period"), ({"places": ()}, "no_area"),
     ({"scope": "stock"}, "not_countable")],
)  # fmt: skip
def test_what_cannot_be_compared_says_why(fields, why):
    one = left_of(making.nine_killed(), in_harland(**fields))
    assert (one.residual, one.why_not) == (None, why)
