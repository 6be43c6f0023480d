import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.errors import BadInputError
from tollbook.model import Count
from tollbook.tolls.bounds import Bounds, bounds, bounds_of
from tollbook.tolls.policy import load_policy, policy_names


@pytest.mark.parametrize(
    ("qualifier", "value", "expected"),
    [
        ("exact", 9, (9, 9, 9)),
        ("at_least", 21, (21, 21, None)),
        ("more_than", 300_000, (300_000, 300_000, None)),
        ("more_than", 12, (13, 13, None)),
        ("more_than", 101, (102, 102, None)),
        ("at_most", 50, (1, None, 50)),
        ("fewer_than", 10, (1, None, 9)),
        ("about", 40, (36, 40, 44)),
        ("about", 3, (2, 3, 4)),
        ("nearly", 2_000, (1_800, 2_000, 2_000)),
        ("zero", 0, (0, 0, 0)),
        ("singular_implied", None, (1, 1, 1)),
        ("plural_only", None, (2, None, None)),
        ("unquantified", None, (None, None, None)),
    ],
)
def test_words_become_bounds(qualifier, value, expected):
    assert bounds(qualifier, value) == expected


def test_the_upper_end_of_a_range_has_no_invented_middle():
    assert bounds("range", 10, value_high=15) == (10, None, 15)


def test_a_feared_toll_may_be_nought():
    assert bounds("at_most", 50, asserted=False).low == 0


@pytest.mark.parametrize(
    ("term", "acled", "literal"),
    [
        ("dozens", (12, None, 99), (24, None, 99)),
        ("Dozens of", (12, None, 99), (24, None, 99)),
        ("tens", (10, None, 99), (20, None, 99)),
        ("scores of", (20, None, 99), (40, None, 99)),
        ("hundreds", (100, None, 999), (200, None, 999)),
        ("several", (3, None, 9), (3, None, 9)),
        ("a dozen", (12, 12, 12), (12, 12, 12)),
        ("umpteen", (None, None, None), (None, None, None)),
    ],
)
def test_vague_terms_follow_the_policy(term, acled, literal):
    assert bounds("vague", term=term) == acled
    assert bounds("vague", term=term, policy=load_policy("literal/1")) == literal


def test_a_vague_word_stands_in_for_a_missing_value():
    assert bounds("at_least", term="several") == (3, 3, None)


def test_a_majority_starts_above_half_of_the_lower_bound():
    assert bounds("majority_of", parent=Bounds(14, 14, None)) == (8, None, 14)


def test_half_of_an_open_figure_is_open():
    assert bounds("fraction_of", parent=Bounds(20, 20, None), share=0.5) == (10, 10, None)


def test_a_majority_of_nothing_known_is_unknown():
    assert bounds("majority_of") == (None, None, None)


NUMBERED = st.sampled_from(["exact", "at_least", "more_than", "at_most", "about", "nearly"])


@given(NUMBERED, st.integers(0, 10**7), st.booleans(), st.sampled_from(policy_names()))
def test_bounds_are_ordered_and_never_negative(qualifier, value, asserted, name):
    low, best, high = bounds(qualifier, value, asserted=asserted, policy=load_policy(name))
    known = [bound for bound in (low, best, high) if bound is not None]
    assert known == sorted(known)
    assert all(bound >= 0 for bound in known)


def count(exact, qualifier, **numbers):
    return Count(start=0, end=len(exact), exact=exact, qualifier=qualifier, **numbers)


def test_a_stored_vague_count_moves_with_the_policy():
    stored = count("dozens of", "vague", low=12, high=99)
    assert bounds_of(stored, load_policy("literal/1")) == (24, None, 99)


def test_bounds_corrected_by_a_reviewer_stand():
    corrected = count("14", "exact", value=14, low=13, best=14, high=15)
    assert bounds_of(corrected, load_policy()) == (13, 14, 15)


def test_bounds_that_were_never_filled_are_filled():
    assert bounds_of(count("at least 6", "at_least", value=6), load_policy()) == (6, 6, None)


def test_an_unknown_policy_names_the_known_ones():
    with pytest.raises(BadInputError, match="acled-min/1"):
        load_policy("guess/1")
