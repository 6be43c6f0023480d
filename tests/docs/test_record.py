"""The Python example in docs/record.md runs on a record made by `tollbook add`."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
PAGE = (CHECKOUT / "docs" / "record.md").read_text(encoding="utf-8")
SAMPLE = CHECKOUT / "src" / "tollbook" / "samples" / "01-market-agency.jsonl"


def test_the_example_prints_a_toll(tmp_path: Path) -> None:
    (example,) = re.findall(r"^```python\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    outside = {
        k: v for k, v in os.environ.items() if k not in ("DJANGO_SETTINGS_MODULE", "DATABASE_URL")
    }
    environment = {**outside, "TOLLBOOK_HOME": str(tmp_path)}
    add = f"import sys; sys.argv = ['tollbook', 'add', {str(SAMPLE)!r}]"
    for code in (f"{add}; from tollbook.cli.main import main; main()", example):
        done = subprocess.run(
            [sys.executable, "-c", code],
            env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert re.fullmatch(r"i1 \(9, 9, 9\) \('r1#c\d',\)\n", done.stdout)
