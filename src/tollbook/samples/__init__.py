"""Sample reports for the demo, written by us about events that never happened."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent
SUFFIXES = frozenset({".txt", ".html", ".jsonl"})


def sample_paths() -> list[Path]:
    """Return the sample reports, in the order of their names."""
    return sorted(path for path in FOLDER.iterdir() if path.suffix in SUFFIXES)
