"""`tollbook places` on the command line."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.gazetteer import making
from tollbook.cli.main import cli
from tollbook.errors import BadInputError


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    monkeypatch.setenv("COLUMNS", "160")
    making.world(tmp_path / "places.sqlite3")
    return tmp_path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(cli, ["places", *map(str, arguments)])


def test_depth_per_country_and_what_it_rests_on(home: Path) -> None:
    shown = run().output
    assert "Ardland" in shown
    assert "towns only" in shown
    file = making.wof_file(home / "ax.ndjson", making.wof(903, "Kafr Luz"))
    added = run("add", file, "--release", "2026-11")
    assert added.exit_code == 0, added.output
    assert "AX wof: 3 places of AX, 1 of them new." in added.output
    shown = run().output
    assert "towns only" not in shown
    assert "AX wof: ax.ndjson, 3 rows, 2026-11; Who's On First" in shown


def test_a_plain_table_with_mapped_columns(home: Path) -> None:
    file = making.write(home / "mine.csv", "no,VILLAGE,N,E", "7,Kafr Luz,10.3,40.3")
    pairs = ("id=no", "name=VILLAGE", "lat=N", "lon=E")
    options = [part for pair in pairs for part in ("--column", pair)]
    added = run("add", file, "--country", "ax", "--name", "my list", *options)
    assert "my list: 1 places of AX, 1 of them new." in added.output
    assert run("remove", "my list").exit_code == 0
    assert "my list" not in run().output


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("build",), "is there already. Give --force"),
        (("remove", "nothing"), "no such source"),
    ],
)
def test_what_cannot_be_done_says_why(home: Path, arguments: tuple[str, ...], message: str) -> None:
    result = run(*arguments)
    assert isinstance(result.exception, BadInputError)
    assert message in str(result.exception)


def test_a_column_that_maps_nothing_is_refused(home: Path) -> None:
    file = making.write(home / "mine.csv", "id,name,lat,lon", "7,Kafr Luz,10.3,40.3")
    result = run("add", file, "--column", "name")
    assert "FIELD=COLUMN" in str(result.exception)


def test_without_a_gazetteer_the_command_says_how_to_make_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "none"))
    assert "tollbook places build" in str(run().exception)
