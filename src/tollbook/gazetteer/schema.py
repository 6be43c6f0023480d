"""The tables of the gazetteer's file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

#: Raised when the tables change: an older file is built anew, it holds nothing of its own.
VERSION = 1

#: `record` is what each source says, row by row, never merged; `place` is the merged view of
#: the records of one id, and `lookup` the keys of its names.
TABLES = """
create table source (
    id integer primary key, name text not null unique, file text not null, format text not null,
    release text not null, licence text not null, sha256 text not null, country text,
    rows integer not null
);
create table record (
    source integer not null references source on delete cascade, source_id text not null,
    place text not null, data text not null, primary key (source, source_id)
) without rowid;
create index record_place on record (place);
create table place (
    id integer primary key, key text not null unique, name text not null, names text not null,
    level text not null, lat real, lon real, country text not null, adm1 text, adm2 text,
    population integer not null, pcode text
);
create index place_country on place (country, level);
create table lookup (
    folded text not null, skeleton text not null, country text not null, place integer not null
);
create table meta (key text primary key, value text not null) without rowid;
"""
INDEXES = """
create index if not exists lookup_folded on lookup (folded, place);
create index if not exists lookup_skeleton on lookup (country, skeleton) where skeleton <> '';
create index if not exists lookup_place on lookup (place);
"""


def create(path: Path) -> sqlite3.Connection:
    """Create an empty gazetteer; the file must not exist."""
    connection = sqlite3.connect(path)
    connection.executescript(TABLES)
    connection.execute("insert into meta values ('version', ?)", (str(VERSION),))
    connection.commit()
    return connection


def version(connection: sqlite3.Connection) -> int:
    """Return the version of a file's tables, 0 for a file that is no gazetteer."""
    try:
        row = connection.execute("select value from meta where key = 'version'").fetchone()
    except sqlite3.DatabaseError:
        return 0
    return int(row[0]) if row else 0
