"""What holding a model to the text loses, were the model as good as the annotators.

    python -m benchmarks.llm_grounding SHARED [SET]

A server on this machine answers, for each report of gold/SET (dev), with the annotators' own
quotes, in the shape that a model is asked for. `tollbook read --reader llm` reads through it, and
the shared scorer scores what comes of it: whatever is wrong is our own doing. The means are not
scored: the annotations have no words for them.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.llm.server import Reply, answer, serving, told


def main(shared: Path, part: str) -> None:
    """Print the scorer's figures, and what was told of claims and fields that did not stand."""
    gold = shared / "gold" / part
    with serving() as server, tempfile.TemporaryDirectory() as folder:
        server.script = annotator(gold)
        out = Path(folder) / "told.jsonl"
        environment = {"TOLLBOOK_LLM_URL": server.url, "TOLLBOOK_LLM_MODEL": "annotator"}
        command = [
            sys.executable, "-m", "tollbook", "read", gold / "reports.jsonl", "--reader", "llm",
            "--format", "jsonl", "-o", out,
        ]  # fmt: skip
        subprocess.run(command, env=os.environ | environment, check=True)
        for name, figure in score(shared, gold, out).items():
            print(f"{name:16} {figure:.3f}")


def annotator(gold: Path) -> Callable[[dict[str, Any]], Reply]:
    """Return the script of a server that quotes the annotations of the words it is given."""
    texts = {report["id"]: report["text"] for report in lines(gold / "reports.jsonl")}
    claims = {texts[entry["doc"]]: entry["claims"] for entry in lines(gold / "claims.jsonl")}

    def script(request: dict[str, Any]) -> Reply:
        words = request["messages"][1]["content"]
        (whole,) = [text for text in claims if words in text]
        return answer(*(as_told(claim) for claim in claims[whole] if quote_of(claim) in words))

    return script


def quote_of(claim: dict[str, Any]) -> str:
    """Return the words of an annotated claim: its count within a context, or alone."""
    words: str = claim.get("context") or claim["count"]
    return words


def as_told(claim: dict[str, Any]) -> dict[str, Any]:
    """Return an annotated claim as a model would tell it."""
    victims = {"words": claim["victims"] or claim["count"], "status": claim["status"]}
    source = {"words": claim["source"], "kind": claim["source_kind"], "stance": "said"}
    return told(
        quote_of(claim),
        claim["count"],
        claim["value"] if claim["form"] != "vague" else None,
        id=claim["id"],
        qualifier="unquantified" if claim["form"] == "unstated" else claim["form"],
        harm=claim["harm"],
        victims=victims | {"groups": claim["groups"], "names": []},
        scope="incident" if claim["scope"] == "incident" else "cumulative",
        source=source if claim["source"] else None,
        places=claim["place"],
        time={"words": claim["time"], "basis": "event"} if claim["time"] else None,
        actor={"words": claim["actor"], "attribution": "alleged"} if claim["actor"] else None,
        part_of=claim["part_of"],
        same_as=claim["same_as"],
    )


def score(shared: Path, gold: Path, predicted: Path) -> dict[str, float]:
    """Return the shared scorer's figures."""
    scorer = shared / "measure" / "score_claims.py"
    command = [sys.executable, scorer, gold / "claims.jsonl", predicted, "--json"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "dev")
