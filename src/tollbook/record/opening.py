"""The record made ready for a command: Django set up, the database there and up to date."""

from __future__ import annotations

import os
from typing import Any

import django
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from tollbook.errors import BadInputError
from tollbook.home import home


def open_record() -> None:
    """Set Django up and see to the database: a new one gets its tables.

    Raises BadInputError for a database that cannot be opened, and for one of an older or newer
    Tollbook, which is left as it is.
    """
    set_up()
    pending, is_new = _migrations()
    if is_new:
        migrate()
    elif pending:
        problem = f"from an older Tollbook: {len(pending)} migrations are to be applied."
        raise BadInputError(where(), problem, "Run: tollbook backup FILE; tollbook migrate")


def open_for_backup() -> None:
    """Set Django up for a record as it is, of this Tollbook or an older one.

    Raises BadInputError where there is none, or none that can be opened.
    """
    set_up()
    _, is_new = _migrations()
    if is_new:
        raise BadInputError(where(), "there is no record yet.", "Run: tollbook add REPORT...")


def set_up() -> None:
    """Set Django up for this process and make the home, for its owner only, if it is not there.

    Raises BadInputError for a home or a DATABASE_URL that cannot be used.
    """
    try:
        home().mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BadInputError(str(home()), f"cannot be made: {error.strerror}.") from error
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tollbook.web.settings")
    try:
        django.setup()
    except ImproperlyConfigured as error:
        remedy = "For PostgreSQL: pip install 'tollbook[postgres]'"
        raise BadInputError("DATABASE_URL", f"cannot be used: {error}", remedy) from error


def migrate() -> list[str]:
    """Bring the database up to date; return the names of the migrations that were applied."""
    pending, _ = _migrations()
    call_command("migrate", verbosity=0, interactive=False)
    from tollbook.record.drafting import draft_missing  # noqa: PLC0415 - needs Django set up
    from tollbook.record.keeping import keep_missing  # noqa: PLC0415

    keep_missing()
    draft_missing()
    return pending


def where() -> str:
    """Return which database it is, without a password."""
    settings: dict[str, Any] = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(settings["NAME"])
    return (
        f"{connection.vendor} database {settings['NAME']} on {settings['HOST'] or 'this machine'}"
    )


def _migrations() -> tuple[list[str], bool]:
    """Return the migrations that are not applied, and whether none is."""
    try:
        executor = MigrationExecutor(connection)
    except DatabaseError as error:
        problem = f"the database cannot be opened: {error}".strip()
        raise BadInputError(where(), problem, "Check DATABASE_URL and $TOLLBOOK_HOME.") from error
    applied = set(executor.loader.applied_migrations)
    unknown = sorted(applied - set(executor.loader.disk_migrations))
    if unknown:
        app, name = unknown[-1]
        problem = f"from a newer Tollbook: it has the migration {app}.{name}."
        raise BadInputError(where(), problem, "Update Tollbook: pip install -U tollbook")
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _ in plan], not applied
