"""How well claims are merged into incidents, with gold claims fed in.

    python -m benchmarks.incidents_gold SHARED [train|dev]

Scores with SHARED/measure/score_claims.py, so that the figures compare with those of the reader.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import msgspec
from training.readings import as_reading, read_gold_set

from tollbook.incidents import group_all
from tollbook.model import Claim


def scored(claim: Claim) -> dict[str, object]:
    """Return of a claim what the scorer needs to match it and to judge its incident."""
    return {
        "id": claim.id,
        "harm": claim.harm,
        "count": claim.count,
        "scope": claim.scope,
        "incident": claim.incident,
    }


def main() -> None:
    """Merge the gold claims of one set and print the scorer's figures on incidents."""
    shared, name = Path(sys.argv[1]), (sys.argv[2:] or ["dev"])[0]
    folder = shared / "gold" / name
    readings = group_all(map(as_reading, read_gold_set(folder)), merge=True)
    with tempfile.NamedTemporaryFile(suffix=".jsonl") as out:
        for reading in readings:
            row = {"report": {"id": reading.report.id}, "claims": [*map(scored, reading.claims)]}
            out.write(msgspec.json.encode(row) + b"\n")
        out.flush()
        scorer = shared / "measure" / "score_claims.py"
        command = [sys.executable, str(scorer), str(folder / "claims.jsonl"), out.name]
        printed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print("\n".join(line for line in printed.splitlines() if line.startswith(("f1", "incident"))))


if __name__ == "__main__":
    main()
