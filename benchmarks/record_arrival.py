"""How long one more report takes to come into a large record, whole: stored, merged, summed up.

    python -m benchmarks.record_arrival [REPORTS]

The record is filled with a synthetic stream at once, its drafts made as after an update of
Tollbook; then the last hundred reports of the stream are added one by one. Reading is not in it:
claims are made, not read. A report's time is that of the processor, as other work on the machine
lengthens the clock's. The database is DATABASE_URL's, or a SQLite file in a passing folder.
"""

# ruff: noqa: E402 - Django is set up before its models are imported

from __future__ import annotations

import atexit
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

HOME = tempfile.mkdtemp(prefix="tollbook-benchmark-")
os.environ["TOLLBOOK_HOME"] = HOME
atexit.register(shutil.rmtree, HOME)

from tollbook.record.opening import open_record

open_record()

from benchmarks.incidents_stream import stream
from django.db import transaction

from tollbook.incidents import group, merge
from tollbook.intake import LoadedReport
from tollbook.model import Reading as ReadingFact
from tollbook.record.drafting import draft_all
from tollbook.record.keeping import keep_all
from tollbook.record.models import Claim, Incident, Membership, Reading, Report
from tollbook.record.store import ReaderVersion, add_report, build_claim

ADDED = 100
BATCH = 5000
READER = ReaderVersion("benchmark", "1")


def fill(readings: Sequence[ReadingFact]) -> None:
    """Store reports with their readings, claims and incidents, as if they had come before."""
    rows = Report.objects.bulk_create(map(_row, readings), batch_size=BATCH)
    read = Reading.objects.bulk_create(
        (Reading(report=row, reader=READER.name, version=READER.version) for row in rows),
        batch_size=BATCH,
    )
    merged = merge(readings, reasons=False)
    made = Incident.objects.bulk_create(
        (Incident(title=drafts[0].report) for drafts in merged.incidents), batch_size=BATCH
    )
    incident_of = {
        draft.report: incident
        for incident, drafts in zip(made, merged.incidents, strict=True)
        for draft in drafts
    }
    claims = Claim.objects.bulk_create(
        (
            build_claim(row, claim, reading=by, incident=incident_of[one.report.id])
            for row, by, one in zip(rows, read, readings, strict=True)
            for claim in one.claims
        ),
        batch_size=BATCH,
    )
    Membership.objects.bulk_create(
        (Membership(claim=claim, incident=claim.incident) for claim in claims), batch_size=BATCH
    )


def _row(one: ReadingFact) -> Report:
    report = one.report
    return Report(
        sha256=f"{report.id:0>64}", size=len(report.text), media_type="application/json",
        text=report.text, text_sha256=f"{report.id:0>64}", name=report.id,
        published=report.published, published_basis="given", came="file",
    )  # fmt: skip


def measure(size: int) -> None:
    """Print what it takes to fill a record of one size, and to add reports to it."""
    readings, _ = stream(size)
    with timed(f"{size - ADDED} reports stored"), transaction.atomic():
        fill(readings[:-ADDED])
    with timed("drafts made and compared"):
        draft_all()
    with timed("summaries made"):
        keep_all()
    times = []
    for one in readings[-ADDED:]:
        loaded = LoadedReport(
            report=one.report, original=one.report.id.encode(), media_type="application/json",
            via="file", source=one.report.id,
        )  # fmt: skip
        start = time.process_time()
        add_report(loaded, group(one), READER)
        times.append(time.process_time() - start)
    times.sort()
    database = Path(HOME) / "tollbook.sqlite3"
    held = f", {database.stat().st_size / 2**20:.0f} MB" if database.exists() else ""
    print(
        f"one report more: median {times[ADDED // 2] * 1e3:.0f} ms of processor, "
        f"worst of {ADDED} {times[-1] * 1e3:.0f} ms{held}",
        flush=True,
    )


@contextmanager
def timed(what: str) -> Iterator[None]:
    """Print how long something took."""
    start = time.perf_counter()
    yield
    print(f"{what}: {time.perf_counter() - start:.0f} s", flush=True)


def main() -> None:
    """Measure one size, as a record holds but one."""
    measure(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)


if __name__ == "__main__":
    main()
