"""`tollbook add`, `export`, `backup`, `restore` as a recorder types them."""

from __future__ import annotations

import csv
import errno
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from tests.cli.conftest import Run
from tollbook import model
from tollbook.cli.export import FILES as OFFERED
from tollbook.publish.export import FILES
from tollbook.record import intake
from tollbook.record.models import Claim, Report
from tollbook.record.store import ReaderVersion

Runner = Callable[..., Run]
pytestmark = pytest.mark.django_db

TEXT = (
    "NORVIK (Reuters) - At least twelve civilians were killed when shells hit a market in Norvik on"
    " Tuesday, the Harbour Relief Society said."
)
OTHER = (
    "Four soldiers were killed in an ambush near Port Sela on Monday, the defence ministry said."
)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def market(tmp_path: Path) -> Path:
    file = tmp_path / "market.txt"
    file.write_text(TEXT)
    return file


def table(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content)))


def test_a_report_is_added_with_its_claims(run: Runner, market: Path) -> None:
    result = run("add", market, "--published", "2021-05-05")
    assert (result.code, result.out) == (0, "1 reports added; 1 claims read.\n")
    row = Report.objects.get()
    assert (row.name, row.text, str(row.published)) == ("market", TEXT, "2021-05-05")
    assert row.readings.get().reader == "tollbook-en"
    assert Claim.objects.get().as_model().count.exact == "At least twelve"


def test_adding_it_again_stores_nothing(run: Runner, market: Path) -> None:
    run("add", market)
    result = run("add", market, market)
    assert result.out == "0 reports added, 2 known already; 0 claims read.\n"
    assert Report.objects.count() == Claim.objects.count() == 1


