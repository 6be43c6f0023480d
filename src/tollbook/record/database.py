"""Which database holds the record: SQLite by default, PostgreSQL by DATABASE_URL."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import dj_database_url

from tollbook.errors import BadInputError

SQLITE = "django.db.backends.sqlite3"
POSTGRESQL = "django.db.backends.postgresql"
#: Readers never wait for the writer (WAL); a commit survives a crash of the program, and with
#: synchronous=NORMAL the last ones may be undone, never torn, by a loss of power.
PRAGMAS = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
#: A page wants one row or fifty of a table that memory mostly holds. For that PostgreSQL's own
#: guesses are wrong: that a row out of order costs four in order, and that starting two more
#: processes, or a compiler, pays. `options` in DATABASE_URL takes their place.
PLANNING = "-c random_page_cost=1.1 -c jit=off -c max_parallel_workers_per_gather=0"
#: Seconds that a writer waits for another (SQLite's busy_timeout).
BUSY_TIMEOUT = 20


def database(folder: Path) -> dict[str, Any]:
    """Return Django's setting for the database in `folder`, or for the one DATABASE_URL names.

    Raises BadInputError for a DATABASE_URL that names no database.
    """
    default = f"sqlite:///{folder.absolute() / 'tollbook.sqlite3'}"
    try:
        config: dict[str, Any] = dict(dj_database_url.config(default=default, conn_max_age=600))
    except ValueError:
        config = {"ENGINE": None}
    if config["ENGINE"] not in (SQLITE, POSTGRESQL):
        problem = "names neither PostgreSQL nor SQLite."
        remedy = "Write it as postgresql://user:password@host/name"
        raise BadInputError("DATABASE_URL", problem, remedy)
    if config["ENGINE"] == SQLITE:
        config["CONN_MAX_AGE"] = 0
        config["OPTIONS"] = {
            "init_command": PRAGMAS,
            "timeout": BUSY_TIMEOUT,
            # A transaction that will write takes its lock at once instead of failing midway.
            "transaction_mode": "IMMEDIATE",
        }
    else:
        config.setdefault("OPTIONS", {}).setdefault("options", PLANNING)
    return config
