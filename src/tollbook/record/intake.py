"""From files and addresses into the record: load, read, group, store, one report at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from django.contrib.auth.models import User

from tollbook.api import default_gazetteer, default_reader, read_report
from tollbook.errors import BadInputError, blamed_on
from tollbook.incidents import group
from tollbook.intake import LoadedReport, load_reports
from tollbook.model import Reading
from tollbook.reading import Reader
from tollbook.record.models import Report
from tollbook.record.store import (
    ReaderVersion,
    add_report,
    append_reading,
    find_report,
    needs_reading,
)

#: What became of a report: new; known, and read by this reader before; known, but read anew.
Outcome = Literal["added", "known", "read_anew"]


@dataclass(frozen=True)
class Added:
    """A report that is in the record now, and what became of it: its reading, if it was read."""

    report: Report
    outcome: Outcome
    reading: Reading | None = None


@dataclass
class Summary:
    """What a batch came to."""

    counts: dict[Outcome, int] = field(
        default_factory=lambda: {"added": 0, "known": 0, "read_anew": 0}
    )
    claims: int = 0
    failures: list[BadInputError] = field(default_factory=list)

    def count(self, result: Added | BadInputError) -> None:
        """Take one result in."""
        if isinstance(result, BadInputError):
            self.failures.append(result)
            return
        self.counts[result.outcome] += 1
        self.claims += len(result.reading.claims) if result.reading else 0

    def __str__(self) -> str:
        told = [f"{self.counts['added']} reports added"]
        told += [f"{n} read anew" for n in [self.counts["read_anew"]] if n]
        told += [f"{n} known already" for n in [self.counts["known"]] if n]
        told += [f"{len(self.failures)} not usable" for _ in self.failures[:1]]
        return f"{', '.join(told)}; {self.claims} claims read."


def add_all(arguments: Sequence[str], published: dt.date | None = None) -> Summary:
    """Add all reports of these files and addresses; return what it came to."""
    summary = Summary()
    for result in add_each(arguments, published):
        summary.count(result)
    return summary


def add_each(
    arguments: Sequence[str],
    published: dt.date | None = None,
    by: User | None = None,
    reader: Reader | None = None,
) -> Iterator[Added | BadInputError]:
    """Add the reports of these inputs; yield each as it is stored, or its error.

    An error in one does not keep the others out. `published` is the date given for all;
    `reader` reads them, Tollbook's own if None.
    """
    reader = reader or default_reader()
    for item in load_reports(arguments, published=published):
        yield item if isinstance(item, BadInputError) else _tried(item, reader, by)


def _tried(loaded: LoadedReport, reader: Reader, by: User | None) -> Added | BadInputError:
    """Store one report; return what became of it, or what kept it out."""
    try:
        with blamed_on(loaded.source):
            return _add(loaded, reader, by)
    except BadInputError as error:
        return error


def _add(loaded: LoadedReport, reader: Reader, by: User | None) -> Added:
    """Store one report; one that this reader has read is not read again."""
    version = _version_of(reader)
    row = find_report(loaded)
    if row is not None and (row.erased or not needs_reading(row, version)):
        return Added(row, "known")
    # A known report is read as it was stored: its claims have to be of that text.
    reading = group(read_report(row.as_model() if row else loaded.report, reader))
    if row is not None:
        append_reading(row, reading, version)
        return Added(row, "read_anew", reading)
    added, _ = add_report(loaded, reading, version, by)
    return Added(added, "added", reading)


def _version_of(reader: Reader) -> ReaderVersion:
    """Return the reader's version, which is another where a gazetteer resolves its places."""
    places = "+places" if default_gazetteer() is not None else ""
    return ReaderVersion(reader.name, f"{reader.version}{places}")
