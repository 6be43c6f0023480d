"""Annotated claims are made as faulty as a reader makes them, and no more."""

from dataclasses import fields, replace

from training.noise import RATES, Rates, as_if_read

from tests.incidents.build import DAY, claim, day, means, place, reading

NEVER = Rates(**{field.name: 0.0 for field in fields(Rates)})
SAID = reading(
    "r",
    *(claim(f"c{n}", f"[{n}] dead", n, places=(place("Harand"),), time=day(DAY),
            means=means("shelling")) for n in range(1, 201)),
)  # fmt: skip


def test_without_faults_all_is_as_it_was():
    assert as_if_read(SAID, rates=NEVER) == SAID


def test_the_same_faults_are_made_each_time_and_others_of_another_seed():
    assert as_if_read(SAID) == as_if_read(SAID)
    assert as_if_read(SAID) != as_if_read(SAID, seed=1)


def test_as_many_are_missed_as_the_rate_says():
    assert abs(len(as_if_read(SAID).claims) / 200 - (1 - RATES.missed)) < 0.08


def test_a_part_does_not_point_to_a_claim_that_was_missed():
    rates = replace(NEVER, missed=0.5)
    parts = reading("r", *(claim(f"c{n}", f"[{n}] dead", n, part_of="c1") for n in range(1, 60)))
    found = as_if_read(parts, rates=rates)
    known = {one.id for one in found.claims}
    assert all(one.part_of in known for one in found.claims if one.part_of)


def test_what_is_lost_is_unknown_and_never_invented():
    rates = replace(NEVER, place_lost=1.0, time_lost=1.0, means_lost=1.0)
    found = as_if_read(SAID, rates=rates)
    assert {(one.places, one.time, one.means.code) for one in found.claims} == {
        ((), None, "unstated")
    }
