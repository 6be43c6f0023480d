from __future__ import annotations

import pytest

from tests.reading.staging import claim_of


@pytest.mark.parametrize(
    ("text", "count", "qualifier", "value", "bounds"),
    [
        ("A mine killed 14 pilgrims.", "14", "exact", 14, (14, 14, 14)),
        ("At least 14 pilgrims were killed.", "At least 14", "at_least", 14, (14, 14, None)),
        ("More than 40 pilgrims were killed.", "More than 40", "more_than", 40, (41, 41, None)),
        ("Up to 50 pilgrims were injured.", "Up to 50", "at_most", 50, (1, None, 50)),
        ("Fewer than 20 pilgrims were injured.", "Fewer than 20", "fewer_than", 20,
         (1, None, 19)),
        ("Between 30 and 40 pilgrims were injured.", "Between 30 and 40", "range", 30,
         (30, None, 40)),
        ("Ten to 15 pilgrims were killed.", "Ten to 15", "range", 10, (10, None, 15)),
        ("Two or three pilgrims were killed.", "Two or three", "range", 2, (2, None, 3)),
        ("About 80 pilgrims were injured.", "About 80", "about", 80, (72, 80, 88)),
        ("Nearly 300 pilgrims were killed.", "Nearly 300", "nearly", 300, (270, 300, 300)),
        ("Dozens of pilgrims were killed.", "Dozens", "vague", None, (12, None, 99)),
        ("Several pilgrims were wounded.", "Several", "vague", None, (3, None, 9)),
        ("Hundreds of pilgrims were killed.", "Hundreds", "vague", None, (100, None, 999)),
        ("No pilgrims were killed.", "No", "zero", 0, (0, 0, 0)),
        ("A pilgrim was killed.", "A", "singular_implied", 1, (1, 1, 1)),
        ("A dozen pilgrims were killed.", "A dozen", "exact", 12, (12, 12, 12)),
        ("Twenty-three pilgrims were killed.", "Twenty-three", "exact", 23, (23, 23, 23)),
        ("1.2 million people fled their homes.", "1.2 million", "exact", 1_200_000,
         (1_200_000, 1_200_000, 1_200_000)),
    ],
)  # fmt: skip
def test_counts_and_their_bounds(
    text: str,
    count: str,
    qualifier: str,
    value: int | None,
    bounds: tuple[int | None, int | None, int | None],
) -> None:
    found = claim_of(text, count).count
    assert (found.qualifier, found.value) == (qualifier, value)
    assert (found.low, found.best, found.high) == bounds


def test_what_is_unknown_is_null_and_never_zero() -> None:
    count = claim_of("Numerous pilgrims were killed in the stampede.", "Numerous").count
    assert (count.value, count.best, count.high) == (None, None, None)
    assert count.low != 0


def test_the_feared_dead_have_no_lower_bound() -> None:
    stated = claim_of("Up to 50 miners are dead.", "Up to 50").count
    feared = claim_of("Up to 50 miners are feared dead.", "Up to 50").count
    assert (stated.low, feared.low) == (1, 0)


@pytest.mark.parametrize(
    ("text", "exact"),
    [
        ("In the stampede, at least 14 pilgrims were killed.", "at least 14"),
        ("The blast wounded more than 1,200 people.", "more than 1,200"),
        ("The blast killed some 25 dockers.", "some 25"),
        ("The clash left 40 others wounded.", "40"),
    ],
)
def test_a_count_is_its_number_and_modifier_alone(text: str, exact: str) -> None:
    assert claim_of(text, exact).count.exact == exact
