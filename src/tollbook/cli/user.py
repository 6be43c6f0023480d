"""`tollbook user`: who may sign in to the workbench."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from tollbook.errors import BadInputError
from tollbook.review.roles import ROLES, Role

if TYPE_CHECKING:
    from django.contrib.auth.models import User

_ASKED = click.option(
    "--password", prompt=True, hide_input=True, confirmation_prompt=True,
    help="Asked for if not given, so that it need not stand in the shell's history.",
)  # fmt: skip


@click.group()
def user() -> None:
    """Add people who may sign in to the workbench, or shut them out."""
    # Imported here so that --help need not wait for Django.
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()


@user.command()
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="recorder", show_default=True,
              help="What the person may do; each role includes the one before it.")  # fmt: skip
@_ASKED
def add(name: str, role: Role, password: str) -> None:
    """Add a person by NAME, or let one who was shut out in again."""
    from django.contrib.auth.models import User  # noqa: PLC0415

    from tollbook.record.people import give_role  # noqa: PLC0415

    row = User.objects.filter(username=name).first() or User(username=name)
    if row.pk is not None and row.is_active:
        raise BadInputError(name, "may sign in already.", "Run: tollbook user password NAME")
    row.is_active = True
    _set_password(row, password)
    give_role(row, role)
    _log(row, "added", role=role)
    click.echo(f"{name} may sign in as {role}.")


@user.command("role")
@click.argument("name")
@click.argument("role", type=click.Choice(ROLES))
def change_role(name: str, role: Role) -> None:
    """Give the person NAME another ROLE."""
    from tollbook.record.people import give_role  # noqa: PLC0415

    row = _find(name)
    give_role(row, role)
    _log(row, "role", role=role)
    click.echo(f"{name} is {role}.")


@user.command("list")
def list_people() -> None:
    """List people with their roles."""
    from django.contrib.auth.models import User  # noqa: PLC0415

    from tollbook.record.people import role_of  # noqa: PLC0415

    for row in User.objects.order_by("username"):
        shut = "" if row.is_active else "  shut out"
        click.echo(f"{row.username}  {role_of(row) or 'no role'}{shut}")


@user.command("password")
@click.argument("name")
@_ASKED
def change_password(name: str, password: str) -> None:
    """Give the person NAME another password; what they were signed in to ends."""
    row = _find(name)
    _set_password(row, password)
    _log(row, "password")
    click.echo(f"{name} has a new password.")


@user.command()
@click.argument("name")
def remove(name: str) -> None:
    """Shut the person NAME out. Their decisions stay, with their name."""
    row = _find(name)
    row.is_active = False
    row.save()
    _log(row, "shut out")
    click.echo(f"{name} may no longer sign in.")


@user.command("drop-code")
@click.argument("name")
def drop_code(name: str) -> None:
    """Let the person NAME sign in by password alone, whose phone is lost."""
    from django_otp.plugins.otp_totp.models import TOTPDevice  # noqa: PLC0415

    row = _find(name)
    TOTPDevice.objects.filter(user=row).delete()
    _log(row, "code off")
    click.echo(f"{name} signs in by password alone.")


def _log(row: User, done: str, **more: str) -> None:
    from tollbook.record import audit  # noqa: PLC0415

    told = {"name": row.username, "done": done, **more}
    audit.log(None, "person", f"u{row.pk}", told, acting=audit.SHELL)


def _find(name: str) -> User:
    from django.contrib.auth.models import User  # noqa: PLC0415

    row = User.objects.filter(username=name).first()
    if row is None:
        known = ", ".join(User.objects.order_by("username").values_list("username", flat=True))
        raise BadInputError(name, "is not known.", f"Known: {known or 'nobody yet'}.")
    return row


def _set_password(row: User, password: str) -> None:
    """Store a password that Django's rules accept; raise BadInputError for any other."""
    from django.contrib.auth.password_validation import validate_password  # noqa: PLC0415
    from django.core.exceptions import ValidationError  # noqa: PLC0415

    try:
        row.clean_fields(exclude=["password"])
        validate_password(password, row)
    except ValidationError as error:
        raise BadInputError(row.username, " ".join(error.messages)) from error
    row.set_password(password)
    row.save()
