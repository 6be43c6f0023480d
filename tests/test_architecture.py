"""The house is as ARCHITECTURE.md and CONTRIBUTING.md tell."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent
PACKAGE = CHECKOUT / "src" / "tollbook"
#: Small things that any part may use, and that the table leaves out.
EVERYWHERE = {"errors", "home", "version"}


def parts() -> dict[str, set[str]]:
    """Return each part of the package with the parts that its modules import."""
    folders = {path.name: sorted(path.rglob("*.py")) for path in PACKAGE.iterdir() if path.is_dir()}
    files = folders | {"api": [PACKAGE / "api.py"]}
    return {name: _imports(found) - {name} for name, found in files.items() if found}


def _imports(files: list[Path]) -> set[str]:
    text = "\n".join(path.read_text(encoding="utf-8") for path in files)
    found = re.findall(r"^\s*(?:from|import) tollbook\.(\w+)", text, re.MULTILINE)
    return set(found) - EVERYWHERE


def documented() -> dict[str, set[str]]:
    """Return the table of ARCHITECTURE.md: each part with its imports."""
    text = (CHECKOUT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| `(\w+)(?:/|\.py)` \|.*\| ([^|]*) \|$", text, re.MULTILINE)
    return {name: set(re.findall(r"\w+", imports)) - {"nothing"} for name, imports in rows}


def test_the_table_names_every_part() -> None:
    assert sorted(documented()) == sorted(parts())


@pytest.mark.parametrize("part", sorted(parts()))
def test_the_table_tells_what_a_part_imports(part: str) -> None:
    assert documented()[part] == parts()[part]


@pytest.mark.parametrize("folder", ["src", "tests", "benchmarks", "training"])
def test_no_file_is_longer_than_500_lines(folder: str) -> None:
    lengths = {
        str(path.relative_to(CHECKOUT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (CHECKOUT / folder).rglob("*.py")
    }
    assert lengths
    assert {name: length for name, length in lengths.items() if length > 500} == {}
