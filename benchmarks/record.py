"""How fast the record takes reports in, reckons tolls and exports, on invented reports.

    python benchmarks/record.py [REPORTS]

Prints seconds and rates. The database is DATABASE_URL's, or a SQLite file in a passing folder;
no language model is loaded: claims are made, not read.
"""

# ruff: noqa: E402 - Django is set up before its models are imported

from __future__ import annotations

import atexit
import io
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["TOLLBOOK_HOME"] = tempfile.mkdtemp(prefix="tollbook-benchmark-")
atexit.register(shutil.rmtree, os.environ["TOLLBOOK_HOME"])

from tollbook.record.opening import open_record

open_record()

from tollbook.intake import LoadedReport
from tollbook.model import Claim, Count, Place, Reading, Report, Span
from tollbook.model.reports import hash_text
from tollbook.publish.export import FILES, write_export
from tollbook.record.models import Incident
from tollbook.record.store import ReaderVersion, add_report
from tollbook.record.tolls import toll_of

CLAIMS_A_REPORT = 5
READER = ReaderVersion("benchmark", "1")


def main() -> None:
    """Run every measurement once."""
    reports = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with timed(f"add {reports} reports of {CLAIMS_A_REPORT} claims", reports):
        for number in range(reports):
            loaded, reading = report(number)
            add_report(loaded, reading, READER)
    with timed(f"add {reports} reports again", reports):
        for number in range(reports):
            loaded, reading = report(number)
            add_report(loaded, reading, READER)
    incidents = list(Incident.objects.order_by("?")[:200])
    with timed("toll of an incident, one by one", len(incidents)):
        for incident in incidents:
            toll_of(incident)
    with timed("export", reports):
        write_export({name: io.BytesIO() for name in FILES}, "working")
    database = Path(os.environ["TOLLBOOK_HOME"]) / "tollbook.sqlite3"
    if database.exists():
        print(f"{database.stat().st_size / reports:.0f} bytes of database a report")


def report(number: int) -> tuple[LoadedReport, Reading]:
    """Return an invented report of some 2,000 characters and its claims."""
    told = [f"{n + 1} people were killed in village {number}." for n in range(CLAIMS_A_REPORT)]
    text = " ".join(told) + " Nothing else is known." * 80
    made = Report(id=f"report-{number}", text=text, sha256=hash_text(text), language="en")
    claims = tuple(claim(n, text) for n in range(CLAIMS_A_REPORT))
    loaded = LoadedReport(
        report=made, original=text.encode(), media_type="text/plain", via="file", source="x"
    )
    return loaded, Reading(report=made, claims=claims)


def claim(number: int, text: str) -> Claim:
    """Return the claim of one sentence; two incidents share the claims of a report."""
    words = f"{number + 1} people were killed"
    start = text.index(words)
    span = Span(start=start, end=start + len(words), exact=words)
    place = text.index("village", start)
    bound = number + 1
    return Claim(
        id=f"c{bound}",
        evidence=span,
        harm="killed",
        count=Count(
            start=start, end=start + 1, exact=words[0], qualifier="exact",
            value=bound, low=bound, best=bound, high=bound,
        ),
        places=(
            Place(
                start=place, end=place + 7, exact="village", name="village", id="x:1", lat=1.0,
                lon=2.0, level="populated_place", precision="populated_place", score=1.0,
            ),
        ),
        incident=f"i{number % 2}",
    )  # fmt: skip


@contextmanager
def timed(what: str, count: int) -> Iterator[None]:
    """Print how long something took, and how long for each of `count`."""
    start = time.perf_counter()
    yield
    seconds = time.perf_counter() - start
    print(f"{what}: {seconds:.1f} s, {1000 * seconds / count:.2f} ms each")


if __name__ == "__main__":
    main()
