"""Full-text search: FTS5 in SQLite, tsvector in PostgreSQL, one small module for both.

A report is found by its title, publisher and text, an incident by its title and the words of its
claims. Letters are compared without case; in SQLite without accents too. All words have to occur,
each as it is or as the beginning of a longer one; words in "quotation marks" have to follow each
other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from django.db import connection
from django.db.models.expressions import RawSQL

#: PostgreSQL's vectors hold a megabyte; this much of a text always fits.
_MOST = 250_000
_PHRASES = re.compile(r'"([^"]+)"|(\S+)')
#: What either database would take for more than a letter.
_OPERATORS = re.compile(r"""[\0"'\\]""")

_SQLITE = (
    # The words of the reports stay in their own table; the index only points there.
    "CREATE VIRTUAL TABLE record_report_search USING fts5("
    "title, publisher, text, content='record_report', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 2')",
    "CREATE TRIGGER record_report_searchable AFTER INSERT ON record_report BEGIN "
    "INSERT INTO record_report_search (rowid, title, publisher, text) "
    "VALUES (NEW.id, NEW.title, NEW.publisher, NEW.text); END",
    "INSERT INTO record_report_search (record_report_search) VALUES ('rebuild')",
    "CREATE VIRTUAL TABLE record_incident_search USING fts5("
    "words, tokenize='unicode61 remove_diacritics 2')",
)
_VECTOR = (
    "to_tsvector('simple', coalesce({0}title, '') || ' ' || coalesce({0}publisher, '') || ' ' "
    f"|| left({{0}}text, {_MOST}))"
)
_FILL = (
    f"INSERT INTO record_report_search SELECT id, {_VECTOR.format('')} "  # noqa: S608
    "FROM record_report"
)
_REBUILD = "INSERT INTO record_report_search (record_report_search) VALUES ('rebuild')"
_POSTGRESQL = (
    "CREATE TABLE record_report_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE FUNCTION record_report_searchable() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "  # noqa: S608
    f"INSERT INTO record_report_search VALUES (NEW.id, {_VECTOR.format('NEW.')}) "
    "ON CONFLICT (rowid) DO UPDATE SET words = EXCLUDED.words; "
    "RETURN NEW; END $$",
    "CREATE TRIGGER record_report_searchable AFTER INSERT ON record_report "
    "FOR EACH ROW EXECUTE FUNCTION record_report_searchable()",
    _FILL,
    "CREATE INDEX record_report_words ON record_report_search USING gin (words)",
    "CREATE TABLE record_incident_search (rowid bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX record_incident_words ON record_incident_search USING gin (words)",
)


def create(vendor: str) -> tuple[str, ...]:
    """Return the statements that make the indexes, filled from what the record holds."""
    return _SQLITE if vendor == "sqlite" else _POSTGRESQL


def drop(vendor: str) -> list[str]:
    """Return the statements that take the indexes away."""
    on = "" if vendor == "sqlite" else " ON record_report"
    statements = [f"DROP TRIGGER IF EXISTS record_report_searchable{on}"]
    if vendor != "sqlite":
        statements.append("DROP FUNCTION IF EXISTS record_report_searchable()")
    return [
        *statements,
        "DROP TABLE IF EXISTS record_report_search",
        "DROP TABLE IF EXISTS record_incident_search",
    ]


def index_reports() -> None:
    """Index all reports anew, after a restore that put others in their place."""
    statements = (_REBUILD,)
    if connection.vendor != "sqlite":
        statements = ("DELETE FROM record_report_search", _FILL)
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def reports_with(words: str) -> RawSQL:
    """Return the ids of the reports with all of these words, for `pk__in`."""
    return _found("record_report_search", words)


def incidents_with(words: str) -> RawSQL:
    """Return the ids of the incidents with all of these words, for `pk__in`."""
    return _found("record_incident_search", words)


def index_incidents(words: Mapping[int, str], known: Collection[int]) -> None:
    """Index incidents by their words; of those `known` the old words are dropped first."""
    with connection.cursor() as cursor:
        marks = ",".join(["%s"] * len(known))
        if known:
            cursor.execute(
                f"DELETE FROM record_incident_search WHERE rowid IN ({marks})",  # noqa: S608
                list(known),
            )
        value = "%s" if connection.vendor == "sqlite" else "to_tsvector('simple', left(%s, 250000))"
        cursor.executemany(
            f"INSERT INTO record_incident_search (rowid, words) VALUES (%s, {value})",  # noqa: S608
            list(words.items()),
        )


def purge_incidents() -> None:
    """Leave nothing in the index of incidents of words that were dropped.

    FTS5 keeps them, marked as gone, until it is rebuilt.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(
                "INSERT INTO record_incident_search (record_incident_search) VALUES ('rebuild')"
            )


def forget_incidents() -> None:
    """Drop the words of all incidents."""
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_incident_search")


def _found(table: str, words: str) -> RawSQL:
    parts = _parts(words)
    if connection.vendor == "sqlite":
        query = " ".join(f'"{words}"{"" if is_phrase else "*"}' for words, is_phrase in parts)
        return RawSQL(f"SELECT rowid FROM {table} WHERE {table} MATCH %s", [query or '""'])  # noqa: S608, S611
    conditions = [
        "words @@ phraseto_tsquery('simple', %s)"
        if is_phrase
        else "words @@ to_tsquery('simple', %s)"
        for _, is_phrase in parts
    ]
    values = [words if is_phrase else f"'{words}':*" for words, is_phrase in parts]
    where = " AND ".join(conditions) or "false"
    return RawSQL(f"SELECT rowid FROM {table} WHERE {where}", values)  # noqa: S608, S611


def _parts(words: str) -> list[tuple[str, bool]]:
    """Return what is sought, each with whether it is a phrase; no operator can be meant by it."""
    found = [(phrase or word, bool(phrase)) for phrase, word in _PHRASES.findall(words)]
    plain = [(_OPERATORS.sub(" ", words).strip(), is_phrase) for words, is_phrase in found]
    return [(words, is_phrase) for words, is_phrase in plain if words]
