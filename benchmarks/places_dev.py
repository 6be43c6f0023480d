"""The place strings of the dev gold, resolved in their reports, against hand-set places.

    python benchmarks/places_dev.py [--show]

places_dev.tsv was written by hand, in two passes: an id of the gazetteer, or the coordinates of
a quarter or village that it does not hold. Ten strings of 153 that could not be told are left out.
Right: the same id, or within 10 km.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter, defaultdict
from pathlib import Path

from places_data import SHARED, gazetteer

from tollbook.places import Entry, Mention, PlaceContext, Resolution, resolve
from tollbook.places.geodesy import distance_km

NEAR_KM = 10.0
Row = dict[str, str]


def is_right(row: Row, entry: Entry | None) -> bool:
    """Tell whether an entry is the place of a row."""
    if entry is None:
        return False
    if entry.id == row["id"]:
        return True
    if entry.lat is None or entry.lon is None or entry.level in ("country", "adm1", "adm2"):
        return False
    return distance_km(float(row["lat"]), float(row["lon"]), entry.lat, entry.lon) <= NEAR_KM


def judge(row: Row, found: Resolution) -> dict[str, bool]:
    """Return what is true of one resolution."""
    readings = [candidate.entry for candidate in found.candidates]
    return {
        "answer within 10 km": is_right(row, found.entry),
        "best reading within 10 km": is_right(row, readings[0] if readings else found.entry),
        "in the first five": any(is_right(row, e) for e in [*readings[:5], found.entry]),
        "sure": found.whole,
        "wrong and confident": found.whole and not is_right(row, found.entry),
    }


def main() -> None:
    """Print the shares, and with --show what is not right."""
    rows: defaultdict[str, list[Row]] = defaultdict(list)
    with Path(__file__).with_name("places_dev.tsv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            rows[row["report"]].append(row)
    places = gazetteer("sy")
    counts: Counter[str] = Counter()
    with (SHARED / "gold" / "dev" / "reports.jsonl").open(encoding="utf-8") as file:
        texts = {r["id"]: r["text"] for r in map(json.loads, file)}
    for report, of_report in rows.items():
        text = texts[report]
        mentions = [Mention(row["spelling"], text.index(row["spelling"])) for row in of_report]
        for row, found in zip(
            of_report, resolve(mentions, PlaceContext(text=text), places), strict=True
        ):
            told = judge(row, found)
            counts["n"] += 1
            counts.update(name for name, value in told.items() if value)
            if "--show" in sys.argv and not told["answer within 10 km"]:
                entry = found.entry
                print(
                    report,
                    row["spelling"],
                    row["id"],
                    row["lat"],
                    row["lon"],
                    "SURE" if found.whole else "",
                    entry and (entry.id, entry.name, entry.level),
                )
    print(f"n {counts['n']}")
    for name in (
        "answer within 10 km",
        "best reading within 10 km",
        "in the first five",
        "sure",
        "wrong and confident",
    ):
        print(f"{name:26} {counts[name] / counts['n']:.3f}")


if __name__ == "__main__":
    main()
