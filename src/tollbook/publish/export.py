"""The record's incidents, tolls and claims written as tables and as a map layer."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import BinaryIO

from tollbook.display.rows import Row
from tollbook.display.spreadsheet import csv_line
from tollbook.publish import geojson
from tollbook.publish.rows import (
    CLAIM_COLUMNS,
    TOLL_COLUMNS,
    Publication,
    claim_row,
    incident_columns,
    incident_row,
    toll_rows,
)
from tollbook.record.models import Incident, Report
from tollbook.record.tolls import CHUNK, accounts_of, loose_statements
from tollbook.tolls import Statement

#: The files of an export.
FILES = ("incidents.csv", "tolls.csv", "claims.csv", "incidents.geojson")


def write_export(outputs: Mapping[str, BinaryIO], only: Collection[int] | None = None) -> int:
    """Write those of FILES that `outputs` gives streams for; return the number of incidents.

    `only` are the ids of the incidents wanted; without it claims in no incident are written too.

    Only what may be published is written (`tollbook.publish.privacy`): rejected claims,
    incidents without a standing claim, names, titles, reviewers and exact points are not.
    """
    tables = {name: Table(out, COLUMNS[name]) for name, out in outputs.items() if name in COLUMNS}
    layer = Layer(outputs["incidents.geojson"]) if "incidents.geojson" in outputs else None
    publications = Publications()
    written = 0
    wanted = Incident.objects.standing()
    if only is not None:
        wanted = wanted.filter(pk__in=only)
    for incident, statements, toll in accounts_of(list(wanted)):
        standing = [s for s in statements if s.state != "rejected"]
        if not standing:
            continue
        written += 1
        row = incident_row(incident.key, standing, toll)
        rows: dict[str, Iterable[Row]] = {
            "incidents.csv": [row],
            "tolls.csv": toll_rows(incident.key, toll),
            "claims.csv": publications.claim_rows(standing, incident.key),
        }
        for name, table in tables.items():
            table.write(rows[name])
        if layer:
            layer.write(row)
    if "claims.csv" in tables and only is None:
        tables["claims.csv"].write(publications.claim_rows(loose_statements(), None))
    if layer:
        layer.close()
    return written


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

    def __init__(self) -> None:
        self.known: dict[str, Publication] = {}

    def claim_rows(self, statements: Iterable[Statement], incident: str | None) -> Iterable[Row]:
        """Yield the rows of statements, but for the rejected."""
        for statement in statements:
            if statement.state != "rejected":
                yield claim_row(statement, incident, self._of(statement.report_id))

    def _of(self, report_id: str) -> Publication:
        if report_id not in self.known:
            self._load(int(report_id.removeprefix("r")))
        return self.known[report_id]

    def _load(self, first: int) -> None:
        """Look up a run of reports, for claims come in the order of their reports more or less."""
        rows = Report.objects.filter(pk__gte=first).order_by("pk").defer("text")[:CHUNK]
        self.known |= {
            row.key: Publication(
                url=row.url,
                sha256=row.sha256,
                captured=row.added_at.isoformat(timespec="seconds"),
                quotable=row.came != "by_hand",
            )
            for row in rows
        }
