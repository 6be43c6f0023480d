"""Victims by name: added, corrected, withdrawn, and every look at them logged."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, get_args

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from tollbook.model.vocabulary import Group
from tollbook.record import audit
from tollbook.record.models import Claim, Incident, Victim
from tollbook.record.people import may

Sex = Literal["female", "male"]
SEXES: tuple[Sex, ...] = get_args(Sex)
ROLES: tuple[Group, ...] = get_args(Group)


class Named(msgspec.Struct, frozen=True, kw_only=True):
    """What is known of a victim; blank and null are unknown."""

    name: str
    variants: tuple[str, ...] = ()
    age: int | None = None
    sex: str = ""
    role: str = ""
    source: str = ""
    note: str = ""
    claim: Claim | None = None


class AlreadyCorrectedError(Exception):
    """A row that somebody else corrected or withdrew first."""


class NamesClosedError(PermissionError):
    """Somebody asked for names who may not see them."""


def names_of(user: User, incident: Incident) -> list[Victim]:
    """Return the victims of an incident that stand; the look is logged.

    Raises NamesClosedError for a person who may not see names: nothing is logged then.
    """
    if not may(user, "see_names"):
        raise NamesClosedError
    standing = {"replaced_by": None, "withdrawn": False, "erased": False}
    found = Victim.objects.filter(incident=incident, **standing)
    rows = list(found.select_related("claim", "by"))
    if rows:
        audit.log(user, "see_names", incident.key, {"names": [row.key for row in rows]})
    return rows


@transaction.atomic
def name(by: User, incident: Incident, named: Named) -> Victim:
    """Add a victim by name."""
    return _store(by, incident, named, None)


@transaction.atomic
def correct(by: User, row: Victim, named: Named) -> Victim:
    """Put a corrected row in place of one that stands.

    Raises AlreadyCorrectedError where somebody did so first.
    """
    return _store(by, row.incident, named, _standing(row))


@transaction.atomic
def withdraw(by: User, row: Victim, note: str) -> Victim:
    """Say that it was wrong to have a row: it stands no longer, and is kept until it is erased."""
    gone = Named(name="", note=note)
    return _store(by, row.incident, gone, _standing(row), withdrawn=True)


def versions_of(row: Victim) -> Sequence[Victim]:
    """Return a row with all that it replaces and that replace it."""
    found = [row]
    while found[0].replaces is not None:
        found.insert(0, found[0].replaces)
    while (later := Victim.objects.filter(replaces=found[-1]).first()) is not None:
        found.append(later)
    return found


def _standing(row: Victim) -> Victim:
    row = Victim.objects.select_for_update().get(pk=row.pk)
    if row.erased or Victim.objects.filter(replaces=row).exists():
        raise AlreadyCorrectedError
    return row


def _store(
    by: User, incident: Incident, named: Named, replaces: Victim | None, *, withdrawn: bool = False
) -> Victim:
    fields = {field: getattr(named, field) for field in Named.__struct_fields__}
    fields["variants"] = list(named.variants)
    row = Victim.objects.create(
        incident=incident, replaces=replaces, withdrawn=withdrawn, by=by, **fields
    )
    audit.log(by, "name", row.key)
    return row
