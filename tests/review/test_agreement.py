"""Agreement against published figures and what must hold of any."""

import random

import pytest

from tollbook.review.agreement import Agreement, alpha

N = None
#: Krippendorff (2011), section C: four observers, twelve units, values missing.
OBSERVERS = [
    [1, 2, 3, 3, 2, 1, 4, 1, 2, N, N, N],
    [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, N, 3],
    [N, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, N],
    [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, N],
]
UNITS = list(zip(*OBSERVERS, strict=True))


@pytest.mark.parametrize(
    ("metric", "published"), [("nominal", 0.743), ("interval", 0.849), ("ratio", 0.797)]
)
def test_the_published_example(metric, published):
    assert alpha(UNITS, metric) == pytest.approx(published, abs=0.0005)


def test_two_observers_and_two_values_as_published():
    """Krippendorff (2011), section A: ten units, two observers; alpha is .095."""
    one, other = [0, 1, 0, 0, 0, 0, 0, 0, 1, 0], [1, 1, 1, 0, 0, 1, 0, 0, 0, 0]
    assert alpha(zip(one, other, strict=True)) == pytest.approx(0.095, abs=0.0005)


def test_two_observers_and_names_as_published():
    """Krippendorff (2011), section B: twelve units, five categories; alpha is .692."""
    one, other = "a a b b d c c c e d d a".split(), "b a b b b c c c e d d d".split()
    assert alpha(zip(one, other, strict=True)) == pytest.approx(0.692, abs=0.0005)


@pytest.mark.parametrize("metric", ["nominal", "interval", "ratio"])
def test_full_agreement_is_one_and_chance_is_about_zero(metric):
    rng = random.Random(7)
    values = [rng.randint(0, 9) for _ in range(2000)]
    dealt = [rng.randint(0, 9) for _ in range(2000)]
    assert alpha(zip(values, values, strict=True), metric) == 1
    assert alpha(zip(values, dealt, strict=True), metric) == pytest.approx(0, abs=0.05)


def test_disagreement_by_system_is_below_zero():
    assert alpha([(0, 1), (1, 0), (0, 1), (1, 0)]) < 0


@pytest.mark.parametrize("units", [[], [(3, 3), (3, 3)], [(1, None), (None, 2)]])
def test_where_chance_has_nothing_to_choose_from_there_is_no_alpha(units):
    assert alpha(units) is None


def test_none_killed_twice_is_agreement():
    assert alpha([(0, 0), (5, 5), (9, 9)], "ratio") == 1


def test_a_percentage_of_nothing_is_unknown():
    assert Agreement(0, 0, None, 0).percent is None
    assert Agreement(4, 3, None, 4).percent == 75
