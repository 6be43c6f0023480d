"""Databases as commands find them: each command runs in a process and a home of its own."""

import os
import sqlite3
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import msgspec
import pytest

from tests.record import making
from tollbook.record.database import database

RUN = (sys.executable, "-c", "from tollbook.cli.main import main; main()")


@pytest.fixture
def home(tmp_path):
    return tmp_path / "deep" / "home"


@pytest.fixture
def tollbook(home, tmp_path):
    def run(*arguments, **variables):
        names = ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT")
        environment = {name: os.environ[name] for name in names if name in os.environ}
        environment |= {"TOLLBOOK_HOME": str(home), **variables}
        return subprocess.run(
            [*RUN, *arguments], cwd=tmp_path, env=environment, capture_output=True, text=True,
            check=False,
        )  # fmt: skip

    return run


def execute(home, statement):
    with closing(sqlite3.connect(home / "tollbook.sqlite3")) as database, database:
        return database.execute(statement).fetchall()


def go_back(home):
    """Make the tables what they were in the first Tollbook."""
    code = (
        "from tollbook.record.opening import set_up; set_up(); "
        "from django.core.management import call_command; "
        "call_command('migrate', 'record', '0001', verbosity=0)"
    )
    environment = {**os.environ, "TOLLBOOK_HOME": str(home)}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment.pop("DATABASE_URL", None)
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)


def test_the_first_command_makes_the_record(tollbook, home):
    result = tollbook("export", "-")
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.startswith("incident,release,state")
    assert execute(home, "SELECT count(*) FROM record_report") == [(0,)]


def test_readers_do_not_wait_for_the_writer(tollbook, home):
    tollbook("migrate")
    assert execute(home, "PRAGMA journal_mode") == [("wal",)]


def test_the_home_and_its_key_are_for_their_owner_alone(tollbook, home):
    tollbook("migrate")
    key = home / "secret_key"
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    first = key.read_text()
    assert len(first) >= 50
    tollbook("migrate")
    assert key.read_text() == first


def test_a_key_in_the_environment_is_kept_nowhere(tollbook, home):
    tollbook("migrate", TOLLBOOK_SECRET_KEY="from-the-environment")
    assert not (home / "secret_key").exists()


def test_migrate_says_what_it_did(tollbook, home):
    assert "migrations applied" in tollbook("migrate").stdout
    assert tollbook("migrate").stdout == f"{home / 'tollbook.sqlite3'}: up to date\n"


def test_an_older_database_is_left_until_migrated(tollbook, home):
    tollbook("migrate")
    names = execute(home, "SELECT name FROM django_migrations WHERE app = 'record' ORDER BY name")
    go_back(home)
    refused = tollbook("export", "-")
    assert refused.returncode == 1
    newer = len(names) - 1
    assert f"from an older Tollbook: {newer} migrations are to be applied" in refused.stderr
    assert "tollbook backup FILE; tollbook migrate" in refused.stderr
    assert tollbook("backup", "old.tar.gz").returncode == 0
    assert tollbook("migrate").returncode == 0
    assert tollbook("export", "-").returncode == 0


def test_what_an_older_record_holds_is_taken_into_the_log(tollbook, home, tmp_path):
    (tmp_path / "a.txt").write_text("Nine people were killed in Harand on Monday, medics said.")
    tollbook("add", "a.txt")
    go_back(home)
    assert tollbook("migrate").returncode == 0
    entries = execute(home, "SELECT action, object FROM record_auditentry ORDER BY seq")
    assert entries == [("adopt", "r1"), ("adopt", "g1")]
    verified = tollbook("audit", "verify")
    assert (verified.returncode, verified.stderr) == (0, "")


def test_a_newer_database_is_left_alone(tollbook, home):
    tollbook("migrate")
    execute(
        home,
        "INSERT INTO django_migrations (app, name, applied)"
        " VALUES ('record', '0999_of_tomorrow', '2030-01-01')",
    )
    for command in (("export", "-"), ("backup", "new.tar.gz"), ("migrate",)):
        result = tollbook(*command)
        assert result.returncode == 1
        assert "from a newer Tollbook: it has the migration record.0999" in result.stderr


