"""The demo and the server, as a new user runs them."""

from __future__ import annotations

import os
import re
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, OpenerDirector, build_opener

import pytest

from tests.gazetteer import making
from tollbook.cli.demo import MARKER, index_towns
from tollbook.gazetteer import open_gazetteer
from tollbook.home import PLACES_FILE
from tollbook.intake import LoadedReport, load_reports
from tollbook.review.roles import ROLES
from tollbook.samples import sample_paths


def start(home: Path, *arguments: str) -> subprocess.Popen[str]:
    """Start `tollbook` on a home, with the product's settings and not those of the tests."""
    env = {**os.environ, "TOLLBOOK_HOME": str(home)}
    env.pop("DJANGO_SETTINGS_MODULE", None)
    env.pop("DATABASE_URL", None)
    command = [sys.executable, "-m", "tollbook", *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=env, stdout=pipe, stderr=pipe, text=True)


@contextmanager
def running(home: Path, *arguments: str) -> Iterator[str]:
    """Run a command that serves, until it has printed its URL; give the URL."""
    process = start(home, *arguments)
    assert process.stdout is not None
    try:
        urls = (re.search(r"http://\S+/", line) for line in process.stdout)
        yield next(url[0] for url in urls if url)
    finally:
        process.terminate()
        process.communicate()


def sign_in(url: str, name: str, password: str) -> tuple[OpenerDirector, str]:
    """Sign in as a browser does; return what keeps the session, and the page that follows."""
    browser = build_opener(HTTPCookieProcessor(CookieJar()))
    form = browser.open(f"{url}sign-in/").read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', form)
    assert token is not None
    sent = {"username": name, "password": password, "csrfmiddlewaretoken": token[1]}
    page = browser.open(f"{url}sign-in/", urlencode(sent).encode())
    return browser, page.read().decode()


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    home = tmp_path_factory.mktemp("demo") / "var" / "demo"
    with running(home, "demo", "--home", str(home), "--port", "0", "--no-places") as url:
        yield url, home


def test_the_demo_recorder_finds_the_samples_in_its_inbox(demo) -> None:
    url, _ = demo
    _, inbox = sign_in(url, "recorder", "recorder")
    assert "Taiz market toll rises to 14 as wounded die" in inbox
    assert "Language not read" in inbox


@pytest.mark.parametrize("role", ROLES)
def test_the_demo_has_somebody_of_each_role(demo, role) -> None:
    url, _ = demo
    _, inbox = sign_in(url, role, role)
    assert "Taiz market" in inbox
    assert ("Add by hand" in inbox) == (role != "viewer")


def test_the_demo_serves_its_styles_and_scripts(demo) -> None:
    url, _ = demo
    browser, page = sign_in(url, "recorder", "recorder")
    files = re.findall(r'(?:href|src)="/(static/[^"]+)"', page)
    assert len(files) >= 4
    for file in files:
        assert browser.open(url + file).status == 200


def test_a_wrong_password_stays_outside(demo) -> None:
    url, _ = demo
    _, page = sign_in(url, "recorder", "wrong")
    assert "do not go together" in page


def test_another_host_name_is_refused(demo) -> None:
    url, _ = demo
    port = url.rstrip("/").rsplit(":", 1)[1]
    with socket.create_connection(("127.0.0.1", int(port))) as connection:
        connection.sendall(b"GET / HTTP/1.0\r\nHost: elsewhere.example\r\n\r\n")
        assert b"400 Bad Request" in connection.recv(1000)


def test_serve_opens_the_record_that_is_there(demo) -> None:
    _, home = demo
    with running(home, "serve", "--port", "0") as url:
        _, inbox = sign_in(url, "recorder", "recorder")
    assert "Taiz market" in inbox


def test_a_port_in_use_is_named(demo) -> None:
    url, home = demo
    port = url.rstrip("/").rsplit(":", 1)[1]
    process = start(home, "serve", "--port", port)
    _, err = process.communicate()
    assert process.returncode == 1
    assert f"127.0.0.1:{port} cannot be listened on" in err.replace(": ", " ")
    assert "--port" in err
    assert "Traceback" not in err


def test_a_demo_on_a_port_in_use_says_so_before_it_makes_anything(run, tmp_path) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        result = run("demo", "--home", str(tmp_path / "demo"), "--port", str(port))
    assert result.code == 1
    assert f"127.0.0.1:{port}: cannot be listened on" in result.err
    assert not (tmp_path / "demo").exists()


def test_a_folder_that_no_demo_made_is_left_alone(run, tmp_path) -> None:
    kept = tmp_path / "work" / "notes.txt"
    kept.parent.mkdir()
    kept.write_text("mine")
    ended = run("demo", "--home", kept.parent, "--no-serve")
    assert ended.code == 1
    assert "no demo has made" in ended.err
    assert kept.read_text() == "mine"
    assert not (kept.parent / MARKER).exists()


def test_a_demo_made_anew_keeps_the_index_of_towns(tmp_path) -> None:
    places = making.world(tmp_path / PLACES_FILE)
    (tmp_path / MARKER).touch()
    (tmp_path / "archive").mkdir()
    (tmp_path / "tollbook.sqlite3").write_text("an older record")
    indexed = places.read_bytes()
    ended = start(tmp_path, "demo", "--home", str(tmp_path), "--no-serve")
    out, err = ended.communicate()
    assert "12 reports added" in out
    assert "Indexing" not in err
    assert places.read_bytes() == indexed


def test_a_demo_without_an_index_of_this_version_builds_one(tmp_path, monkeypatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    old = making.world(tmp_path / PLACES_FILE)
    with closing(sqlite3.connect(old)) as db:
        db.execute("update meta set value = '0' where key = 'version'")
        db.commit()
    monkeypatch.setattr("tollbook.gazetteer.world.world_records", lambda: making.WORLD)
    index_towns()
    with closing(open_gazetteer()) as gazetteer:
        assert gazetteer.sources()[0].rows == len(making.WORLD)


def test_every_sample_can_be_loaded() -> None:
    loaded = list(load_reports([str(path) for path in sample_paths()]))
    reports = [item.report for item in loaded if isinstance(item, LoadedReport)]
    assert len(reports) == len(loaded) == 12
    assert {report.language for report in reports} == {"en", "ar"}
    assert [report.id for report in reports if report.published is None] == []


def test_comments_and_menus_of_a_sample_page_are_no_text() -> None:
    page = next(path for path in sample_paths() if path.stem.endswith("convoy-page"))
    (item,) = load_reports([str(page)])
    assert isinstance(item, LoadedReport)
    for alien in ("Reader17", "Bus falls", "cookies", "Subscribe"):
        assert alien not in item.report.text
    assert "Two of the convoy's guards are still missing." in item.report.text
