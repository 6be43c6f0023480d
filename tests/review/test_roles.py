"""Each role may do what the one before it may, and more."""

from itertools import pairwise

import pytest

from tollbook.review.roles import RIGHTS, ROLES, least_role, rights_of


@pytest.mark.parametrize(("below", "above"), list(pairwise(ROLES)))
def test_a_role_may_do_more_than_the_one_before(below, above):
    assert rights_of(below) < rights_of(above)


def test_the_last_role_has_every_right():
    assert rights_of(ROLES[-1]) == set(RIGHTS)


def test_without_a_role_there_is_no_right():
    assert rights_of(None) == frozenset()


def test_names_are_closed_to_viewers_and_open_to_those_who_record_them():
    assert least_role("see_names") == "recorder"
    assert "see_names" not in rights_of("viewer")


def test_publishing_and_erasing_are_an_editors():
    assert least_role("publish") == least_role("erase") == "editor"
