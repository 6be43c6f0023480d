from __future__ import annotations

from typing import Any

import msgspec
import pytest

from tests.llm.conftest import report
from tests.llm.server import told
from tollbook.llm.answers import Told
from tollbook.llm.counting import Counted, count_at
from tollbook.llm.dropping import DroppedError
from tollbook.llm.page import page_of
from tollbook.llm.quoting import Passage


def counted(
    text: str, count: str, number: int | None = None, *, language: str = "en", **fields: Any
) -> Counted:
    """Read the count of a claim whose quote is the whole text."""
    fields.setdefault("qualifier", None)
    claim = msgspec.convert(told(text, count, number, **fields), Told)
    (span,) = Passage(text, 0, len(text)).find(count)
    return count_at(page_of(report(text, language=language)), span, claim, text)


@pytest.mark.parametrize(
    ("text", "count", "number", "exact", "qualifier", "value", "bounds"),
    [
        ("At least 14 died", "At least 14", 14, "At least 14", "at_least", 14, (14, 14, None)),
        ("At least 14 died", "14", 14, "At least 14", "at_least", 14, (14, 14, None)),
        ("At least 14 men died", "At least 14 men", 14, "At least 14", "at_least", 14,
         (14, 14, None)),
        ("70 people at least died", "70", 70, "70", "at_least", 70, (70, 70, None)),
        ("10 to 15 died", "10 to 15", 10, "10 to 15", "range", 10, (10, None, 15)),
        ("10 to 15 died", "10 to 15", 15, "10 to 15", "range", 10, (10, None, 15)),
        ("dozens were hurt", "dozens", None, "dozens", "vague", None, (12, None, 99)),
        ("dozens were hurt", "dozens", 24, "dozens", "vague", None, (12, None, 99)),
        ("nobody was hurt", "nobody", 0, "nobody", "zero", 0, (0, 0, 0)),
        ("half a million fled", "half a million", 500_000, "half a million", "exact", 500_000,
         (500_000, 500_000, 500_000)),
        ("up to 50 feared dead", "up to 50", 50, "up to 50", "at_most", 50, (0, None, 50)),
        ("killed up to 50", "up to 50", 50, "up to 50", "at_most", 50, (1, None, 50)),
    ],
)  # fmt: skip
def test_english_words_say_their_number_and_qualifier(  # noqa: PLR0917
    text: str, count: str, number: int | None, exact: str, qualifier: str, value: int | None,
    bounds: tuple[int | None, ...],
) -> None:  # fmt: skip
    stated, sure = counted(text, count, number, qualifier="exact")
    assert (stated.exact, stated.qualifier, stated.value) == (exact, qualifier, value)
    assert (stated.low, stated.best, stated.high) == bounds
    assert sure


@pytest.mark.parametrize("number", [4, 140, 0, -14])
def test_where_the_model_disagrees_the_words_stand_and_are_in_doubt(number: int) -> None:
    stated, sure = counted("At least 14 died", "At least 14", number)
    assert (stated.value, stated.qualifier, sure) == (14, "at_least", False)


@pytest.mark.parametrize(
    ("text", "count", "number", "qualifier", "expected"),
    [
        ("a woman died", "a woman", 1, "singular_implied", ("singular_implied", 1, True)),
        ("his wife died", "his wife", 1, None, ("singular_implied", 1, True)),
        ("Omar Hadid died", "Omar Hadid", 1, "exact", ("singular_implied", 1, True)),
        ("the driver died", "the driver", 1, None, ("singular_implied", 1, True)),
        ("a 43-year-old man died", "a 43-year-old man", 1, None, ("singular_implied", 1, True)),
        ("civilians died", "civilians", None, "plural_only", ("plural_only", None, True)),
        ("civilians died", "civilians", 1, "singular_implied", ("plural_only", None, False)),
        ("his parents died", "his parents", 2, None, ("plural_only", None, False)),
        ("civilians died", "civilians", 30, "exact", ("plural_only", None, False)),
        ("most of them died", "most of them", None, "majority_of", ("majority_of", None, True)),
        ("the wounded fled", "the wounded", None, "unquantified", ("unquantified", None, True)),
        ("crowds fled", "crowds", None, "no such word", ("plural_only", None, True)),
    ],
)
def test_words_without_a_number(
    text: str, count: str, number: int | None, qualifier: str | None, expected: tuple[object, ...]
) -> None:
    stated, sure = counted(text, count, number, qualifier=qualifier)
    assert (stated.qualifier, stated.value, sure) == expected


