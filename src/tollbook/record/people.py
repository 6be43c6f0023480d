"""The people of a team: their roles as Django's groups, what each may do as its permissions."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser, Group, Permission, User

from tollbook.review.roles import ROLES, Right, Role, rights_of


def may(user: AbstractBaseUser | AnonymousUser, right: Right) -> bool:
    """Tell whether a person has a right by their role."""
    return isinstance(user, User) and user.has_perm(f"record.{right}")


def role_of(user: User) -> Role | None:
    """Return a person's role, None for one who was given none."""
    if user.is_superuser:
        return "administrator"
    names = set(user.groups.values_list("name", flat=True))
    return next((role for role in reversed(ROLES) if role in names), None)


def give_role(user: User, role: Role) -> None:
    """Give a person a role in place of the one they had."""
    user.groups.set([Group.objects.get(name=role)])


def people_with(right: Right) -> Iterable[User]:
    """Return those who may sign in and have a right, by name."""
    roles = [role for role in ROLES if right in rights_of(role)]
    return User.objects.filter(is_active=True, groups__name__in=roles).order_by("username")


def keep_groups(**_: Any) -> None:
    """Make the groups what the policy says; run after every migration."""
    known = {p.codename: p for p in Permission.objects.filter(content_type__app_label="record")}
    for role in ROLES:
        group, _created = Group.objects.get_or_create(name=role)
        group.permissions.set(known[right] for right in rights_of(role) if right in known)
