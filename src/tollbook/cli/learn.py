"""`tollbook learn`: what people judged teaches the reader of this project."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from tollbook.cli.progress import bar
from tollbook.errors import BadInputError
from tollbook.home import reader_path

if TYPE_CHECKING:
    from tollbook.learning.gold import GoldReport
    from tollbook.learning.trial import Trial

#: The figures of the table, by what they are called in docs/quality.md.
FIGURES = {
    "f1": "claims found, F1",
    "precision": "precision",
    "recall": "recall",
    "strict_f1": "strict F1",
    "acc_value": "number",
    "acc_qualifier": "qualifier",
    "acc_status": "status of the victims",
    "acc_groups": "groups of victims",
    "acc_scope": "incident or total",
    "acc_source": "source",
    "part_of_f1": "whole and part, F1",
    "place_f1": "places, F1",
    "acc_date": "date",
    "acc_means": "means",
    "acc_actor": "alleged perpetrator",
}
_NAME = "tollbook learn"


@click.command()
@click.option("--dry-run", is_flag=True, help="Try it and show the figures; change nothing.")
@click.option("--forget", is_flag=True, help="Go back to the reader that ships.")
def learn(*, dry_run: bool, forget: bool) -> None:
    """Teach the reader what people judged in this record.

    Reports whose every claim is judged are learned from. Whether that helps is tried on them in
    five shares, each read by a reader that learned from the others; what reads no worse is put
    into Tollbook's home and reads from then on. Needs the extra train.
    """
    if forget:
        _forget()
        return
    reports = _reviewed()
    _teach(reports, dry_run=dry_run)


def _forget() -> None:
    from tollbook.learning.keeping import forget  # noqa: PLC0415 - --help need not wait

    there = forget(reader_path())
    done = "Forgotten." if there else "Nothing was learned here."
    click.echo(f"{done} The reader that ships reads.")


def _reviewed() -> list[GoldReport]:
    """Return the reports to learn from. Raises BadInputError where they are too few."""
    from tollbook.record.opening import open_record  # noqa: PLC0415 - Django

    open_record()
    from tollbook.learning.folds import TooFewError, folds_of  # noqa: PLC0415
    from tollbook.record.reviewed import review_stages, reviewed_reports  # noqa: PLC0415

    reports, stages = list(reviewed_reports()), review_stages()
    waiting = f"{stages['begun']} more are begun and {stages['new']} not looked at."
    try:
        folds_of(reports)
    except TooFewError as error:
        problem = f"{error}: reports in English whose every claim is judged. {waiting}"
        raise BadInputError(_NAME, problem, "Judge more of them in the workbench.") from error
    click.echo(f"{len(reports)} reports are reviewed through; {waiting}")
    return reports


def _teach(reports: Sequence[GoldReport], *, dry_run: bool) -> None:
    """Try whether learning helps; where it does, put what is learned into the home."""
    try:
        from tollbook.learning.trial import Course  # noqa: PLC0415 - torch
    except ModuleNotFoundError as error:
        problem = f"{error.name} is not installed; it comes with the extra train."
        raise BadInputError(_NAME, problem, "Run `pip install 'tollbook[train]'`.") from error
    from tollbook.learning.keeping import keep  # noqa: PLC0415
    from tollbook.reading.network.weights import WeightsError, card_of, shipped  # noqa: PLC0415

    with bar("Learning") as tell:
        try:
            course = Course(reports, tell)
        except WeightsError as error:
            raise BadInputError(_NAME, f"{error}.", "Install Tollbook anew.") from error
        trial = course.trial()
        heads = course.learn(trial) if not (dry_run or trial.lost) else None
    _show(trial)
    if not trial.finds:
        click.echo("Finding claims is left to what ships, which does it better here.")
    if trial.lost:
        click.echo(f"Kept out: {_fallen(trial)}. The reader stays as it was.")
    elif heads is None:
        click.echo("Nothing is changed; without --dry-run this would be the reader from now on.")
    else:
        card = keep(
            reader_path(), heads, card_of(shipped()), len(reports), trial.before, trial.after
        )
        click.echo(
            f"Version {card.version} reads from now on. `tollbook add` reads known reports anew;"
            " `tollbook learn --forget` goes back."
        )


def _fallen(trial: Trial) -> str:
    """Return which figures fell, in words."""
    told = (
        f"{FIGURES[name]} fell from {trial.before[name]:.3f} to {trial.after[name]:.3f}"
        for name in trial.lost
    )
    return ", ".join(told)


def _show(trial: Trial) -> None:
    """Print the figures before and after."""
    table = Table("figure", "as it ships", "learned", "change")
    for column in table.columns[1:]:
        column.justify = "right"
    for name, words in FIGURES.items():
        if name in trial.before and name in trial.after:
            table.add_row(words, *_cells(trial.before, trial.after, name))
    Console().print(table)


def _cells(before: Mapping[str, float], after: Mapping[str, float], name: str) -> tuple[str, ...]:
    change = after[name] - before[name]
    return f"{before[name]:.3f}", f"{after[name]:.3f}", f"{change:+.3f}"
