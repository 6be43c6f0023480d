"""The roles of a team and what each may do: the one place where that is said."""

from __future__ import annotations

from typing import Literal, get_args

#: Each role may do what the one before it may, and more.
Role = Literal["viewer", "recorder", "reviewer", "editor", "administrator"]

#: read: the pages. record: judge claims, group them, move an incident up to provisional.
#: see_names: the restricted table of victims. review: second-code, confirm, send back, merge what
#: was reviewed. see_audit: the log of who did what. publish: publish, retract, export; an editor
#: is the lead that escalated incidents need. erase: take out what must not be kept.
#: administer: people, their roles and their sign-in.
Right = Literal[
    "read", "record", "see_names", "review", "see_audit", "publish", "erase", "administer"
]

ROLES: tuple[Role, ...] = get_args(Role)
RIGHTS: tuple[Right, ...] = get_args(Right)
#: What a role may do beyond the role before it.
_ADDED: dict[Role, tuple[Right, ...]] = {
    "viewer": ("read",),
    "recorder": ("record", "see_names"),
    "reviewer": ("review", "see_audit"),
    "editor": ("publish", "erase"),
    "administrator": ("administer",),
}


def rights_of(role: Role | None) -> frozenset[Right]:
    """Return what a role may do; nobody's role may do nothing."""
    if role is None:
        return frozenset()
    below = ROLES[: ROLES.index(role) + 1]
    return frozenset(right for each in below for right in _ADDED[each])


def least_role(right: Right) -> Role:
    """Return the first role that has a right."""
    return next(role for role in ROLES if right in rights_of(role))
