import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from training.readings import as_reading, headed, read_gold_set

from tests.incidents.build import DAY, claim, day, incidents, means, place, reading
from tollbook.incidents import group, group_all
from tollbook.incidents.grouping import STRETCH
from tollbook.incidents.pairs import pair_features
from tollbook.learning.gold import read_gold
from tollbook.tolls import load_policy, reckon, statements_of


def of(town, code, date=DAY, **fields):
    return {"places": (place(town),), "means": means(code), "time": day(date), **fields}


def test_two_harms_of_one_clause_are_one_event():
    bomb = of("Tarvos", "vehicle_bomb")
    grouped = group(
        reading(
            "r",
            claim("c1", "[9] people were killed", 9, **bomb),
            claim("c2", "and [20] were wounded", 20, harm="injured", at=30, **bomb),
        )
    )
    assert incidents(grouped) == [{"r#c1", "r#c2"}]


def test_attacks_in_two_towns_on_two_days_are_two_events():
    grouped = group(
        reading(
            "r",
            claim("c1", "[9] people were killed", 9, **of("Tarvos", "vehicle_bomb")),
            claim(
                "c2",
                "[3] were shot dead",
                3,
                at=400,
                **of("Ellis", "small_arms", DAY - dt.timedelta(days=3)),
            ),
        )
    )
    assert incidents(grouped) == [{"r#c1"}, {"r#c2"}]


def test_a_figure_repeated_later_joins_the_first():
    bomb = of("Tarvos", "vehicle_bomb")
    grouped = group(
        reading(
            "r",
            claim("c1", "[Nine] die", 9, **bomb),
            claim("c2", "the [nine] dead", 9, at=900, same_as="c1", **bomb),
        )
    )
    assert incidents(grouped) == [{"r#c1", "r#c2"}]


def test_the_work_grows_with_the_text_and_not_with_its_square(monkeypatch):
    weighed = []
    monkeypatch.setattr(
        "tollbook.incidents.grouping.pair_features",
        lambda *pair: weighed.append(pair) or pair_features(*pair),
    )
    bomb = of("Tarvos", "vehicle_bomb")
    claims = [
        claim(f"c{number}", "[9] people were killed", 9, at=100 * number, **bomb)
        for number in range(3 * STRETCH)
    ]
    grouped = group(reading("r", *claims))
    assert len(weighed) == 3 * STRETCH * (STRETCH - 1) // 2
    assert {one.incident for one in grouped.claims} == {"i1", "i2", "i3"}


@pytest.mark.parametrize("scope", ["period", "cumulative", "stock", "rate"])
def test_what_is_no_event_gets_no_incident(scope):
    (read,) = group(reading("r", claim("c1", "[500] since June", 500, scope=scope))).claims
    assert read.incident is None


def test_no_two_reports_share_an_incident_unless_merged():
    one = claim("c1", "[9] died", 9, **of("Tarvos", "shelling"))
    grouped = list(group_all([reading("a", one), reading("b", one)]))
    assert incidents(*grouped) == [{"a#c1"}, {"b#c1"}]


def test_a_report_without_claims_stays_as_it_is():
    empty = reading("r")
    assert group(empty) == empty


TOWNS = st.sampled_from(["Tarvos", "Ellis", "Marj"])
CLAIMS = st.lists(st.tuples(TOWNS, st.integers(1, 40)), min_size=1, max_size=6)


@given(CLAIMS, st.randoms())
def test_the_order_in_which_claims_are_listed_does_not_matter(said, random):
    claims = [
        claim(f"c{n}", f"[{value}] died", value, at=100 * n, **of(town, "shelling"))
        for n, (town, value) in enumerate(said)
    ]
    shuffled = random.sample(claims, len(claims))
    ordered, mixed = group(reading("r", *claims)), group(reading("r", *shuffled))
    assert incidents(ordered) == incidents(mixed)


@pytest.mark.shared
def test_the_example_report_stands_at_fourteen(shared):
    folder = shared / "reports"
    (example,) = read_gold(
        folder / "idlib-air-strikes.gold.jsonl", folder / "idlib-air-strikes.report.jsonl"
    )
    statements = statements_of(group(as_reading(headed(example, {}))))
    strikes = next(s.claim.incident for s in statements if s.claim.count.value == 14)
    toll = reckon([s for s in statements if s.claim.incident == strikes], load_policy())
    assert toll.figure("killed").numbers == (14, 14, 14)
    assert toll.figure("killed").high_open
    counted = {s.claim.count.value for s in statements if s.claim.incident}
    assert counted.isdisjoint({1500, 1000, 560_000, 400_000, 11_000_000, 6_000_000})


@pytest.mark.shared
def test_gold_claims_are_grounded(shared):
    for read in map(as_reading, read_gold_set(shared / "gold" / "dev")):
        for one in read.claims:
            assert read.report.text[one.count.start : one.count.end] == one.count.exact
