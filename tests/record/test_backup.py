"""Backup and restore, on whichever database the tests run."""

import gzip
import hashlib
import io
import json
import tarfile

import pytest
from django.contrib.auth.models import User
from django.core.management import call_command
from django.db import DatabaseError, connection

from tests.record import making
from tollbook.errors import BadInputError
from tollbook.record import archive, audit
from tollbook.record.backup import NOT_DUMPED, back_up
from tollbook.record.decisions import decide
from tollbook.record.erasing import erase
from tollbook.record.models import Claim, Decision, Incident, Link, Membership, Reading, Report
from tollbook.record.restoring import restore
from tollbook.record.store import add_report
from tollbook.record.tolls import toll_of
from tollbook.record.verifying import verify

pytestmark = pytest.mark.django_db(transaction=True)
TABLES = (Report, Reading, Claim, Incident, Membership, Link, Decision)


def content():
    """Every row of the record, and the links of decisions."""
    rows = {table.__name__: list(table.objects.order_by("pk").values()) for table in TABLES}
    links = Decision.claims.through.objects.order_by("pk").values_list("decision", "claim")
    users = list(User.objects.values_list("pk", "username", "password"))
    return rows | {"links": list(links), "users": users}


@pytest.fixture
def judged(market, recorder):
    nine, three = market.claims.filter(number__lt=3)
    Link.objects.create(
        claim=three, like=nine, incident=nine.membership.incident, score=0.9, reasons=["+ same day"]
    )
    decide(recorder, "correct", claims=[nine], replacement=making.nine_killed(), note="as heard")
    return market


@pytest.fixture
def backup(judged, tmp_path):
    path = tmp_path / "record.tar.gz"
    back_up(path)
    return path


def add_more():
    more = making.loaded(making.TEXT + " More.")
    add_report(more, making.reading(making.nine_killed()), making.READER)


def members(path):
    with tarfile.open(path) as bundle:
        return {m.name: bundle.extractfile(m).read() for m in bundle}


def rewrite(path, files):
    with tarfile.open(path, "w:gz") as bundle:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            bundle.addfile(info, io.BytesIO(data))


def test_a_restored_record_is_what_was_backed_up(backup):
    before = content()
    add_more()
    assert content() != before
    restore(backup, force=True)
    assert content() == before
    assert toll_of(Incident.objects.get()).figure("killed").numbers == (9, 9, 9)


def test_originals_come_back_where_they_are_gone(backup, judged, tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "another"))
    (tmp_path / "another").mkdir()
    with pytest.raises(BadInputError, match="missing"):
        archive.fetch(judged.sha256)
    restore(backup, force=True)
    assert archive.fetch(judged.sha256) == making.loaded().original


def test_facts_are_still_written_once_after_a_restore(backup):
    restore(backup, force=True)
    with pytest.raises(DatabaseError, match="written once"), connection.cursor() as cursor:
        cursor.execute("DELETE FROM record_decision")


def test_work_goes_on_after_a_restore(backup, recorder):
    restore(backup, force=True)
    add_more()
    decide(User.objects.get(), "accept", claims=[Claim.objects.get(report=Report.objects.last())])
    assert Report.objects.count() == 2
    assert Decision.objects.count() == 2


def test_a_record_is_not_replaced_unasked(backup):
    add_more()
    before = content()
    with pytest.raises(BadInputError, match=r"record already.*--force"):
        restore(backup)
    assert content() == before


