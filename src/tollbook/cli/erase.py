"""`tollbook erase`: out of the record what must not be kept."""

from __future__ import annotations

import click

from tollbook.model.decisions import Reason

REASONS = ("privacy_request", "security_risk", "source_withdrawn", "other")


@click.command()
@click.argument("object", metavar="OBJECT")
@click.option("--reason", type=click.Choice(REASONS), required=True, help="Why it is erased.")
@click.option("--note", default="", help="What to say of it in the log, without what is erased.")
@click.confirmation_option(prompt="Erase it for good?")
def erase(*, object: str, reason: Reason, note: str) -> None:  # noqa: A002 - its name for users
    """Erase what OBJECT says: a report (r12), a note (d9, s9, c9) or a named victim (p9).

    A report goes with its original and its claims. The audit log keeps that it was erased, when
    and why, and still verifies. Backups that were made before still hold what was erased.
    """
    from tollbook.record.opening import open_record  # noqa: PLC0415 - see `add`

    open_record()
    from tollbook.record.erasing import erase as erase_object  # noqa: PLC0415

    erased = erase_object(None, object, reason, note)
    click.echo(f"erased: {', '.join(erased)}")
