"""The record's incidents, tolls and claims written as tables and as a map layer."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import BinaryIO, NamedTuple

import msgspec

from tollbook import model
from tollbook.display.rows import Row
from tollbook.display.spreadsheet import csv_line
from tollbook.publish import geojson
from tollbook.publish.editions import Release, published, working
from tollbook.publish.privacy import LANGUAGES
from tollbook.publish.rows import (
    CLAIM_COLUMNS,
    TOLL_COLUMNS,
    Publication,
    claim_row,
    incident_columns,
    incident_row,
    toll_rows,
)
from tollbook.record.models import Claim, Incident, Report
from tollbook.record.tolls import CHUNK, loose_statements
from tollbook.tolls import Statement

#: The files of an export.
FILES = ("incidents.csv", "tolls.csv", "claims.csv", "incidents.geojson")


class Written(NamedTuple):
    """How many incidents an export has, and how many of the record it leaves out."""

    incidents: int
    withheld: int


def write_export(
    outputs: Mapping[str, BinaryIO],
    release: Release = "published",
    only: Collection[int] | None = None,
) -> Written:
    """Write those of FILES that `outputs` gives streams for.

    By default that is what was published; `working` is the whole record as it is now, drafts and
    unreviewed claims of the machine among it, and each row says so. Only what may leave the record
    is written (`tollbook.publish.privacy`): rejected claims, names, titles, reviewers and exact
    points are not. `only` are the ids of the incidents wanted; without it a `working` release has
    claims in no incident too. What is published has none: no second person has seen them.
    """
    tables = {name: Table(out, COLUMNS[name]) for name, out in outputs.items() if name in COLUMNS}
    layer = Layer(outputs["incidents.geojson"]) if "incidents.geojson" in outputs else None
    publications = Publications(release)
    written = 0
    for edition in published(only) if release == "published" else working(only):
        written += 1
        row = incident_row(edition)
        rows: dict[str, Iterable[Row]] = {
            "incidents.csv": [row],
            "tolls.csv": toll_rows(edition),
            "claims.csv": publications.claim_rows(edition.statements, edition.incident),
        }
        for name, table in tables.items():
            table.write(rows[name])
        if layer:
            layer.write(row)
    if "claims.csv" in tables and only is None and release == "working":
        tables["claims.csv"].write(publications.claim_rows(loose_statements(), None))
    if layer:
        layer.close()
    return Written(written, 0 if release == "working" else _withheld(only))


def _withheld(only: Collection[int] | None) -> int:
    """Return how many of the incidents wanted were never published."""
    found = Incident.objects.standing().exclude(stand__version__gt=0)
    never: int = (found if only is None else found.filter(pk__in=only)).count()
    return never


COLUMNS = {
    "incidents.csv": incident_columns(),
    "tolls.csv": TOLL_COLUMNS,
    "claims.csv": CLAIM_COLUMNS,
}


class Table:
    """A CSV file on its way out."""

    def __init__(self, out: BinaryIO, columns: tuple[str, ...]) -> None:
        self.out = out
        self.columns = columns
        out.write(csv_line(columns))

    def write(self, rows: Iterable[Row]) -> None:
        """Write rows; a cell that is not among the columns is an error."""
        for row in rows:
            if tuple(row) != self.columns:
                msg = f"columns {tuple(row)} are not {self.columns}"
                raise ValueError(msg)
            self.out.write(csv_line(row.values()))


class Layer:
    """A GeoJSON file on its way out."""

    def __init__(self, out: BinaryIO) -> None:
        self.out = out
        self.separator = b""
        out.write(geojson.HEAD)

    def write(self, row: Row) -> None:
        """Write the feature of an incident's row, if it has a point."""
        feature = geojson.feature(row)
        if feature is not None:
            self.out.write(self.separator + feature)
            self.separator = geojson.SEPARATOR

    def close(self) -> None:
        """Close the collection (not the stream)."""
        self.out.write(geojson.TAIL)


class Publications:
    """What claims say of their reports, looked up once for many."""

    def __init__(self, release: Release) -> None:
        self.release = release
        self.known: dict[str, Publication] = {}

    def claim_rows(self, statements: Iterable[Statement], incident: str | None) -> Iterable[Row]:
        """Yield the rows of statements, but for the rejected."""
        for statement in statements:
            if statement.state != "rejected":
                yield claim_row(statement, incident, self._of(statement.report_id), self.release)

    def _of(self, report_id: str) -> Publication:
        if report_id not in self.known:
            self._load(int(report_id.removeprefix("r")))
        return self.known[report_id]

    def _load(self, first: int) -> None:
        """Look up a run of reports, for claims come in the order of their reports more or less."""
        rows = list(Report.objects.filter(pk__gte=first).order_by("pk").defer("text")[:CHUNK])
        named = _naming(rows)
        self.known |= {
            row.key: Publication(
                url=row.url,
                sha256=row.sha256,
                captured=row.added_at.isoformat(timespec="seconds"),
                by_hand=row.came == "by_hand",
                quotable=row.came != "by_hand" and row.language in {None, *LANGUAGES},
                named=tuple(named[row.pk]),
            )
            for row in rows
        }


def _naming(reports: Collection[Report]) -> dict[int, list[model.Claim]]:
    """Return the claims that name somebody, also those put aside since, by their report."""
    rows = Claim.objects.filter(
        report__in=[report.pk for report in reports],
        payload__victims__names__0__isnull=False,
    )  # fmt: skip
    found: dict[int, list[model.Claim]] = defaultdict(list)
    for report, payload in rows.values_list("report", "payload"):
        found[report].append(msgspec.convert(payload, model.Claim))
    return found
