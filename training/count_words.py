"""Count in how many news reports each common word stands.

    python -m training.count_words SHARED

SHARED is the folder of corpora; none of the annotated reports is among those counted. Writes
the counts, of words in at least ten reports, into the package.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec

from tollbook.incidents.rarity import Rarity, words_of

DATA = Path(__file__).resolve().parent.parent / "src" / "tollbook" / "incidents" / "data"
CORPORA = (
    "reports/fa-kes-unlabelled.jsonl.gz",
    "data/gvc/reports.jsonl.gz",
    "data/muc/docs.jsonl.gz",
)
LEAST = 10


def texts(shared: Path) -> Iterator[str]:
    """Yield the text of every report, its title before it."""
    for name in CORPORA:
        with gzip.open(shared / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield f"{row.get('title') or ''} {row['text']}"


def main() -> None:
    """Count and write."""
    counts: Counter[str] = Counter()
    reports = 0
    for text in texts(Path(sys.argv[1])):
        counts.update(set(words_of(text)))
        reports += 1
    common = {word: count for word, count in sorted(counts.items()) if count >= LEAST}
    made = "training.count_words from news of four decades and two continents"
    rarity = Rarity(made=made, reports=reports, common=common)
    (DATA / "rarity.json").write_bytes(msgspec.json.encode(rarity) + b"\n")


if __name__ == "__main__":
    main()
