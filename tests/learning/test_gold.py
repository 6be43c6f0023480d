from __future__ import annotations

import pytest
from msgspec.structs import replace

from tests.record import making
from tollbook.learning.gold import annotation_of, form_of


@pytest.mark.parametrize(
    ("qualifier", "form"),
    [
        ("exact", "exact"), ("at_least", "at_least"), ("zero", "exact"),
        ("singular_implied", "exact"), ("fewer_than", "at_most"), ("unquantified", "unstated"),
    ],
)  # fmt: skip
def test_qualifiers_have_the_forms_of_the_guide(qualifier, form) -> None:
    assert form_of(qualifier) == form


def test_a_range_has_both_its_numbers() -> None:
    count = replace(making.nine_killed().count, qualifier="range", low=9, high=12, best=None)
    found = annotation_of(making.nine_killed(), open=False) | annotation_of(
        replace(making.nine_killed(), count=count)
    )
    assert (found["form"], found["value"], found["value_high"]) == ("range", 9, 12)


def test_words_for_a_time_stay_where_they_give_no_days() -> None:
    monday = making.nine_killed().time
    vague = replace(making.nine_killed(), time=replace(monday, from_=None, to=None))
    assert annotation_of(vague)["time"] == "Monday"
    assert annotation_of(making.nine_killed())["time"] is None


def test_an_open_claim_is_optional_and_of_no_form() -> None:
    found = annotation_of(making.nine_killed(), open=True)
    assert (found["optional"], found["form"]) == (True, "unstated")
    assert not annotation_of(making.nine_killed())["optional"]
