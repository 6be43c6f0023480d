from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.numerals import parse_number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("0", 0),
        ("14", 14),
        ("007", 7),
        ("1,200", 1_200),
        ("1 200", 1_200),
        ("1\u00a0200\u202f000", 1_200_000),
        ("1,234,567", 1_234_567),
        ("1.5 million", 1_500_000),
        ("0.25 million", 250_000),
        ("22m", 22_000_000),
        ("40k", 40_000),
        ("3 bn", 3_000_000_000),
        ("2 dozen", 24),
        ("٤٥", 45),
        ("۱۲", 12),
    ],
)
def test_figures(words: str, number: int) -> None:
    assert parse_number(words) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("zero", 0),
        ("one", 1),
        ("Nineteen", 19),
        ("twenty-five", 25),
        ("twenty five", 25),
        ("ninety-nine", 99),
        ("fourty", 40),
        ("a hundred", 100),
        ("one hundred and ten", 110),
        ("three hundred and forty-two", 342),
        ("twelve hundred", 1_200),
        ("a thousand", 1_000),
        ("two thousand and seven", 2_007),
        ("one hundred thousand", 100_000),
        ("two hundred and fifty thousand", 250_000),
        ("two million three hundred thousand", 2_300_000),
        ("a dozen", 12),
        ("half a dozen", 6),
        ("two dozen", 24),
        ("half a million", 500_000),
        ("half a thousand", 500),
        ("a million", 1_000_000),
    ],
)
def test_words(words: str, number: int) -> None:
    assert parse_number(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "and",
        "a",
        "dozens",
        "several",
        "1.5",
        "3.1415",
        "12 apples",
        "two or three",
        "1234567890123",
        "1.2.3",
        "minus four",
    ],
)
def test_what_states_no_whole_number(words: str) -> None:
    assert parse_number(words) is None


@given(st.integers(min_value=0, max_value=10**12 - 1))
def test_any_figure_is_read_with_and_without_separators(number: int) -> None:
    assert parse_number(str(number)) == number
    assert parse_number(f"{number:,}") == number


def spelled(number: int) -> str:
    """Spell a number under 1,000,000 out as British English does."""
    units = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen"
    ).split()
    tens = "twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return units[number]
    if number < 100:
        ten, unit = divmod(number, 10)
        return tens[ten - 2] + (f"-{units[unit]}" if unit else "")
    scale, name = (100, "hundred") if number < 1_000 else (1_000, "thousand")
    count, rest = divmod(number, scale)
    joint = " and " if rest < 100 else " "
    return f"{spelled(count)} {name}" + (f"{joint}{spelled(rest)}" if rest else "")


@given(st.integers(min_value=0, max_value=999_999))
def test_any_spelled_number_is_read(number: int) -> None:
    assert parse_number(spelled(number)) == number


@given(st.text(max_size=40))
def test_any_text_is_a_number_or_none(words: str) -> None:
    number = parse_number(words)
    assert number is None or number >= 0
