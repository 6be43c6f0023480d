from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tollbook.cli.main import main


class Run(NamedTuple):
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str


@pytest.fixture
def run(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Callable[..., Run]:
    """Run `tollbook` as the shell does, in an empty folder: `run("read", "a.txt")`."""
    monkeypatch.chdir(tmp_path)

    def run_main(*arguments: object, stdin: bytes = b"") -> Run:
        monkeypatch.setattr("sys.argv", ["tollbook", *map(str, arguments)])
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(io.BytesIO(stdin))))
        with pytest.raises(SystemExit) as caught:
            main()
        out, err = capfdbinary.readouterr()
        return Run(int(caught.value.code or 0), out.decode(), err.decode())

    return run_main
