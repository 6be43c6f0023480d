from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.reading.quantities import Quantity, find_quantities


def only(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, [text[q.start : q.end] for q in found]
    return found[0]


@pytest.mark.parametrize(
    ("phrase", "qualifier", "value"),
    [
        ("14 villagers", "exact", 14),
        ("fourteen villagers", "exact", 14),
        ("a total of 31 miners", "exact", 31),
        ("all 62 passengers", "exact", 62),
        ("another 20 guards", "exact", 20),
        ("at least 14 villagers", "at_least", 14),
        ("At least a dozen villagers", "at_least", 12),
        ("a minimum of 7 nurses", "at_least", 7),
        ("no fewer than three pilgrims", "at_least", 3),
        ("not less than 40 sailors", "at_least", 40),
        ("more than 1,200 people", "more_than", 1_200),
        ("over two hundred people", "more_than", 200),
        ("upwards of 90 people", "more_than", 90),
        ("well over 500 people", "more_than", 500),
        ("in excess of 70 people", "more_than", 70),
        ("up to 50 people", "at_most", 50),
        ("as many as 120 people", "at_most", 120),
        ("no more than ten people", "at_most", 10),
        ("fewer than 30 people", "fewer_than", 30),
        ("less than twenty people", "fewer_than", 20),
        ("about 80 people", "about", 80),
        ("some 25 people", "about", 25),
        ("an estimated 4,000 people", "about", 4_000),
        ("roughly sixty people", "about", 60),
        ("nearly 300 people", "nearly", 300),
        ("almost 45 people", "nearly", 45),
        ("close to 1 million people", "nearly", 1_000_000),
        ("just under 90 people", "nearly", 90),
        ("30+ people", "at_least", 30),
        ("50 or more people", "at_least", 50),
        ("40-odd people", "about", 40),
        ("a dozen or so people", "about", 12),
    ],
)
def test_qualifiers(phrase: str, qualifier: str, value: int) -> None:
    quantity = only(phrase)
    assert (quantity.qualifier, quantity.value) == (qualifier, value)
    assert quantity.start == 0


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("10 to 15 people", 10, 15),
        ("10-15 people", 10, 15),
        ("10–15 people", 10, 15),
        ("between 30 and 40 people", 30, 40),
        ("two or three people", 2, 3),
        ("between two thousand and three thousand people", 2_000, 3_000),
        ("1,000 to 1,500 people", 1_000, 1_500),
    ],
)
def test_ranges(phrase: str, low: int, high: int) -> None:
    quantity = only(phrase)
    assert (quantity.qualifier, quantity.value, quantity.upper) == ("range", low, high)
    assert phrase[quantity.start : quantity.end] + " people" == phrase


def test_a_hyphenated_word_is_one_number() -> None:
    assert (only("twenty-five men").value, only("twenty-five men").qualifier) == (25, "exact")


@pytest.mark.parametrize(
    ("phrase", "term", "qualifier"),
    [
        ("dozens of people", "dozens", "vague"),
        ("scores of people", "scores", "vague"),
        ("hundreds of thousands of people", "hundreds of thousands", "vague"),
        ("several people", "several", "vague"),
        ("several dozen people", "several dozen", "vague"),
        ("a few people", "a few", "vague"),
        ("many people", "many", "vague"),
        ("a handful of people", "a handful of", "vague"),
        ("tens of thousands of people", "tens of thousands", "vague"),
        ("dozens or hundreds of people", "dozens or hundreds", "vague"),
        ("numerous people", "numerous", "unquantified"),
        ("an unknown number of people", "an unknown number of", "unquantified"),
        ("countless people", "countless", "unquantified"),
    ],
)
def test_vague_words(phrase: str, term: str, qualifier: str) -> None:
    quantity = only(phrase)
    assert (quantity.term, quantity.qualifier, quantity.value) == (term, qualifier, None)


