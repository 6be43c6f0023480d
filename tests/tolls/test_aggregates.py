import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.tolls.build import claim, source, statement
from tollbook.model import Time
from tollbook.tolls import load_policy
from tollbook.tolls.aggregates import ResidualError, aggregates_of, residual
from tollbook.tolls.toll import Bound, Figure

POLICY = load_policy()
SPRING = Time(from_=dt.date(2021, 4, 1), to=dt.date(2021, 8, 31), precision="month")


def total(text="[nearly 1,000] civilians killed", value=1000, **fields):
    fields = {"qualifier": "nearly", "scope": "cumulative", "status": "civilian"} | fields
    fields.setdefault("time", SPRING)
    said = claim("c1", text, value, source=source("Delta Monitor", "monitor"), **fields)
    (found,) = aggregates_of([statement("r", said)], POLICY)
    return found


def figure(low, high, *, is_open=False, victims="civilian", harm="killed"):
    low_bound, high_bound = (
        Bound(value=value, claims=("x#c1",), rule="agreed", words="") for value in (low, high)
    )
    return Figure(harm=harm, victims=victims, low=low_bound, high=high_bound, high_open=is_open)


def test_the_incidents_inside_are_taken_off():
    left = residual(total(), {"i1": figure(300, 400), "i2": figure(10, 20)})
    assert (left.low, left.high) == (480, 690)
    assert left.words == "Delta Monitor: 900 to 1000, less 310 to 420 in 2 incidents"


def test_an_open_incident_leaves_no_lower_bound():
    assert residual(total(), {"i1": figure(300, 400, is_open=True)}).low == 0


def test_an_open_total_leaves_an_open_residual():
    left = residual(total("[at least 500] killed", 500, qualifier="at_least"), {})
    assert (left.low, left.high) == (500, None)


def test_a_residual_is_never_negative():
    left = residual(total("[50] killed", 50, qualifier="exact"), {"i1": figure(80, 90)})
    assert (left.low, left.high) == (0, 0)


@pytest.mark.parametrize(
    ("fields", "obstacle"),
    [
        ({"time": None}, "no_bounded_period"),
        ({"flags": ("ambiguous_period",)}, "no_bounded_period"),
        ({"scope": "stock"}, "not_countable"),
        ({"scope": "rate"}, "not_countable"),
        ({"part_of": "c0"}, "is_part"),
        ({"qualifier": "unquantified"}, "no_number"),
    ],
)
def test_what_cannot_be_compared_has_no_residual(fields, obstacle):
    with pytest.raises(ResidualError) as error:
        residual(total(**fields), {})
    assert error.value.obstacle == obstacle


@pytest.mark.parametrize("other", [{"victims": "all"}, {"harm": "injured"}])
def test_figures_for_others_are_not_taken_off(other):
    with pytest.raises(ResidualError, match="other_figures"):
        residual(total(), {"i1": figure(1, 2, **other)})


def test_claims_on_incidents_and_rejected_totals_are_no_aggregates():
    event = statement("r", claim("c1", "[9] died", 9))
    rejected = statement("r", claim("c2", "[500] died", 500, scope="cumulative"), state="rejected")
    assert aggregates_of([event, rejected], POLICY) == []


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)), max_size=5))
def test_bounds_of_a_residual_are_ordered(sizes):
    inside = {f"i{n}": figure(min(pair), max(pair)) for n, pair in enumerate(sizes)}
    left = residual(total(), inside)
    assert 0 <= left.low <= left.high <= 1000
