"""Triggers by which the database itself refuses to change or delete facts.

A row whose content had to be erased may be changed once an entry of the audit log says that it
was: the log comes first, and what remains of the row is verified against it. No row may go.

A later migration that rebuilds one of the tables in SQLite drops its triggers with it and has to
run `create` again for it; a test counts them.
"""

from __future__ import annotations

from collections.abc import Iterable

#: Tables whose rows are written once, with the key under which the log would name a row that was
#: erased; none where there is nothing to erase.
WRITTEN_ONCE: dict[str, str | None] = {
    "record_report": "'r' || OLD.id",
    "record_reading": None,
    "record_claim": "'r' || OLD.report_id",
    "record_link": "'r' || (SELECT report_id FROM record_claim WHERE id = OLD.claim_id)",
    "record_decision": "'d' || OLD.id",
    "record_decision_claims": None,
    "record_decision_incidents": None,
    "record_step": "'s' || OLD.id",
    "record_coding": "'c' || OLD.id",
    "record_look": None,
    "record_victim": "'p' || OLD.id",
    "record_auditentry": None,
    "record_auditpayload": "(SELECT object FROM record_auditentry WHERE seq = OLD.entry_id)",
}
#: Whether the log says that something of a row was erased.
_ERASED = (
    "EXISTS (SELECT 1 FROM record_auditentry AS gone "
    "WHERE gone.action = 'erase' AND gone.object = {key})"
)
#: What else has to hold of a changed row.
_ALSO = {"record_auditpayload": "NEW.salt IS NULL AND NEW.body IS NULL"}
#: The tables of the first Tollbook.
FIRST = (
    "record_report", "record_reading", "record_claim", "record_link", "record_decision",
    "record_decision_claims", "record_decision_incidents",
)  # fmt: skip
OPERATIONS = ("UPDATE", "DELETE")
REFUSAL = "rows of {table} are written once"


def create(
    vendor: str, tables: Iterable[str] = tuple(WRITTEN_ONCE), *, erasing: bool = True
) -> list[str]:
    """Return the statements that create the triggers in a `sqlite` or `postgresql` database.

    Without `erasing` no row can be changed, as before there was a log.
    """
    made = [] if vendor == "sqlite" else [_POSTGRESQL_FUNCTION]
    for table in tables:
        exempt = _exemption(table) if erasing else None
        if vendor == "sqlite":
            made += [_sqlite(table, "UPDATE", exempt), _sqlite(table, "DELETE", None)]
        else:
            made += _postgresql(table, exempt)
    return made


def drop(vendor: str, tables: Iterable[str] = tuple(WRITTEN_ONCE)) -> list[str]:
    """Return the statements that take the triggers away again."""
    pairs = [(table, operation) for table in tables for operation in OPERATIONS]
    if vendor == "sqlite":
        return [f"DROP TRIGGER IF EXISTS {_name(*pair)};" for pair in pairs]
    return [f"DROP TRIGGER IF EXISTS {_name(*pair)} ON {pair[0]};" for pair in pairs]


def _exemption(table: str) -> str | None:
    """Return the condition under which a row may be changed, None if there is none."""
    key = WRITTEN_ONCE[table]
    if key is None:
        return None
    entry = _ERASED.format(key=key)
    also = _ALSO.get(table)
    return f"{entry} AND {also}" if also else entry


def _name(table: str, operation: str) -> str:
    return f"{table}_no_{operation.lower()}"


def _sqlite(table: str, operation: str, exempt: str | None) -> str:
    when = f"WHEN NOT ({exempt}) " if exempt else ""
    return (
        f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} {when}"
        f"BEGIN SELECT RAISE(ABORT, '{REFUSAL.format(table=table)}'); END;"
    )


_RAISE = """RAISE EXCEPTION 'rows of % are written once', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';"""
_POSTGRESQL_FUNCTION = f"""
CREATE OR REPLACE FUNCTION tollbook_written_once() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    {_RAISE}
END $$;
"""


def _postgresql(table: str, exempt: str | None) -> list[str]:
    made, function = [], "tollbook_written_once"
    if exempt:
        function = f"tollbook_erased_{table}"
        made.append(
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql AS $$\n"
            f"BEGIN\n    IF {exempt} THEN RETURN NEW; END IF;\n    {_RAISE}\nEND $$;"
        )
    calls = {"UPDATE": function, "DELETE": "tollbook_written_once"}
    return made + [
        f"CREATE TRIGGER {_name(table, operation)} BEFORE {operation} ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {called}();"
        for operation, called in calls.items()
    ]