def test_at_least_dozens_keeps_both_words() -> None:
    quantity = only("at least dozens of people")
    assert (quantity.start, quantity.term, quantity.value) == (0, "dozens", None)


@pytest.mark.parametrize("word", ["no", "No one", "nobody", "none", "zero", "0"])
def test_zero(word: str) -> None:
    quantity = only(f"{word} was hurt")
    assert (quantity.qualifier, quantity.value) == ("zero", 0)


@pytest.mark.parametrize(
    "text",
    [
        "a 34-year-old teacher",
        "a teacher, aged 34",
        "the teacher, Anna Berg, 34, was there",
        "the teacher, Anna Berg,34, was there",
        "in the death of Anna Berg, also 34.",
        "pupils, ages 14 and 15, were there",
        "a 122 mm rocket",
        "a 9mm pistol",
        "60 percent of houses",
        "60% of houses",
        "60 per cent of houses",
        "5 km from the town",
        "five kilometres from the town",
        "20 miles away",
        "a 50-kilogram bomb",
        "72 hours later",
        "eight years of war",
        "the 23rd brigade",
        "at 10:30",
        "at 6 pm",
        "$500 each",
        "€200 each",
        "the M4 road",
        "an AK-47 rifle",
        "Highway 61",
        "resolution 1441",
        "room number 12",
        "the two-storey building",
        "the 12-member council",
        "a 7.6 quake",
        "80 tonnes of wheat",
    ],
)
def test_what_counts_something_else_is_left_out(text: str) -> None:
    assert [text[q.start : q.end] for q in find_quantities(text)] == []


def test_a_number_in_a_span_that_is_taken_is_left_out() -> None:
    text = "On 12 May two monks fled"
    assert [q.value for q in find_quantities(text, [(3, 9)])] == [2]


def test_a_modifier_beside_a_taken_span_stays() -> None:
    text = "In 1998 more than 40 fled"
    quantity = find_quantities(text, [(3, 7)])[0]
    assert text[quantity.start : quantity.end] == "more than 40"


@pytest.mark.parametrize("text", ["70 people at least", "70 young people at the least"])
def test_a_minimum_said_behind_the_noun(text: str) -> None:
    quantity = find_quantities(text)[0]
    assert (quantity.value, quantity.qualifier) == (70, "at_least")
    assert text[quantity.start : quantity.end] == "70"


def test_a_range_that_falls_is_none() -> None:
    assert all(q.qualifier != "range" for q in find_quantities("15 to 10 people"))


def test_numbers_come_in_the_order_of_the_text() -> None:
    text = "3 dead, at least 12 hurt, dozens missing, no arrests"
    found = find_quantities(text)
    assert [text[q.start : q.end] for q in found] == ["3", "at least 12", "dozens", "no"]


@given(st.integers(min_value=1, max_value=9_999_999))
def test_a_number_of_people_is_always_found(number: int) -> None:
    quantity = only(f"at least {number:,} people fled")
    assert (quantity.value, quantity.qualifier) == (number, "at_least")


@given(
    st.text(
        alphabet=st.sampled_from("0123456789 ,.-–+%$:/\nabTonesvrad'hmkй٣"),
        max_size=120,
    )
)
def test_any_text_gives_ordered_quantities_within_it(text: str) -> None:
    found = find_quantities(text)
    assert all(0 <= q.start <= q.core < q.end <= len(text) for q in found)
    assert all(one.end <= two.start for one, two in pairwise(found))
    assert all(q.upper > q.value for q in found if q.qualifier == "range")


@pytest.mark.parametrize(
    "line",
    ["1,234 " * 2_000, "1" * 20_000, "at least " * 3_000, "twenty-" * 3_000, "of the " * 4_000],
    ids=["figures", "digits", "modifiers", "hyphens", "plain"],
)
def test_long_lines_end(line: str) -> None:
    assert len(find_quantities(line)) <= len(line)