def test_a_manifest_names_every_file_with_its_hash(backup, judged):
    files = members(backup)
    manifest = json.loads(files.pop("manifest.json"))
    hashes = {name: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    assert manifest["files"] == hashes
    assert f"archive/{judged.sha256[:2]}/{judged.sha256}" in files
    assert manifest["reports"] == 1


def test_a_backup_is_for_its_owner_alone(backup):
    assert backup.stat().st_mode & 0o777 == 0o600


def damage_original(files):
    name = next(name for name in files if name.startswith("archive/"))
    return files | {name: files[name] + b" "}


def damage_database(files):
    name = next(name for name in files if name.startswith("database."))
    return files | {name: files[name] + b"\n"}


def leave_out_an_original(files):
    return {name: data for name, data in files.items() if not name.startswith("archive/")}


def add_a_stranger(files):
    return files | {"archive/ab/" + "ab" * 32: b"not in the manifest"}


def add_a_path_outside(files):
    return files | {"../outside": b"x"}


def leave_out_the_manifest(files):
    return {name: data for name, data in files.items() if name != "manifest.json"}


def of_a_newer_tollbook(files):
    manifest = json.loads(files["manifest.json"])
    manifest["migrations"].append(["record", "0999_of_tomorrow"])
    return files | {"manifest.json": json.dumps(manifest).encode()}


@pytest.mark.parametrize(
    ("damage", "problem"),
    [
        (damage_original, "damaged: archive/"),
        (damage_database, "damaged: database"),
        (leave_out_an_original, "damaged: archive/"),
        (add_a_stranger, "damaged: archive/ab/"),
        (add_a_path_outside, "no part of a backup"),
        (leave_out_the_manifest, "not a whole backup"),
        (of_a_newer_tollbook, "whose tables differ"),
    ],
)
def test_a_damaged_backup_changes_nothing(damage, problem, backup):
    rewrite(backup, damage(members(backup)))
    add_more()
    before = content()
    with pytest.raises(BadInputError, match=problem):
        restore(backup, force=True)
    assert content() == before


@pytest.fixture
def rows(backup, tmp_path):
    """The same backup as PostgreSQL makes it, with rows for a database."""
    path = tmp_path / "rows.jsonl"
    call_command(
        "dumpdata", format="jsonl", natural_foreign=True, exclude=NOT_DUMPED, output=str(path)
    )
    files = {n: data for n, data in members(backup).items() if not n.startswith("database.")}
    manifest = json.loads(files["manifest.json"])
    manifest["database"] = "database.jsonl"
    hashes = {n: h for n, h in manifest["files"].items() if n.startswith("archive/")}
    files["database.jsonl"] = path.read_bytes()
    hashes["database.jsonl"] = hashlib.sha256(files["database.jsonl"]).hexdigest()
    rewrite(backup, files | {"manifest.json": json.dumps(manifest | {"files": hashes}).encode()})
    return backup


def test_rows_are_restored_into_an_empty_database(rows):
    before = content()
    call_command("flush", interactive=False, verbosity=0)
    restore(rows)
    assert content() == before
    add_more()
    assert Report.objects.count() == 2


@pytest.mark.skipif(connection.vendor != "sqlite", reason="about SQLite's triggers")
def test_rows_do_not_replace_a_record_in_sqlite(rows):
    before = content()
    with pytest.raises(BadInputError, match="empty SQLite database only"):
        restore(rows, force=True)
    assert content() == before


def test_a_backup_cut_short_changes_nothing(backup):
    backup.write_bytes(backup.read_bytes()[:-200])
    before = content()
    with pytest.raises(BadInputError, match="not a whole backup"):
        restore(backup, force=True)
    assert content() == before


@pytest.mark.parametrize("data", [b"", b"nothing of the sort", gzip.compress(b"no tar")])
def test_what_is_no_backup_is_told(data, tmp_path, own_home):
    path = tmp_path / "wrong.tar.gz"
    path.write_bytes(data)
    archive.folder().mkdir(parents=True)
    with pytest.raises(BadInputError, match=r"wrong\.tar\.gz: not a whole backup"):
        restore(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(BadInputError, match="no such file"):
        restore(tmp_path / "nowhere.tar.gz")


@pytest.mark.parametrize("spoil", ["missing", "hash differs"])
def test_no_backup_is_made_of_an_archive_that_is_not_whole(spoil, judged, tmp_path):
    original = archive.path_of(judged.sha256)
    if spoil == "missing":
        original.unlink()
    else:
        original.write_bytes(b"changed")
    with pytest.raises(BadInputError, match=spoil):
        back_up(tmp_path / "record.tar.gz")
    assert list(tmp_path.glob("*record*")) == []


def test_a_backup_replaces_an_older_one_only_when_whole(backup, judged):
    before = backup.read_bytes()
    archive.path_of(judged.sha256).unlink()
    with pytest.raises(BadInputError):
        back_up(backup)
    assert backup.read_bytes() == before


def test_a_folder_that_is_not_there_is_told(judged, tmp_path):
    with pytest.raises(BadInputError, match="no such folder"):
        back_up(tmp_path / "nowhere" / "record.tar.gz")


def test_the_log_comes_back_whole_and_tells_of_the_restore(backup):
    kept, before = audit.exported_head(), list(verify())
    restore(backup, force=True)
    assert list(verify()) == before
    audit.require_head("kept", kept)
    assert audit.head().action == "restore"


def test_the_log_is_whole_when_rows_are_restored(rows):
    before = list(verify())
    call_command("flush", interactive=False, verbosity=0)
    restore(rows)
    assert list(verify()) == before


def test_an_erased_report_is_in_no_backup(judged, tmp_path):
    erase(None, judged.key, "source_withdrawn")
    manifest = back_up(tmp_path / "later.tar.gz")
    assert judged.sha256 not in " ".join(manifest.files)
    before = list(verify())
    restore(tmp_path / "later.tar.gz", force=True)
    assert list(verify()) == before
    assert Report.objects.get().erased
