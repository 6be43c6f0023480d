"""How merging grows: time, memory and quality on a synthetic stream, with Splink beside it.

    python -m benchmarks.incidents_scale [REPORTS ...]

Each size is measured in a process of its own: ours from readings to incidents (grouping, wording,
comparing, clustering), then one report more to an index of all the others, then Splink on a table
of the same facts (parameters, links, clusters). Splink comes with `pip install tollbook[bench]`.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence

from benchmarks.incidents_stream import quality, stream

from tollbook.incidents import Index, drafts_of, merge
from tollbook.incidents.rarity import rarity_of
from tollbook.model import Reading

SIZES = (10_000, 30_000, 100_000, 300_000)
#: Reports added one by one to an index of the others.
ADDED = 100
#: The longest stream that is also filed report by report.
MOST_ADDED = 100_000


def ours(readings: Sequence[Reading]) -> tuple[list[list[str]], float]:
    """Return the reports of each incident, and the seconds that merging took."""
    start = time.perf_counter()
    merged = merge(readings, reasons=False)
    seconds = time.perf_counter() - start
    return [[draft.report for draft in drafts] for drafts in merged.incidents], seconds


def splink(readings: Sequence[Reading]) -> tuple[list[list[str]], float]:
    """Return the same by Splink; making its table is not counted."""
    from benchmarks.incidents_splink import cluster, table_of  # noqa: PLC0415 - only if asked

    rarity = rarity_of(reading.report.text for reading in readings)
    return cluster(table_of(draft for one in readings for draft in drafts_of(one, rarity)))


def one_more(readings: Sequence[Reading]) -> None:
    """Print the time to add each of the last reports to an index of all before."""
    rarity = rarity_of(reading.report.text for reading in readings)
    drafts = [draft for one in readings[:-ADDED] for draft in drafts_of(one, rarity)]
    start = time.perf_counter()
    index = Index.of(drafts)
    filled = time.perf_counter() - start
    times = []
    for reading in readings[-ADDED:]:
        start = time.perf_counter()
        index.add(reading.report.id, drafts_of(reading, rarity))
        times.append(time.perf_counter() - start)
    times.sort()
    print(
        f"{len(readings):>7} indexed in {filled:.0f} s; one report more: median "
        f"{times[len(times) // 2] * 1e3:.1f} ms, worst of {ADDED} {times[-1] * 1e3:.1f} ms",
        flush=True,
    )


TOOLS: dict[str, Callable[[Sequence[Reading]], tuple[list[list[str]], float]]] = {
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
    found, seconds = TOOLS[tool](readings)
    precision, recall = quality(found, event_of)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    print(
        f"{size:>7} {tool:<8} {seconds:6.1f} s, {seconds / size * 1e6:5.0f} µs a report, "
        f"peak {peak:.2f} GB, pairs P {precision:.3f} R {recall:.3f}",
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
