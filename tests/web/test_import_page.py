"""Importing a table over the page: look, map, store."""

import os
import re
import time

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tollbook.record import archive, waiting
from tollbook.record.erasing import erase
from tollbook.record.models import Report

TABLE = b"nr,event_date,morts\n1,2021-05-03,4\n2,2021-05-04,5\n"


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))


def send(page, content=TABLE, **data):
    if content is not None:
        data["table"] = SimpleUploadedFile("ours.csv", content)
    return page.post(reverse("import"), {"origin": "Our Team", **data})


def hidden(answer):
    return dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', answer.content.decode()))


def test_a_table_is_looked_at_mapped_and_stored(page, db):
    assert b"no column is known" in send(page).content
    first = send(page, TABLE.replace(b"morts", b"killed"))
    html = first.content.decode()
    assert "2 new rows" in html
    assert "Store 2 rows" in html
    kept = {name: value for name, value in hidden(first).items() if name in {"name", "sha256"}}
    mapped = {"mapped": "1", "column-killed": "killed", "column-id": "nr"}
    stored = send(page, None, **kept, **mapped, do="store")
    assert stored.url == reverse("incidents")
    assert Report.objects.filter(publisher="Our Team").count() == 2
    again = send(page, TABLE.replace(b"morts", b"killed"), **mapped)
    assert "2 rows that are in the record as they stand" in again.content.decode()


def test_a_row_with_a_problem_is_shown_and_nothing_can_be_stored(page, db):
    bad = send(page, b"id,killed\n1,dozens\n", do="store")
    html = bad.content.decode()
    assert "nothing can be stored" in html
    assert "“dozens” is no number" in html
    assert "Store 1 row" not in html
    assert not Report.objects.exists()


def test_a_row_that_is_not_taken_as_it_stands_is_noted(page, db):
    html = send(page, b"id,killed,low,high\n1,16,10,15\n").content.decode()
    assert "best is outside low and high: 10 to 16 are taken." in re.sub("[\u2068\u2069]", "", html)
    assert "Store 1 row" in html


@pytest.mark.parametrize("content", [None, b"\xff\xfe not utf-8"])
def test_what_is_no_table_is_refused(page, db, content):
    answer = send(page, content)
    assert answer.status_code == 422
    assert not Report.objects.exists()


def files(folder):
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_table_waits_beside_the_archive_and_is_gone_once_stored(page, db):
    first = send(page, b"id,killed\n1,4\n")
    assert (len(files(waiting.folder())), files(archive.folder())) == (1, [])
    send(page, None, sha256=hidden(first)["sha256"], do="store")
    assert files(waiting.folder()) == []
    assert [path.name for path in files(archive.folder())] == [Report.objects.get().sha256]


def test_a_table_that_nobody_came_back_to_is_deleted(page, db):
    first = send(page, b"id,killed\n1,4\n")
    (path,) = files(waiting.folder())
    long_ago = time.time() - waiting.LONGEST - 1
    os.utime(path, (long_ago, long_ago))
    answer = send(page, None, sha256=hidden(first)["sha256"], do="store")
    assert (answer.status_code, files(waiting.folder())) == (422, [])
    assert "Choose a file." in answer.content.decode()


def test_with_a_report_the_tables_go_that_may_name_the_same(
    page, db, django_capture_on_commit_callbacks
):
    send(page, b"id,killed,title\n1,4,Killing of Qxvname\n", do="store")
    send(page, b"id,killed,title\n1,5,Killing of Qxvname\n")
    with django_capture_on_commit_callbacks(execute=True):
        erase(None, Report.objects.get().key, "privacy_request")
    assert files(waiting.folder()) == files(archive.folder()) == []
