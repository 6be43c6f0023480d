from __future__ import annotations

import subprocess
import sys

import pytest

from tests.cli.conftest import Run
from tollbook.cli.main import COMMANDS, cli
from tollbook.version import __version__


def test_version(run) -> None:
    assert run("--version") == Run(0, f"tollbook, version {__version__}\n", "")


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_can_be_imported_and_has_help(name: str) -> None:
    command = cli.get_command(
        cli.make_context("tollbook", [name, "--help"], resilient_parsing=True), name
    )
    assert command is not None
    assert command.name == name
    assert command.help


def test_an_unknown_command_is_a_usage_error(run) -> None:
    result = run("raed")
    assert result.code == 2
    assert "No such command 'raed'" in result.err


HEAVY = ("onnxruntime", "django", "trafilatura", "pandas", "rich", "httpx")


@pytest.mark.parametrize(
    "statement", ["import tollbook", "import tollbook.cli.main", "import tollbook.cli.read"]
)
def test_importing_loads_nothing_heavy(statement: str) -> None:
    code = f"{statement}; import sys; print(*[name for name in {HEAVY} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
