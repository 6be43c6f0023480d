from __future__ import annotations

import os
from pathlib import Path

import pytest

from tollbook.cli.output import open_output
from tollbook.errors import BadInputError


def test_the_file_appears_when_all_is_written(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    with open_output(path) as out:
        out.write(b"half")
        assert not path.exists()
    assert path.read_bytes() == b"half"


def _write_and_stop(path: Path) -> None:
    with open_output(path) as out:
        out.write(b"half")
        raise KeyboardInterrupt


def test_an_error_leaves_what_was_there(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    path.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt):
        _write_and_stop(path)
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


def test_the_file_has_the_users_mode(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    old = os.umask(0o027)
    try:
        with open_output(path) as out:
            out.write(b"a")
    finally:
        os.umask(old)
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    path = tmp_path / "none" / "out.csv"
    with (
        pytest.raises(BadInputError, match=r"none/out\.csv: cannot be written: No such file"),
        open_output(path),
    ):
        pass


def test_without_a_file_it_is_standard_output(capfdbinary: pytest.CaptureFixture[bytes]) -> None:
    with open_output(None) as out:
        out.write("é\n".encode())
        out.flush()
    assert capfdbinary.readouterr().out == "é\n".encode()
