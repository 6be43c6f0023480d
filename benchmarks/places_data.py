"""The gazetteers and the material that the benchmarks of places share."""

from __future__ import annotations

import os
from pathlib import Path

from tollbook.gazetteer import SqliteGazetteer, add_country, build_world, open_gazetteer

CHECKOUT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("TOLLBOOK_SHARED", CHECKOUT.parent / "shared"))
CACHE = Path(os.environ.get("TOLLBOOK_BENCH", CHECKOUT / ".cache" / "benchmarks"))


def gazetteer(countries: str = "") -> SqliteGazetteer:
    """Open the world's index with the files of these countries ("sy iq"), built when missing."""
    codes = countries.split()
    path = CACHE / f"{'-'.join(['places', *codes])}.sqlite3"
    if not path.exists():
        build_world(path)
        for code in codes:
            add_country(path, SHARED / "data" / "places" / f"wof_{code}.ndjson.gz")
    return open_gazetteer(path)
