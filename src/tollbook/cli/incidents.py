"""`tollbook incidents`: the record by event, with tolls that say why."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeVar

import click
import msgspec
from rich.console import Console, RenderableType

from tollbook.cli.output import open_output
from tollbook.cli.progress import counting
from tollbook.errors import BadInputError
from tollbook.tolls import DEFAULT_POLICY, load_policy

T = TypeVar("T")
#: Columns of a table that goes into a file or another program.
PIPED = 160
FORMATS = ("table", "json", "jsonl")


@click.command()
@click.argument("incidents", nargs=-1, metavar="[INCIDENT...]")
@click.option("--format", "form", type=click.Choice(FORMATS), default="table", show_default=True,
              help="Table for people, the others for machines.")  # fmt: skip
@click.option("--policy", default=DEFAULT_POLICY, show_default=True,
              help="By which rules tolls are reckoned.")  # fmt: skip
@click.option("--against", metavar="POLICY",
              help="Show only what another policy gives otherwise, and how.")  # fmt: skip
@click.option("--proposals", is_flag=True, help="Show which incidents may be one.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE",
              help="Write to FILE, whole or not at all.")  # fmt: skip
def incidents(  # noqa: PLR0913 - one argument an option
    *,
    incidents: tuple[str, ...],
    form: str,
    policy: str,
    against: str | None,
    proposals: bool,
    output: Path | None,
) -> None:
    """Print the incidents of the record with their tolls.

    An INCIDENT is an id such as i5; all are listed if none is given. Of one that is named, and in
    JSON, each bound stands with the claims that set it and why, in words.
    """
    for name in filter(None, (policy, against)):
        load_policy(name)
    # Imported here so that --help need not wait for Django.
    from tollbook.record.opening import open_record  # noqa: PLC0415

    open_record()
    from tollbook.cli import incident_tables as tables  # noqa: PLC0415
    from tollbook.record import described  # noqa: PLC0415

    if proposals:
        pairs = list(described.proposals())
        write_told(pairs, form, [tables.proposed(pairs)], output)
        return
    pks = _numbers(incidents)
    if against is None:
        told = list(_watched(described.described(pks, policy), len(pks)))
        shown = [tables.full(one) for one in told] if incidents else [tables.overview(told)]
    else:
        compared = _watched(described.moved_between(pks, against, policy), len(pks))
        told = [one for one in compared if one is not None]
        shown = [tables.moved(told, against, policy)]
    write_told(told, form, shown, output)


def _numbers(given: Sequence[str]) -> list[int]:
    """Return the numbers of the incidents named, or of all that stand."""
    from tollbook.record.models import Incident  # noqa: PLC0415 - see `incidents`

    standing = Incident.objects.standing().values_list("pk", flat=True).order_by("pk")
    if not given:
        return list(standing)
    known = {f"i{pk}": pk for pk in standing}
    for key in given:
        if key not in known:
            remedy = "`tollbook incidents` lists those that there are."
            raise BadInputError(key, "is no incident of the record.", remedy)
    return [known[key] for key in given]


def _watched(items: Iterable[T], total: int) -> Iterator[T]:
    """Yield items, with a bar on standard error if that is a terminal."""
    with counting("Reckoning", total) as advance:
        for item in items:
            yield item
            advance()


def write_told(
    told: Sequence[msgspec.Struct], form: str, shown: Sequence[RenderableType], output: Path | None
) -> None:
    """Write things as JSON for machines, or as what is shown of them to people."""
    with open_output(output) as out:
        if form == "json":
            out.write(msgspec.json.format(msgspec.json.encode(told), indent=2) + b"\n")
        elif form == "jsonl":
            out.writelines(msgspec.json.encode(one) + b"\n" for one in told)
        else:
            _print(shown, out)


def _print(shown: Sequence[RenderableType], out: BinaryIO) -> None:
    text = io.TextIOWrapper(out, encoding="utf-8", write_through=True)
    console = Console(file=text, highlight=False, width=None if text.isatty() else PIPED)
    for one in shown:
        console.print(one)
    text.detach()
