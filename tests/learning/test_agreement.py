from __future__ import annotations

import importlib.util
from itertools import product
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.learning.agreement import alike, overlap, same_harm
from tollbook.model.vocabulary import Harm


@pytest.mark.parametrize(
    ("one", "two", "agreement"),
    [
        ((0, 10), (0, 10), 1.0),
        ((0, 10), (10, 20), 0.0),
        ((0, 10), (0, 20), 0.5),
        ((5, 10), (0, 30), pytest.approx(1 / 6)),
        ((5, 10), (0, 31), 0.0),
        ((0, 10), (6, 16), 0.0),
    ],
)
def test_spans_agree_by_half_or_one_inside_the_other(
    one: tuple[int, int], two: tuple[int, int], agreement: float
) -> None:
    assert overlap(one, two) == agreement
    assert overlap(two, one) == agreement


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("killed", "killed", True),
        ("killed", "injured", False),
        ("missing", "abducted", True),
        ("abducted", "detained", True),
        ("casualty", "killed", False),
    ],
)
def test_harms_that_few_reports_tell_apart_are_equal(one: str, two: str, same: bool) -> None:
    assert same_harm(one, two) is same


NAMES = (
    None, "", "the army", "an army source", "police", "the Coast Guard of Lema", "Lema",
    "the coast guard", "state media", "the rebels", "health ministry", "Ministry of Health",
    "the a of", "regime forces",
)  # fmt: skip


@pytest.mark.parametrize(
    ("one", "two", "agree"),
    [
        (None, None, True),
        ("", None, True),
        ("police", None, False),
        ("the Coast Guard of Lema", "Lema", True),
        ("health ministry", "Ministry of Health", True),
        ("the army", "police", False),
        ("the army", "the government", False),
        ("the army", "army", True),
    ],
)
def test_names_agree_by_a_telling_word(one: str | None, two: str | None, agree: bool) -> None:
    assert alike(one, two) is agree


@pytest.fixture(scope="module")
def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", shared / "measure/score_claims.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


spans = st.tuples(st.integers(0, 60), st.integers(1, 60)).map(lambda p: (p[0], p[0] + p[1]))


@pytest.mark.shared
@given(one=spans, two=spans)
def test_spans_agree_as_the_scorer_says(
    scorer: ModuleType, one: tuple[int, int], two: tuple[int, int]
) -> None:
    assert overlap(one, two) == scorer.agreement(one, two)


@pytest.mark.shared
def test_harms_and_names_agree_as_the_scorer_says(scorer: ModuleType) -> None:
    for one, two in product(get_args(Harm), repeat=2):
        assert same_harm(one, two) == scorer.same_harm(one, two)
    for one, two in product(NAMES, repeat=2):
        assert alike(one, two) == scorer.alike(one, two)
