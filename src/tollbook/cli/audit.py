"""`tollbook audit`: the log of who did what, held against itself and against the record."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from tollbook.cli.output import open_output
from tollbook.errors import BadInputError


@click.group()
def audit() -> None:
    """Verify the log of who did what, or export its head.

    Each entry is bound to the one before by a hash, so that the last one stands for them all.
    """
    from tollbook.record.opening import open_record  # noqa: PLC0415 - see `add`

    open_record()


@audit.command()
@click.option("--head", "heads", multiple=True, type=click.Path(dir_okay=False, path_type=Path),
              help="A head that was exported earlier and has to be in the log.")  # fmt: skip
def verify(*, heads: tuple[Path, ...]) -> None:
    """Recompute every hash, and hold what was logged against what is in the record.

    Names each entry with which something is wrong; the exit code is then 1.
    """
    from tollbook.record.audit import head, require_head  # noqa: PLC0415
    from tollbook.record.verifying import verify as verify_log  # noqa: PLC0415

    wrong = 0
    for fault in verify_log():
        click.echo(f"entry {fault.seq} {fault.words}")
        wrong += 1
    for path in heads:
        require_head(str(path), _read_head(path))
    if wrong:
        raise click.exceptions.Exit(1)
    last = head()
    said = f"{last.seq} entries verified; head {last.hash}" if last else "no entries yet"
    click.echo(said)


@audit.command("head")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path),
              help="File to write to instead of the screen.")  # fmt: skip
def print_head(*, output: Path | None) -> None:
    """Print the last entry's number, time and hash as JSON, to be kept elsewhere.

    Whoever has it can tell later, by `tollbook audit verify --head`, that nothing before was
    changed or taken away.
    """
    from tollbook.record.audit import exported_head  # noqa: PLC0415

    with open_output(output) as out:
        out.write(msgspec.json.encode(exported_head()) + b"\n")


def _read_head(path: Path) -> dict[str, object]:
    """Return what a file of `tollbook audit head` holds; raise BadInputError for another."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=dict[str, object])
    except OSError as error:
        raise BadInputError(str(path), f"cannot be read: {error.strerror}.") from error
    except msgspec.DecodeError as error:
        problem = f"is no head of a log: {error}."
        raise BadInputError(str(path), problem, "Make one: tollbook audit head -o FILE") from error
