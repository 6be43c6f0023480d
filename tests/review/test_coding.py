"""Two codings of one incident, field by field."""

import datetime as dt

import msgspec
import pytest

from tollbook.review.coding import FIELDS, Coding, agreement, coding_of, compare, parse
from tollbook.review.content import Content, Sum

DAY = dt.date(2025, 3, 11)
FIRST = Coding(
    killed_low=9, killed_high=14, injured_low=23, place="Ta'izz", date_from=DAY, date_to=DAY,
    perpetrator="the army; militia",
)  # fmt: skip


def test_a_coding_agrees_with_itself_on_every_field():
    assert compare(FIRST, FIRST) == dict.fromkeys(FIELDS, True)
    assert compare(Coding(), Coding()) == dict.fromkeys(FIELDS, True)


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("killed_low", {"killed_low": 8}),
        ("killed_high", {"killed_high": None}),
        ("injured_low", {"injured_low": None}),
        ("injured_high", {"injured_high": 30}),
        ("place", {"place": "Aden"}),
        ("place", {"place": None}),
        ("date", {"date_to": DAY + dt.timedelta(days=1)}),
        ("perpetrator", {"perpetrator": "rebels"}),
    ],
)
def test_a_difference_is_told_of_its_field_alone(field, change):
    compared = compare(FIRST, msgspec.structs.replace(FIRST, **change))
    assert [name for name, agrees in compared.items() if not agrees] == [field]


@pytest.mark.parametrize("spelling", ["Taizz", "TA’IZZ", "al-Ta'izz"])
def test_names_agree_however_they_are_spelt(spelling):
    assert compare(FIRST, msgspec.structs.replace(FIRST, place=spelling))["place"]


def test_one_of_several_perpetrators_in_common_is_agreement():
    assert compare(FIRST, msgspec.structs.replace(FIRST, perpetrator="Militia"))["perpetrator"]


def test_the_first_coding_is_what_the_record_says_and_an_open_top_is_unknown():
    content = Content(
        sums=(
            Sum(harm="killed", low=9, best=9, high=14, high_open=True),
            Sum(harm="injured", low=2, best=2, high=2),
        ),
        place="Taiz", date_from=DAY, date_to=DAY, actors=("the army", "a militia"),
    )  # fmt: skip
    assert coding_of(content) == Coding(
        killed_low=9, killed_high=None, injured_low=2, injured_high=2, place="Taiz",
        date_from=DAY, date_to=DAY, perpetrator="the army; a militia",
    )  # fmt: skip


def test_a_stored_coding_comes_back():
    assert parse(msgspec.to_builtins(FIRST)) == FIRST


def test_agreement_counts_unknowns_as_values_of_names_and_not_of_numbers():
    pairs = [
        (FIRST, FIRST),
        (FIRST, msgspec.structs.replace(FIRST, killed_low=None, place=None)),
        (Coding(killed_low=2, place="Aden"), Coding(killed_low=2, place="Aden")),
    ]
    numbers, names = agreement("killed_low", pairs), agreement("place", pairs)
    assert (numbers.items, numbers.agreed, numbers.alpha_items, numbers.alpha) == (3, 2, 2, 1)
    assert (names.items, names.agreed, names.alpha_items) == (3, 2, 3)
    assert 0 < names.alpha < 1