def test_a_newer_reader_reads_a_known_report_anew(
    run: Runner, market: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    run("add", market)
    newer = ReaderVersion("tollbook-en", "999")
    monkeypatch.setattr("tollbook.record.intake._version_of", lambda _: newer)
    result = run("add", market)
    assert result.out == "0 reports added, 1 read anew; 1 claims read.\n"
    (claim,) = Claim.objects.current()
    assert claim.reading.version == "999"


def test_bad_input_is_named_and_the_rest_is_done(run: Runner, market: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    (tmp_path / "picture.txt").write_bytes(b"\x89PNG\0\0")
    lines = [json.dumps({"id": "one", "text": OTHER}), "{broken", ""]
    (tmp_path / "archive.jsonl").write_text("\n".join(lines))
    result = run("add", "empty.txt", "picture.txt", "archive.jsonl", "nowhere.txt", market)
    assert result.code == 1
    for name in ("empty.txt", "picture.txt", "archive.jsonl:2", "nowhere.txt"):
        assert f"tollbook: {name}: " in result.err
    assert result.out == "2 reports added, 4 not usable; 2 claims read.\n"
    assert set(Report.objects.values_list("name", flat=True)) == {"one", "market"}


def test_the_null_date_of_an_archive_keeps_out_its_line_alone(run: Runner, tmp_path: Path) -> None:
    rows = [{"text": TEXT, "published": "0001-01-01T00:00:00"}, {"text": OTHER}]
    (tmp_path / "archive.jsonl").write_text("\n".join(map(json.dumps, rows)))
    result = run("add", "archive.jsonl")
    assert (result.code, result.out) == (1, "1 reports added, 1 not usable; 1 claims read.\n")
    assert "tollbook: archive.jsonl:1: " in result.err


def test_an_unforeseen_error_is_named_and_the_rest_is_done(
    run: Runner, market: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "odd.txt").write_text(OTHER)
    read = intake.read_report

    def broken(report: model.Report, *rest: object) -> model.Reading:
        if report.id == "odd":
            raise OverflowError("too far")
        return read(report, *rest)

    monkeypatch.setattr(intake, "read_report", broken)
    result = run("add", "odd.txt", market)
    assert (result.code, result.out) == (1, "1 reports added, 1 not usable; 1 claims read.\n")
    assert "tollbook: odd.txt: could not be read: OverflowError: too far." in result.err


@pytest.mark.parametrize(
    ("day", "problem"),
    [("Tuesday", "'Tuesday' is not a date"), ("0001-01-01", "nothing was published then")],
)
def test_a_date_that_is_none_adds_nothing(
    run: Runner, market: Path, day: str, problem: str
) -> None:
    result = run("add", market, "--published", day)
    assert result.code == 1
    assert "--published: " in result.err
    assert problem in result.err
    assert not Report.objects.exists()


def test_an_archive_that_may_not_be_read_is_named(
    run: Runner, market: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "archive.jsonl").touch()
    opened = Path.open

    def refuse(path: Path, *rest: Any) -> Any:
        if path.name == "archive.jsonl":
            raise PermissionError(errno.EACCES, "Permission denied")
        return opened(path, *rest)

    monkeypatch.setattr(Path, "open", refuse)
    result = run("add", "archive.jsonl", market)
    assert (result.code, Report.objects.count()) == (1, 1)
    assert "tollbook: archive.jsonl: Permission denied." in result.err


def test_a_host_that_is_none_is_named(run: Runner) -> None:
    result = run("serve", "--host", "nosuchhost.invalid", "--port", "0")
    assert result.code == 1
    assert "nosuchhost.invalid:0: no address of this machine. Correct --host." in result.err


def test_standard_input_is_a_report(run: Runner) -> None:
    assert run("add", "-", stdin=TEXT.encode()).code == 0
    assert Report.objects.get().came == "stdin"


def test_what_is_not_read_is_told(run: Runner, tmp_path: Path) -> None:
    (tmp_path / "arabic.txt").write_text("قتل اثنا عشر مدنيا في قصف أصاب سوقا في المدينة أمس.")
    result = run("add", "arabic.txt")
    assert "arabic: language ar is not read yet" in result.err
    assert Report.objects.get().readings.get().flags == ["language_not_read"]


def test_an_export_is_a_folder_of_files(run: Runner, market: Path, tmp_path: Path) -> None:
    run("add", market)
    result = run("export", "--working", "out/public")
    assert (result.code, result.err) == (0, "1 incidents written to out/public\n")
    folder = tmp_path / "out" / "public"
    assert {path.name for path in folder.iterdir()} == set(FILES)
    (row,) = table((folder / "incidents.csv").read_text(encoding="utf-8"))
    assert (row["killed_low"], row["killed_high_open"]) == ("12", "True")


def test_one_file_of_an_export_is_printed(run: Runner, market: Path) -> None:
    run("add", market)
    assert table(run("export", "--working", "-").out)[0]["killed_best"] == "12"
    assert (
        table(run("export", "--working", "-", "--file", "claims.csv").out)[0]["qualifier"]
        == "at_least"
    )
    printed = run("export", "--working", "-", "--file", "incidents.geojson").out
    assert json.loads(printed)["type"] == "FeatureCollection"


def test_the_files_on_offer_are_those_there_are() -> None:
    assert OFFERED == FILES


def test_an_export_over_a_file_is_refused(run: Runner, market: Path) -> None:
    result = run("export", "--working", market)
    assert result.code == 1
    assert "cannot be written" in result.err
    assert market.read_text() == TEXT


@pytest.mark.django_db(transaction=True)
def test_a_backup_comes_back(run: Runner, market: Path) -> None:
    run("add", market)
    assert run("backup", "record.tar.gz").out == "1 reports backed up to record.tar.gz\n"
    refused = run("restore", "record.tar.gz")
    assert (refused.code, Report.objects.count()) == (1, 1)
    assert "add --force" in refused.err
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM record_claim")
    assert run("restore", "record.tar.gz", "--force").out.startswith("1 reports restored")
    assert Claim.objects.get().as_model().count.low == 12


def test_what_is_not_published_is_not_exported_and_the_user_is_told(
    run: Runner, market: Path
) -> None:
    run("add", market)
    result = run("export", "-")
    assert table(result.out) == []
    assert "1 are not published and not written; --working writes them too" in result.err


def test_all_commands_say_what_they_do(run: Runner) -> None:
    for command in ("add", "export", "backup", "restore", "migrate"):
        result = run(command, "--help")
        assert result.code == 0
        assert f"tollbook {command} " in result.out
