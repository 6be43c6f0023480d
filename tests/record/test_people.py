"""Roles are groups, rights are permissions, and the policy alone says which go together."""

import pytest
from django.contrib.auth.models import AnonymousUser, Group, User

from tollbook.record.models import RIGHTS as NAMED
from tollbook.record.people import give_role, keep_groups, may, people_with, role_of
from tollbook.review.roles import RIGHTS, ROLES, rights_of

pytestmark = pytest.mark.django_db


def known(role):
    user = User.objects.create_user(f"a-{role}")
    give_role(user, role)
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("role", ROLES)
def test_a_person_may_do_what_the_policy_says_of_their_role(role):
    user = known(role)
    assert role_of(user) == role
    assert {right for right in RIGHTS if may(user, right)} == rights_of(role)


def test_nobody_has_a_right_without_a_role():
    user = User.objects.create_user("newcomer")
    assert role_of(user) is None
    assert not any(may(user, right) for right in RIGHTS)
    assert not any(may(AnonymousUser(), right) for right in RIGHTS)


def test_a_person_who_is_shut_out_has_no_right():
    user = known("administrator")
    user.is_active = False
    user.save()
    assert not any(may(User.objects.get(pk=user.pk), right) for right in RIGHTS)


def test_a_new_role_replaces_the_old():
    user = known("editor")
    give_role(user, "viewer")
    user = User.objects.get(pk=user.pk)
    assert role_of(user) == "viewer"
    assert not may(user, "record")


def test_what_was_changed_by_hand_in_a_group_is_put_right_by_the_next_migration():
    viewers, editors = (Group.objects.get(name=name) for name in ("viewer", "editor"))
    viewers.permissions.set(editors.permissions.all())
    keep_groups()
    assert {p.codename for p in viewers.permissions.all()} == {"read"}


def test_those_with_a_right_are_found():
    people = [known(role) for role in ROLES]
    people[2].is_active = False
    people[2].save()
    assert [p.username for p in people_with("review")] == ["a-administrator", "a-editor"]


def test_every_right_has_its_permission():
    assert set(NAMED) == set(RIGHTS)