def test_the_words_for_a_person_are_cut_where_they_go_on() -> None:
    words = "a shopkeeper who had come back to the old town only the day before the strike"
    stated, _ = counted(f"{words} died", words, 1)
    assert stated.exact == "a shopkeeper who had come back to the old town only the day"


@pytest.mark.parametrize(
    ("text", "count", "number", "qualifier", "reason"),
    [
        ("Samir, 34, was shot", "34", 34, "exact", "an age, a date or a measure"),
        ("120 mm shells fell", "120", 120, "exact", "an age, a date or a measure"),
        ("on 3 June 2016 men died", "3", 3, "exact", "an age, a date or a measure"),
        ("men were unharmed", "men", 0, "zero", "it says nobody, and its words do not"),
        ("men were unharmed", "men", None, "zero", "it says nobody, and its words do not"),
        ("14 men and 3 women died", "14 men and 3 women", 17, "exact", "several numbers"),
    ],
)
def test_words_that_state_no_number_of_people_are_dropped(
    text: str, count: str, number: int | None, qualifier: str, reason: str
) -> None:
    with pytest.raises(DroppedError, match=reason):
        counted(text, count, number, qualifier=qualifier)


@pytest.mark.parametrize(
    ("text", "count"),
    [("material damage only, without any losses", "any"), ("The men were not hurt", "The men")],
)
def test_nobody_is_harmed_where_the_words_deny_it_and_that_is_in_doubt(
    text: str, count: str
) -> None:
    stated, sure = counted(text, count, 0, qualifier="zero")
    assert (stated.qualifier, stated.value, stated.high, sure) == ("zero", 0, 0, False)


def test_of_several_numbers_the_model_may_mean_one() -> None:
    stated, sure = counted("14 men and 3 women died", "14 men and 3 women", 3)
    assert (stated.exact, stated.value, sure) == ("3", 3, True)


@pytest.mark.parametrize(
    ("count", "number", "qualifier", "expected"),
    [
        ("14", 14, "at_least", ("at_least", 14, True)),
        ("١٤", 14, "exact", ("exact", 14, True)),
        ("14 مدنيا على الأقل", 14, "at_least", ("at_least", 14, True)),
        ("14", 14, "vague", ("exact", 14, True)),
        ("1,200", 1200, "exact", ("exact", 1200, True)),
        ("1.200", 1200, "exact", ("exact", 1200, True)),
        ("3 ملايين", 3_000_000, "exact", ("exact", 3_000_000, False)),
        ("0", 0, "exact", ("zero", 0, True)),
        ("10 إلى 15", 10, "range", ("range", 10, True)),
        ("اثنا عشر", 12, "exact", ("exact", 12, False)),
        ("عشرات", None, "vague", ("vague", None, False)),
        ("عشرات", 24, "vague", ("vague", None, False)),
        ("امرأة", 1, "singular_implied", ("singular_implied", 1, False)),
        ("مدنيين", None, "plural_only", ("plural_only", None, False)),
        ("مدنيين", None, "exact", ("unquantified", None, False)),
        ("لا أحد", 0, "zero", ("zero", 0, False)),
    ],
)
def test_of_other_languages_figures_are_read_and_words_are_in_doubt(
    count: str, number: int | None, qualifier: str, expected: tuple[object, ...]
) -> None:
    stated, sure = counted(f"قتل {count} هناك", count, number, qualifier=qualifier, language="ar")
    assert (stated.exact, stated.qualifier, stated.value, sure) == (count, *expected)


@pytest.mark.parametrize(
    ("count", "number"),
    [("14", 41), ("14", None), ("10 إلى 15", 12), ("15 إلى 10", 15), ("1 2 3", 1)],
)
def test_figures_of_another_number_are_dropped(count: str, number: int | None) -> None:
    with pytest.raises(DroppedError, match="is not that of its figures"):
        counted(f"قتل {count} هناك", count, number, language="ar")


@pytest.mark.parametrize(
    ("count", "number"), [("كثيرون", -1), ("كثيرون", 10**12), ("9" * 50, int("9" * 50))]
)
def test_a_number_that_the_model_reads_is_one_of_people(count: str, number: int) -> None:
    with pytest.raises(DroppedError, match="is no number of people"):
        counted(f"قتل {count} هناك", count, number, language="ar")


def test_a_count_has_the_width_of_a_count() -> None:
    words = "عدد كبير جدا من الناس الذين كانوا في السوق عندما سقطت القذائف"
    with pytest.raises(DroppedError, match="longer than 60"):
        counted(words, words, 12, language="ar")
