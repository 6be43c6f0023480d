"""The whole record in one file, taken while people work on it.

An original is on disk before the row that names it and never changes, so a copy of the database
made first and the originals it names made after it belong together. An erased report has none.
"""

from __future__ import annotations

import sqlite3
import tempfile
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from tollbook.errors import BadInputError
from tollbook.record import archive
from tollbook.record.bundle import DatabaseForm, Manifest, hash_file, write_bundle
from tollbook.record.models import Report
from tollbook.version import __version__

#: What a new database has of itself, nobody needs back, or follows from the rest.
NOT_DUMPED = (
    "contenttypes", "auth.permission", "sessions", "record.incidentsummary",
    "record.incidentactor", "record.incidentorigin", "record.reportsummary", "record.handle",
    "record.likeness",
)  # fmt: skip


def back_up(path: Path) -> Manifest:
    """Write database and originals to `path` (.tar.gz), whole or not at all.

    SQLite is copied with its online backup; PostgreSQL as JSON lines of one snapshot, which can
    be restored into either. Raises BadInputError if `path` cannot be written, or if an original
    is missing or is no longer what was archived.
    """
    if not path.parent.is_dir():
        raise BadInputError(str(path), "cannot be written: there is no such folder.")
    with tempfile.TemporaryDirectory(prefix="tollbook-backup-") as name:
        if connection.vendor == "sqlite":
            form, originals = _copy_sqlite(Path(name))
        else:
            form, originals = _dump_rows(Path(name))
        files = {form: Path(name) / form}
        files |= {f"archive/{h[:2]}/{h}": archive.path_of(h) for h in originals}
        manifest = Manifest(
            tollbook=__version__,
            made=timezone.now().isoformat(timespec="seconds"),
            database=form,
            migrations=tuple(sorted(MigrationRecorder(connection).applied_migrations())),
            reports=len(originals),
            files={member: _checked_hash(member, file) for member, file in files.items()},
        )
        write_bundle(path, manifest, files)
    return manifest


def _copy_sqlite(folder: Path) -> tuple[DatabaseForm, list[str]]:
    """Copy the database while it is in use; return the originals that the copy names."""
    connection.ensure_connection()
    copy = sqlite3.connect(folder / "database.sqlite3")
    try:
        connection.connection.backup(copy)
        # A copy in one file: without WAL there is nothing beside it to lose.
        copy.execute("PRAGMA journal_mode=DELETE")
        named = copy.execute(
            "SELECT sha256 FROM record_report WHERE text_sha256 <> '' ORDER BY id"
        ).fetchall()
    finally:
        copy.close()
    return "database.sqlite3", [sha256 for (sha256,) in named]


def _dump_rows(folder: Path) -> tuple[DatabaseForm, list[str]]:
    """Write all rows of one snapshot; return the originals that they name."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        call_command(
            "dumpdata",
            format="jsonl",
            natural_foreign=True,
            exclude=NOT_DUMPED,
            output=str(folder / "database.jsonl"),
            verbosity=0,
        )
        return "database.jsonl", list(
            Report.objects.exclude(text_sha256="").values_list("sha256", flat=True)
        )


def _checked_hash(member: str, file: Path) -> str:
    """Return a file's hash; for an original it has to be its name."""
    if not file.is_file():
        archive.fetch(file.name)
    sha256 = hash_file(file)
    if member.startswith("archive/") and sha256 != file.name:
        archive.fetch(file.name)
    return sha256
