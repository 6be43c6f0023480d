"""What one clause adds, and what it gives as another count of the same people (2.3, 4.4.5)."""

import pytest

from tests.tolls.build import claim, numbers, source, statement
from tollbook.tolls import load_policy, reckon

ACLED = load_policy("acled-min/1")


def toll_of(text, *counts):
    """The toll of a clause: each count as (words, value, the people's own word, its status)."""
    told = [
        claim(f"c{number}", text.replace(words, f"[{words}]", 1), value, who=who, status=status)
        for number, (words, value, who, status) in enumerate(counts, start=1)
    ]
    return reckon([statement("a", one) for one in told], ACLED)


def people(words, value, who="people", status="unspecified"):
    return words, value, who, status


def bare(words, value):
    return words, value, None, "unspecified"


@pytest.mark.parametrize(
    "text",
    [
        "killed 12 people, a number that later rose to 15",
        "killed 12 people, the number climbing to 15",
        "killed 12 people, possibly 15",
        "killed 12 people, 15 according to the monitor",
        "killed 12 people in Dar and Marj, 15 according to the monitor",
        "killed 12 people, against 15 reported by state media",
        "killed 12 people, compared with 15 the day before",
        "killed 12 people, then 15",
        "killed 12 people and the toll is now 15",
        "killed 12 people and possibly 15",
    ],
)
def test_another_count_of_the_same_people_is_not_added(text):
    assert numbers(toll_of(text, people("12", 12), bare("15", 15))) == (12, 12, 15, False)


@pytest.mark.parametrize(
    "text", ["killed 12 people, possibly 15 people", "killed 12 people, against 15 people before"]
)
def test_a_rival_with_a_word_of_its_own_is_not_added(text):
    assert numbers(toll_of(text, people("12", 12), people("15", 15))) == (12, 12, 15, False)


@pytest.mark.parametrize(
    "text",
    [
        "killed 12 people in Dar and 15 in Marj",
        "killed 12 people in Dar, and 15 in Marj",
        "killed 12 people in Dar and then 15 in Marj",
        "killed 12 people in Dar plus 15 in Marj",
        "killed 12 people in Dar, according to the monitor, and 15 in Marj",
    ],
)
def test_a_number_after_a_word_that_adds_is_added(text):
    assert numbers(toll_of(text, people("12", 12), bare("15", 15))) == (27, 27, 27, False)


def test_another_some_add_without_a_conjunction():
    toll = toll_of("killed 12 people, another 15 in Marj", people("12", 12), bare("another 15", 15))
    assert numbers(toll) == (27, 27, 27, False)


def test_a_list_of_people_with_words_of_their_own_adds():
    toll = toll_of(
        "12 civilians, three soldiers and one child were killed",
        people("12", 12, "civilians", "civilian"),
        people("three", 3, "soldiers", "combatant"),
        people("one", 1, "child", "civilian"),
    )
    assert numbers(toll) == (16, 16, 16, False)


def test_a_list_of_numbers_that_ends_in_and_adds():
    toll = toll_of(
        "killed nine people in Dar, seven in Marj and five in Ellis",
        people("nine", 9), bare("seven", 7), bare("five", 5),
    )  # fmt: skip
    assert numbers(toll) == (21, 21, 21, False)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed 12 civilians, 15 according to the monitor", (12, 12, 15, False)),
        ("killed 12 civilians in Dar and 15 in Marj", (27, 27, 27, False)),
    ],
)
def test_a_bare_number_counts_the_people_named_before_it(text, expected):
    toll = toll_of(text, people("12", 12, "civilians", "civilian"), bare("15", 15))
    assert numbers(toll) == numbers(toll, victims="civilian") == expected


def test_a_bare_number_of_another_sentence_names_nobody_before_it():
    first = claim("c1", "[12] civilians were killed", 12, who="civilians", status="civilian")
    other = claim("c2", "the toll is [15]", 15, who=None, at=60)
    toll = reckon([statement("a", first), statement("a", other)], ACLED)
    assert numbers(toll, victims="civilian") == (12, 12, 12, False)


def test_a_bare_number_by_a_party_is_contested_with_the_enemies_named_before_it():
    army = source("the army", "military", party=True)
    text = "12 militants were killed in Dar and 15 in Marj"
    told = [
        claim("c1", text.replace("12", "[12]"), 12, who="militants", status="combatant",
              source=army),
        claim("c2", text.replace("15", "[15]"), 15, who=None, source=army),
    ]  # fmt: skip
    toll = reckon([statement("a", one) for one in told], ACLED)
    assert numbers(toll) == (0, None, 27, False)
