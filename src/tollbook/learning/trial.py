"""The trial: whether heads taught on a project's reports read its other reports better."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tollbook.learning.folds import folds_of
from tollbook.learning.gold import GoldReport
from tollbook.learning.keeping import write_heads
from tollbook.learning.scoring import score
from tollbook.learning.tuning import Settings, Shown, show, tune
from tollbook.model import Claim, Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader
from tollbook.reading.network.encoder import Encoder
from tollbook.reading.network.layers import Weights
from tollbook.reading.network.weights import load_parts

#: Figures of which none may fall.
HELD = ("f1", "strict_f1")

Figures = dict[str, float]
#: Told of the steps done and of how many there are.
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Trial:
    """The figures of a project's reports, as what ships reads them and as learned heads do.

    `finds` tells that the learned heads find claims too; else those that ship find them and the
    learned ones answer what is asked of each.
    """

    before: Figures
    after: Figures
    finds: bool

    @property
    def lost(self) -> tuple[str, ...]:
        """The figures that may not fall and did."""
        return tuple(name for name in HELD if self.after[name] < self.before[name])


class Course:
    """A project's reports, and the teaching and trying of heads on them."""

    def __init__(
        self, reports: Sequence[GoldReport], tell: Tell, settings: Settings | None = None
    ) -> None:
        """Encode the reports; `tell` is told of the work done, and of how much.

        Raises TooFewError, and WeightsError where nothing learned ships.
        """
        self._folds = folds_of(reports)
        self._settings, self._tell = settings or Settings(), tell
        self._reports = reports
        self._parts = load_parts()
        encoder = Encoder(self._parts.encoder, self._parts.vocabulary)
        self._begin(len(reports))
        self._shown = [self._show(report, encoder) for report in reports]

    def _begin(self, of: int) -> None:
        """Begin a piece of work of so many steps."""
        self._done, self._of = 0, of

    def _advance(self) -> None:
        """Tell of a step done."""
        self._done += 1
        self._tell(self._done, self._of)

    def _show(self, report: GoldReport, encoder: Encoder) -> list[Shown]:
        self._advance()
        return show(report, encoder, self._parts)

    def trial(self) -> Trial:
        """Return the figures of every report, read by heads that were not taught on it.

        Where learning to find claims costs some, what ships goes on finding them.
        """
        others = len(self._folds) - 1
        self._begin(len(self._reports) * (3 + others * self._settings.epochs))
        before = self._score(self._read(EnglishReader(), range(len(self._reports))))
        read: dict[bool, dict[int, Sequence[Claim]]] = {True: {}, False: {}}
        for fold in self._folds:
            heads = self._taught_on([i for i in range(len(self._reports)) if i not in fold])
            for finds, found in read.items():
                found.update(self._read_with(self._finding(heads, finds=finds), fold))
        whole = Trial(before, self._score(read[True]), finds=True)
        return whole if not whole.lost else Trial(before, self._score(read[False]), finds=False)

    def learn(self, trial: Trial) -> Weights:
        """Return heads that are taught on all reports, of the kind that a trial chose."""
        self._begin(len(self._reports) * self._settings.epochs)
        return self._finding(self._taught_on(range(len(self._reports))), finds=trial.finds)

    def _finding(self, heads: Weights, *, finds: bool) -> Weights:
        """Return heads as learned, or with that part of what ships that finds claims."""
        kept = () if finds else [name for name in heads if name.startswith("det.")]
        return {**heads, **{name: self._parts.heads[name] for name in kept}}

    def _taught_on(self, indices: Sequence[int]) -> Weights:
        """Return heads that are taught on some of the reports."""
        shown = [self._shown[i] for i in indices]
        return tune(shown, self._parts.heads, self._settings, self._advance)

    def _read_with(self, heads: Weights, indices: Sequence[int]) -> dict[int, Sequence[Claim]]:
        """Return what a reader with these heads reads, from files as it will have them."""
        with tempfile.TemporaryDirectory(prefix="tollbook-learn-") as folder:
            write_heads(Path(folder), heads, self._parts.card)
            return self._read(EnglishReader(Path(folder)), indices)

    def _read(self, reader: EnglishReader, indices: Sequence[int]) -> dict[int, Sequence[Claim]]:
        """Return the claims that a reader finds in some of the reports, by index."""
        found: dict[int, Sequence[Claim]] = {}
        for index in indices:
            found[index] = reader.read(_as_report(self._reports[index]))
            self._advance()
        return found

    def _score(self, read: dict[int, Sequence[Claim]]) -> Figures:
        """Return the figures of claims read."""
        return score((self._reports[i].claims, claims) for i, claims in read.items())


def _as_report(gold: GoldReport) -> Report:
    """Return an annotated report as a reader takes it."""
    return Report(
        id=gold.id, text=gold.text, sha256=hash_text(gold.text), published=gold.published,
        language="en",
    )  # fmt: skip