def test_a_file_that_is_no_database_is_told(tollbook, home):
    home.mkdir(parents=True)
    (home / "tollbook.sqlite3").write_text("a shopping list " * 100)
    result = tollbook("export", "-")
    assert result.returncode == 1
    assert "tollbook.sqlite3: the database cannot be opened" in result.stderr
    assert "Traceback" not in result.stderr


def test_there_is_no_backup_of_nothing(tollbook, tmp_path):
    result = tollbook("backup", "record.tar.gz")
    assert (result.returncode, "there is no record yet" in result.stderr) == (1, True)
    assert not (tmp_path / "record.tar.gz").exists()


@pytest.mark.parametrize("url", ["nonsense", "mysql://a@b/c", "foo://bar"])
def test_only_postgresql_and_sqlite_are_databases(url, tollbook):
    result = tollbook("migrate", DATABASE_URL=url)
    assert result.returncode == 1
    assert "DATABASE_URL: names neither PostgreSQL nor SQLite" in result.stderr


def test_how_postgresql_plans_is_said_unless_the_address_says_it(monkeypatch, tmp_path):
    monkeypatch.setenv("DATABASE_URL", "postgresql://amal@host/tollbook")
    assert "random_page_cost" in database(tmp_path)["OPTIONS"]["options"]
    monkeypatch.setenv("DATABASE_URL", "postgresql://amal@host/tollbook?options=-c%20jit%3Don")
    assert database(tmp_path)["OPTIONS"]["options"] == "-c jit=on"


def test_a_server_that_is_not_there_is_told_without_the_password(tollbook):
    url = "postgresql://amal:secret@127.0.0.1:1/tollbook"
    result = tollbook("export", "-", DATABASE_URL=url)
    assert result.returncode == 1
    assert "postgresql database tollbook on 127.0.0.1: the database cannot be" in result.stderr
    assert "secret" not in result.stderr


def test_a_home_that_cannot_be_made_is_told(tollbook, home):
    home.parent.mkdir()
    home.write_text("in the way")
    result = tollbook("migrate")
    assert (result.returncode, "cannot be made" in result.stderr) == (1, True)


def test_a_record_moves_to_another_machine(tollbook, home, tmp_path):
    report = tmp_path / "market.txt"
    report.write_text("At least twelve civilians were killed in Norvik, the Relief Society said.")
    assert tollbook("add", "market.txt").returncode == 0
    exported = tollbook("export", "-", "--working").stdout
    assert ",12," in exported
    tollbook("backup", "record.tar.gz")
    elsewhere = {"TOLLBOOK_HOME": str(tmp_path / "elsewhere")}
    assert tollbook("restore", "record.tar.gz", **elsewhere).returncode == 0
    assert tollbook("export", "-", "--working", **elsewhere).stdout == exported


def test_two_who_add_at_once_do_not_get_in_each_others_way(tollbook, home, tmp_path):
    lines = [f'{{"text": "{n} civilians were killed in Norvik on Monday."}}' for n in range(2, 22)]
    for name, part in (("a", lines[:14]), ("b", lines[6:])):
        (tmp_path / f"{name}.jsonl").write_text("\n".join(part))
    tollbook("migrate")
    with ThreadPoolExecutor() as pool:
        results = list(pool.map(lambda name: tollbook("add", name), ("a.jsonl", "b.jsonl")))
    assert [result.returncode for result in results] == [0, 0]
    assert execute(home, "SELECT count(*) FROM record_report") == [(20,)]
    assert execute(home, "SELECT count(*) FROM record_claim") == [(20,)]


READ_BY_THREADS = """
import json, sys, threading
from tollbook.record.opening import open_record
open_record()
import msgspec
from tollbook.model import Claim
payload = json.loads(sys.argv[1])
sys.setswitchinterval(1e-6)
threads = [threading.Thread(target=msgspec.convert, args=(payload, Claim)) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
"""


def test_threads_that_read_the_first_facts_at_once_do_not_end_the_process(tmp_path):
    names = ("PATH", "PYTHONPATH", "LANG", "SYSTEMROOT")
    known = {name: os.environ[name] for name in names if name in os.environ}
    fact = msgspec.json.encode(making.nine_killed()).decode()
    result = subprocess.run(
        [sys.executable, "-c", READ_BY_THREADS, fact],
        env={**known, "TOLLBOOK_HOME": str(tmp_path / "home")},
        check=False,
    )
    assert result.returncode == 0
