"""Every command and every Python example in README.md runs."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tollbook.cli.main import COMMANDS

CHECKOUT = Path(__file__).resolve().parents[2]
README = (CHECKOUT / "README.md").read_text(encoding="utf-8")
#: These set up, fetch or never end; CI itself runs `make test`.
NOT_RUN = ("make ", "tollbook map build", "tollbook serve", "tollbook learn", "tollbook demo")
#: What a person types when a command asks.
ASKED = {"tollbook user add": "--password 'count every one'"}


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def commands(block: str) -> list[str]:
    """Return the commands of a console block: its lines after "$ ", with what they go on with."""
    joined = block.replace("\\\n", " ")
    return [line[2:].strip() for line in joined.splitlines() if line.startswith("$ ")]


def answered(command: str) -> str:
    """Return a command with the answer to what it would ask for."""
    given = [answer for start, answer in ASKED.items() if command.startswith(start)]
    return " ".join([command, *given])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder in which the samples are where they are in a checkout."""
    (tmp_path / "src").symlink_to(CHECKOUT / "src")
    return tmp_path


@pytest.fixture
def environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The shell's environment: this Python's `tollbook`, a home of its own, nothing of Django."""
    outside = {
        k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return {**outside, "PATH": path, "TOLLBOOK_HOME": str(tmp_path_factory.mktemp("home"))}


@pytest.mark.parametrize("block", blocks("console"))
def test_commands_run(block: str, folder: Path, environment: dict[str, str]) -> None:
    script = [answered(line) for line in commands(block) if not line.startswith(NOT_RUN)]
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", "\n".join(script)],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("block", blocks("python"))
def test_python_runs(block: str, folder: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", block],
        cwd=folder, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_command() -> None:
    shown = " ".join(line for block in blocks("console") for line in commands(block))
    assert [name for name in COMMANDS if f"tollbook {name}" not in shown] == []


@pytest.mark.parametrize(
    "document", ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "docs/decisions/README.md"]
)
def test_links_lead_somewhere(document: str) -> None:
    path = CHECKOUT / document
    links = re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []


def test_every_decision_is_listed() -> None:
    folder = CHECKOUT / "docs" / "decisions"
    listed = (folder / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in folder.glob("0*.md") if path.name not in listed] == []
