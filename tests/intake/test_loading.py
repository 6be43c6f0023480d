from __future__ import annotations

import datetime as dt
import io
import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.intake.pages import LINKED_DATA, page
from tollbook.errors import BadInputError
from tollbook.intake import LoadedReport, load_reports, loading
from tollbook.intake.limits import MAX_TEXT_BYTES

TEXT = "Two people were killed when a bridge fell in Norvik, the mayor said on Friday.\n"


def load(*arguments: object, published: dt.date | None = None) -> list[LoadedReport]:
    """Return the loaded reports of arguments that have no errors."""
    loaded = load_reports([str(argument) for argument in arguments], published=published)
    return [entry for entry in loaded if isinstance(entry, LoadedReport)]


def errors(*arguments: object) -> list[str]:
    entries = load_reports([str(argument) for argument in arguments])
    return [str(entry) for entry in entries if isinstance(entry, BadInputError)]


@pytest.fixture
def stdin(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put bytes on standard input, as a pipe does."""
    return lambda data: monkeypatch.setattr("sys.stdin", standard_input(data))


def standard_input(data: bytes) -> io.TextIOWrapper:
    """Return what `sys.stdin` is: text over a buffer over bytes."""
    return io.TextIOWrapper(io.BufferedReader(io.BytesIO(data)))


def rows(*texts: str) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


def test_a_text_file(tmp_path: Path) -> None:
    file = tmp_path / "bridge.fall.txt"
    file.write_bytes(TEXT.encode())
    (loaded,) = load(file, published=dt.date(2021, 3, 5))
    assert (loaded.report.id, loaded.report.text) == ("bridge.fall", TEXT)
    assert (loaded.report.published_basis, loaded.report.language) == ("given", "en")
    assert (loaded.original, loaded.media_type) == (TEXT.encode(), "text/plain")
    assert (loaded.via, loaded.source) == ("file", str(file))


@pytest.mark.parametrize("suffix", ["html", "HTM", "page"])
def test_a_page_file(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"market.{suffix}"
    file.write_text(page(LINKED_DATA))
    (loaded,) = load(file)
    assert (loaded.report.published, loaded.report.published_basis) == (
        dt.date(2021, 3, 2),
        "metadata",
    )
    assert loaded.report.credit == ("Coast Herald", "Agencies")
    assert (loaded.media_type, loaded.original) == ("text/html", page(LINKED_DATA).encode())


def test_a_broken_line_is_named_and_the_rest_is_done(tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    lines = rows(*(f"{number} people were killed in Norvik." for number in range(20))).splitlines()
    lines[16] = lines[16][:-1]
    file.write_bytes(b"\n".join(lines))
    entries = list(load_reports([str(file)]))
    assert [n for n, entry in enumerate(entries, 1) if isinstance(entry, BadInputError)] == [17]
    assert str(entries[16]).startswith(f"{file}:17: ")
    last = entries[-1]
    assert isinstance(last, LoadedReport)
    assert (last.report.id, last.source) == ("archive-20", f"{file}:20")
    assert last.original.decode() == lines[-1].decode()


@pytest.mark.parametrize("end", [b"", b"\n", b"\r\n"])
def test_a_line_is_the_same_original_whatever_ends_it(tmp_path: Path, end: bytes) -> None:
    (line,) = rows("Two people were killed in Norvik.").splitlines()
    file = tmp_path / "archive.jsonl"
    file.write_bytes(line + end)
    (loaded,) = load_reports([str(file)])
    assert isinstance(loaded, LoadedReport)
    assert loaded.original == line


def test_standard_input_is_told_by_its_start(stdin: Callable[[bytes], None]) -> None:
    stdin(TEXT.encode())
    assert load("-")[0].report.text == TEXT
    stdin(b"\n " + page().encode())
    assert load("-")[0].media_type == "text/html"
    stdin(rows(TEXT, TEXT))
    assert [entry.report.id for entry in load("-")] == ["stdin-1", "stdin-2"]
    stdin(b"\xef\xbb\xbf" + rows(TEXT))
    assert load("-")[0].via == "stdin"
    stdin(b"")
    assert errors("-") == ["-: empty."]


def test_ids_are_unique(tmp_path: Path) -> None:
    for folder in ("a", "b", "c"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "raid.txt").write_text(TEXT)
    ids = [entry.report.id for entry in load(*sorted(tmp_path.glob("*/raid.txt")))]
    assert ids == ["raid", "raid-2", "raid-3"]


def test_a_name_that_is_not_utf8_is_told_as_text(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"caf\xe9.txt")
    file.write_text(TEXT)
    (loaded,) = load(file)
    assert (loaded.report.id, loaded.source) == ("caf\ufffd", f"{tmp_path}/caf\ufffd.txt")
    (error,) = errors(tmp_path / os.fsdecode(b"t\xe9.txt"))
    assert error == f"{tmp_path}/t\ufffd.txt: No such file or directory."


def test_an_unforeseen_error_is_named_and_the_rest_is_done(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    odd, good = tmp_path / "odd.html", tmp_path / "good.txt"
    odd.write_text(page())
    good.write_text(TEXT)

    def broken(*_: object) -> None:
        raise TypeError("no such thing")

    monkeypatch.setattr(loading, "read_page", broken)
    assert errors(odd, good) == [
        f"{odd}: could not be read: TypeError: no such thing. This is a defect; "
        "please tell us of it."
    ]
    assert len(load(odd, good)) == 1


def test_bad_input_does_not_stop_the_batch(tmp_path: Path) -> None:
    good, binary, empty, long = (tmp_path / name for name in ("g.txt", "b.txt", "e.jsonl", "l.txt"))
    good.write_text(TEXT)
    binary.write_bytes(b"\0\1\2")
    empty.write_bytes(b"\n\n")
    long.write_bytes(b"a" * (MAX_TEXT_BYTES + 1))
    missing = tmp_path / "missing.txt"
    arguments = [missing, binary, good, empty, tmp_path, long, good]
    assert len(load(*arguments)) == 2
    assert errors(*arguments) == [
        f"{missing}: No such file or directory.",
        f"{binary}: a binary file (a zero byte at offset 0), not text. "
        "Give a .txt, .html or .jsonl file.",
        f"{empty}: empty.",
        f"{tmp_path}: Is a directory. Give its files: {tmp_path}/*",
        f"{long}: longer than 2 MB, the most that is read of one report. "
        "Split it into its reports, or make it a .jsonl file.",
    ]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        (b"\x89PNG\n\n\0\n\n", "a binary file (a zero byte at offset 6)"),
        (b"\x1f\x8b\x08\n\n", "a gzip archive"),
        ('{"text": "Two killed."}'.encode("utf-16"), "UTF-16, not UTF-8"),
    ],
)
def test_a_binary_file_is_named_once_and_not_line_by_line(tmp_path, data, problem) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(data)
    (error,) = errors(path)
    assert error.startswith(f"{path}: {problem}")


def test_a_zero_byte_in_one_line_leaves_the_others(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(rows(TEXT) + b"{\0}\n" + rows(TEXT))
    (error,) = errors(path)
    assert error.startswith(f"{path}:2: JSON is malformed")
    assert len(load(path)) == 2


def test_reports_come_one_at_a_time(tmp_path: Path) -> None:
    """The first report is there before the last argument is opened."""
    first, last = tmp_path / "first.jsonl", tmp_path / "last.txt"
    first.write_bytes(rows(TEXT))
    stream = load_reports([str(first), str(last)])
    assert isinstance(next(stream), LoadedReport)
    last.write_text(TEXT)
    assert isinstance(next(stream), LoadedReport)
