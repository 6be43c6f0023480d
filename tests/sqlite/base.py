"""SQLite for tests that commit: they may empty the tables that the record never empties."""

from django.db.backends.sqlite3 import base
from django.db.backends.sqlite3.operations import DatabaseOperations as SqliteOperations

from tollbook.record import search, triggers


class DatabaseOperations(SqliteOperations):
    def sql_flush(self, *args, **kwargs):
        flush = super().sql_flush(*args, **kwargs)
        # Reports that are gone must not be found: an index points to rows, it does not hold them.
        return [
            *triggers.drop("sqlite"),
            *search.drop("sqlite"),
            *flush,
            *search.create("sqlite"),
            *triggers.create("sqlite"),
        ]


class DatabaseWrapper(base.DatabaseWrapper):
    ops_class = DatabaseOperations
