"""How merging grows: time, memory and quality on a synthetic stream, with Splink beside it.

    python -m benchmarks.incidents_scale [REPORTS ...]

Each size is measured in a process of its own: ours from readings to incidents (grouping, wording,
comparing, clustering), then one report more to an index of all the others, then Splink on a table
of the same facts (parameters, links, clusters). Times are of the clock, and of the processor, which
other work on the machine does not lengthen. Splink comes with `pip install tollbook[bench]`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from benchmarks.incidents_stream import quality, stream

from tollbook.incidents import Index, drafts_of, merge
from tollbook.incidents.rarity import rarity_of
from tollbook.model import Reading

SIZES = (10_000, 30_000, 100_000, 300_000)
#: Reports added one by one to an index of the others.
ADDED = 100
#: The longest stream that is also filed report by report.
MOST_ADDED = 100_000


class Spent(NamedTuple):
    """Seconds of the clock and of the processor."""

    clock: float
    processor: float


def now() -> Spent:
    """Return how much has passed of both."""
    return Spent(time.perf_counter(), time.process_time())


def since(start: Spent) -> Spent:
    """Return how much of both was spent since."""
    end = now()
    return Spent(end.clock - start.clock, end.processor - start.processor)


def ours(readings: Sequence[Reading]) -> tuple[list[list[str]], Spent]:
    """Return the reports of each incident, and what merging took."""
    start = now()
    merged = merge(readings, reasons=False)
    spent = since(start)
    return [[draft.report for draft in drafts] for drafts in merged.incidents], spent


def splink(readings: Sequence[Reading]) -> tuple[list[list[str]], Spent]:
    """Return the same by Splink; making its table is not counted."""
    from benchmarks.incidents_splink import cluster, table_of  # noqa: PLC0415 - only if asked

    rarity = rarity_of(reading.report.text for reading in readings)
    table = table_of(draft for one in readings for draft in drafts_of(one, rarity))
    start = now()
    found = cluster(table)
    return found, since(start)


def one_more(readings: Sequence[Reading]) -> None:
    """Print the time to add each of the last reports to an index of all before."""
    rarity = rarity_of(reading.report.text for reading in readings)
    drafts = [draft for one in readings[:-ADDED] for draft in drafts_of(one, rarity)]
    start = now()
    index = Index.of(drafts)
    filled = since(start)
    times = []
    for reading in readings[-ADDED:]:
        start = now()
        index.add(reading.report.id, drafts_of(reading, rarity))
        times.append(since(start).processor * 1e3)
    times.sort()
    print(
        f"{len(readings):>7} indexed in {filled.processor:.0f} s of processor; one report more: "
        f"median {times[len(times) // 2]:.1f} ms, worst of {ADDED} {times[-1]:.1f} ms",
        flush=True,
    )


TOOLS: dict[str, Callable[[Sequence[Reading]], tuple[list[list[str]], Spent]]] = {
    "tollbook": ours,
    "splink": splink,
}


def measure(tool: str, size: int) -> None:
    """Print what one tool makes of a stream of one size."""
    readings, events = stream(size)
    if tool == "one-more":
        one_more(readings)
        return
    event_of = {reading.report.id: n for reading, n in zip(readings, events, strict=True)}
    found, spent = TOOLS[tool](readings)
    precision, recall = quality(found, event_of)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{size:>7} {tool:<8} {spent.clock:6.1f} s, of processor {spent.processor:6.1f} s, "
        f"{spent.processor / size * 1e6:5.0f} µs a report, peak {peak:.2f} GB, "
        f"pairs P {precision:.3f} R {recall:.3f}",
        flush=True,
    )


def main() -> None:
    """Measure each size given, each tool in a process of its own."""
    if "--tool" in sys.argv:
        measure(sys.argv[2], int(sys.argv[3]))
        return
    for size in [int(argument) for argument in sys.argv[1:]] or SIZES:
        for tool in (*TOOLS, "one-more"):
            if tool != "one-more" or size <= MOST_ADDED:
                command = [sys.executable, "-m", "benchmarks.incidents_scale", "--tool"]
                subprocess.run([*command, tool, str(size)], check=True)


if __name__ == "__main__":
    main()
