"""Bars of long pieces of work, on standard error."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def bar(title: str) -> Iterator[Callable[[int, int], None]]:
    """Show a progress bar on standard error; give what is called with (done, of)."""
    from rich.console import Console  # noqa: PLC0415 - what shows no bar need not load it
    from rich.progress import (  # noqa: PLC0415
        BarColumn,
        Progress,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn(title), BarColumn(), TaskProgressColumn(), TimeRemainingColumn(),
    )  # fmt: skip
    with Progress(*columns, console=Console(stderr=True)) as progress:
        task = progress.add_task(title, total=None)
        yield lambda done, of: progress.update(task, completed=done, total=of)


@contextmanager
def counting(title: str, total: int | None) -> Iterator[Callable[[], None]]:
    """Give what is called for each piece done; a bar shows it if standard error is a terminal."""
    from rich.console import Console  # noqa: PLC0415 - see `bar`
    from rich.progress import Progress  # noqa: PLC0415

    console = Console(stderr=True, soft_wrap=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(title, total=total)
        yield lambda: progress.advance(task)


def expected(reports: tuple[str, ...]) -> int | None:
    """Return how many reports inputs hold, None where that shows only in reading them."""
    if "-" in reports:
        return None
    return sum(
        _lines(Path(name)) if name.endswith((".jsonl", ".ndjson")) else 1 for name in reports
    )


def _lines(path: Path) -> int:
    """Return how many lines a file has, 1 where it cannot be read: what reads it says so."""
    try:
        if not path.is_file():
            return 1
        with path.open("rb") as file:
            return sum(1 for line in file if line.strip())
    except OSError:
        return 1
