"""A team's table of incidents into the record: all rows or none, and none twice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import msgspec
from django.contrib.auth.models import User
from django.db import transaction

from tollbook.errors import BadInputError
from tollbook.intake.mapping import FIELDS, guess, require_mapping
from tollbook.intake.tables import Table, read_table
from tollbook.record import archive
from tollbook.record.decisions import decide
from tollbook.record.keeping import keep_incidents
from tollbook.record.models import Claim, Incident, Report
from tollbook.record.row_figures import BadCellError, Problem
from tollbook.record.rows_read import RowRead, read_row
from tollbook.record.shelf import TABLE
from tollbook.record.store import ReaderVersion, add_report

#: The claims of a row are what its table says: no language was read.
READER = ReaderVersion(TABLE, "1")


@dataclass
class Import:
    """What a table comes to before anything is stored.

    `new` rows are not in the record, `known` ones are as they stand, `changed` ones have the id
    of a row that said other words when it was last imported. With any `problems` nothing can be
    stored; `notes` are on rows that can, but were not taken as they stand.
    """

    source: str
    table: Table
    mapping: dict[str, str]
    new: list[RowRead] = field(default_factory=list)
    known: list[RowRead] = field(default_factory=list)
    changed: list[tuple[RowRead, Report]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)

    def __str__(self) -> str:
        told = [f"{len(self.new)} new", f"{len(self.changed)} changed", f"{len(self.known)} known"]
        told += [f"{len(self.problems)} with problems"] if self.problems else []
        return f"{self.source}: {len(self.table.rows)} rows: {', '.join(told)}"


def look(
    source: str, content: bytes, origin: str, mapping: Mapping[str, str] | None = None
) -> Import:
    """Read a table and tell what storing it would do; nothing is stored.

    `mapping` is field -> column; without one it follows from the columns' names. Raises
    BadInputError for a file that is no table, or a mapping that does not fit it.
    """
    if not origin.strip():
        raise BadInputError(source, "it has to be said whose table it is.")
    table = read_table(source, content)
    chosen = dict(mapping) if mapping is not None else guess(table.columns)
    require_mapping(source, table.columns, chosen)
    seen = Import(source, table, chosen)
    keys: dict[str, int] = {}
    for number, cells in table.rows:
        _look_at(seen, origin.strip(), number, dict(zip(table.columns, cells, strict=True)), keys)
    return seen


def _look_at(
    seen: Import, origin: str, number: int, cells: Mapping[str, str], keys: dict[str, int]
) -> None:
    mapping = seen.mapping
    told = {name: cells[mapping[name]] for name in FIELDS if name in mapping}
    try:
        _require_reckoned(seen, number)
        row = read_row(seen.source, origin, number, told)
        if row.key in keys:
            reason = f"“{row.key}” is the id of row {keys[row.key]} too."
            raise BadCellError("id", reason, "Give each row an id of its own.")
    except BadCellError as error:
        column = seen.mapping.get(error.field, error.field)
        seen.problems.append(Problem(number, column, error.reason, error.remedy))
        return
    keys[row.key] = number
    seen.notes += [n._replace(column=seen.mapping.get(n.column, n.column)) for n in row.notes]
    _sort_in(seen, row)


def _require_reckoned(seen: Import, number: int) -> None:
    """Raise BadCellError for a formula without a result: a blank would say that it is unknown."""
    for name, column in seen.mapping.items():
        if (number, column) in seen.table.unreckoned:
            reason = "the result of this formula is not in the file."
            remedy = "Open it in a spreadsheet program, save it, and import that."
            raise BadCellError(name, reason, remedy)


def _sort_in(seen: Import, row: RowRead) -> None:
    """Tell whether a row is new, known or changed: by the last that its id said, not by any.

    What was erased is known, and stays out.
    """
    before = Report.objects.filter(name=row.loaded.report.id[:300]).order_by("-pk").first()
    same = Report.objects.filter(sha256=archive.hash_of(row.loaded.original)).first()
    if same is not None and (same.erased or before is None):
        seen.known.append(row)
    elif before is None:
        seen.new.append(row)
    elif before.text_sha256 == row.loaded.report.sha256:
        seen.known.append(row)
    else:
        seen.changed.append((row if same is None else _said_again(row, before), before))


def _said_again(row: RowRead, before: Report) -> RowRead:
    """Return a row that takes back a change, as a report of its own.

    Its words are in the record already, from before the change; a report is known by its original,
    so this one's names what it replaces.
    """
    original = msgspec.json.decode(row.loaded.original) | {"replaces": before.key}
    encoded = msgspec.json.encode(original, order="sorted")
    return row._replace(loaded=msgspec.structs.replace(row.loaded, original=encoded))


@transaction.atomic
def store(seen: Import, by: User) -> int:
    """Store the rows of a table that are new or changed; return how many. All or none.

    A changed row's claims go into the incident of the row before, whose claims are rejected as
    superseded by an update. Raises BadInputError where a row has a problem.
    """
    if seen.problems:
        first = seen.problems[0]
        raise BadInputError(seen.source, str(first), "Nothing was stored.")
    for row in seen.new:
        report, _ = add_report(row.loaded, row.reading, READER, by, {})
        _name(report, row.title)
    for row, before in seen.changed:
        _renew(row, before, by)
    return len(seen.new) + len(seen.changed)


def _renew(row: RowRead, before: Report, by: User) -> None:
    old = list(
        Claim.objects.current().filter(report=before, membership__isnull=False).order_by("number")
    )
    into = {"row": old[0].membership.incident} if old else {}
    report, _ = add_report(row.loaded, row.reading, READER, by, into)
    if old:
        decide(by, "reject", claims=old, reason="superseded_by_update")
    _name(report, row.title)


def _name(report: Report, title: str) -> None:
    """Give the incident of a row the title that its table has."""
    incidents = Incident.objects.filter(members__claim__report=report).distinct()
    if title and incidents:
        incidents.filter(pk=incidents[0].pk).update(title=title)
        keep_incidents([incidents[0].pk])
