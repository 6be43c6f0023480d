"""A backup put back: all of it is checked before anything is touched."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from django.contrib.auth.models import Group, User
from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader

from tollbook.errors import BadInputError
from tollbook.home import home
from tollbook.record import archive, audit, opening, search
from tollbook.record.bundle import Manifest, opened_bundle
from tollbook.record.drafting import file_all
from tollbook.record.keeping import keep_all
from tollbook.record.models import Report


def restore(path: Path, *, force: bool = False) -> Manifest:
    """Put the record of a backup in place of the one that is here.

    All hashes are checked first. Then the originals are added, which changes none that are
    there; then the database changes in one transaction: a restore that fails leaves the record
    as it was. Raises BadInputError for a backup that is not whole or of a newer Tollbook, and,
    without `force`, where there is a record already.
    """
    if not path.is_file():
        raise BadInputError(str(path), "there is no such file.")
    with opened_bundle(path, home()) as (manifest, folder):
        _require_known(path, manifest)
        occupied = _is_occupied()
        _require_fitting(path, manifest, occupied=occupied)
        if occupied and not force:
            problem = "there is a record already; it would be replaced."
            raise BadInputError(opening.where(), problem, "Back it up, then add --force.")
        for original in sorted((folder / "archive").rglob("*")):
            if original.is_file():
                archive.keep(original.read_bytes())
        database = folder / manifest.database
        if manifest.database == "database.sqlite3":
            _restore_sqlite(path, database)
        else:
            _restore_rows(database, occupied=occupied)
        told = {"made": manifest.made, "by": manifest.tollbook, "reports": manifest.reports}
        audit.log(None, "restore", "record", told, acting=audit.SHELL)
    return manifest


def _require_known(path: Path, manifest: Manifest) -> None:
    known = set(MigrationLoader(None).disk_migrations)
    unknown = set(manifest.migrations) - known
    behind = manifest.database == "database.jsonl" and known - set(manifest.migrations)
    if unknown or behind:
        problem = f"made by Tollbook {manifest.tollbook}, whose tables differ from these."
        remedy = f"Restore it with that version: pip install tollbook=={manifest.tollbook}"
        raise BadInputError(str(path), problem, remedy)


def _require_fitting(path: Path, manifest: Manifest, *, occupied: bool) -> None:
    """Raise BadInputError for a backup that this kind of database cannot take."""
    here = connection.vendor
    if manifest.database == "database.sqlite3" and here != "sqlite":
        problem = "a backup of SQLite, and DATABASE_URL names another database."
        raise BadInputError(str(path), problem, "Unset DATABASE_URL to restore it.")
    if manifest.database == "database.jsonl" and here == "sqlite" and occupied:
        problem = "a backup of PostgreSQL, which goes into an empty SQLite database only."
        raise BadInputError(str(path), problem, "Name a new folder by $TOLLBOOK_HOME.")


def _is_occupied() -> bool:
    """Tell whether there is a record that a restore would replace."""
    if Report._meta.db_table not in connection.introspection.table_names():
        return False
    return Report.objects.exists() or User.objects.exists()


def _restore_sqlite(path: Path, copy: Path) -> None:
    """Copy a SQLite file over the open database, page by page in one transaction."""
    source = sqlite3.connect(copy)
    try:
        (state,) = source.execute("PRAGMA integrity_check").fetchone()
        if state != "ok":
            raise BadInputError(str(path), f"its database is damaged: {state}.")
        connection.ensure_connection()
        source.backup(connection.connection)
    finally:
        source.close()
    opening.migrate()


def _restore_rows(rows: Path, *, occupied: bool) -> None:
    """Load all rows in one transaction, into a database that is emptied first."""
    opening.migrate()
    with transaction.atomic():
        if occupied:
            call_command("flush", verbosity=0, interactive=False)
        # The rows bring their own, under the numbers that people's rows name.
        Group.objects.all().delete()
        call_command("loaddata", str(rows), verbosity=0)
        search.index_reports()
        file_all()
        keep_all()
