"""Triggers by which the database itself refuses to change or delete facts.

A later migration that rebuilds one of the tables in SQLite drops its triggers with it and has to
run `create` again; a test counts them.
"""

from __future__ import annotations

#: Tables whose rows are written once, with the links that say what a decision was about.
WRITTEN_ONCE = (
    "record_report",
    "record_reading",
    "record_claim",
    "record_link",
    "record_decision",
    "record_decision_claims",
    "record_decision_incidents",
)
OPERATIONS = ("UPDATE", "DELETE")
REFUSAL = "rows of {table} are written once"


def create(vendor: str) -> list[str]:
    """Return the statements that create the triggers in a `sqlite` or `postgresql` database."""
    pairs = [(table, operation) for table in WRITTEN_ONCE for operation in OPERATIONS]
    if vendor == "sqlite":
        return [_create_sqlite(table, operation) for table, operation in pairs]
    return [_POSTGRESQL_FUNCTION, *(_create_postgresql(*pair) for pair in pairs)]


def drop(vendor: str) -> list[str]:
    """Return the statements that take the triggers away again."""
    pairs = [(table, operation) for table in WRITTEN_ONCE for operation in OPERATIONS]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {_name(*pair)};" for pair in pairs]
    drops = [f"DROP TRIGGER IF EXISTS {_name(*pair)} ON {pair[0]};" for pair in pairs]
    return [*drops, "DROP FUNCTION IF EXISTS tollbook_written_once();"]


def _name(table: str, operation: str) -> str:
    return f"{table}_no_{operation.lower()}"


def _create_sqlite(table: str, operation: str) -> str:
    return (
        f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} "
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL.format(table=table)}'); END;"
    )


_POSTGRESQL_FUNCTION = """
CREATE OR REPLACE FUNCTION tollbook_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END $$;
"""


def _create_postgresql(table: str, operation: str) -> str:
    return (
        f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} "
        "FOR EACH ROW EXECUTE FUNCTION tollbook_written_once();"
    )
