"""Our own annotations: kept as offsets and labels, those of shared reports without their texts.

    python -m training.annotations pack CLAIMS.jsonl REPORTS.jsonl OUT.jsonl

turns an annotation with quoted words (the form of the gold) into one with offsets. A field that
has its usual value is left out.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from tollbook.learning.gold import Annotation, GoldReport, count_span, published_of

HERE = Path(__file__).with_name("annotations")
#: Reports about invented events, in our own words.
TEXTS = Path(__file__).with_name("texts")
#: Fields whose value is words of the text, kept as offsets.
_QUOTED = ("victims", "source", "time", "actor")
_DROPPED = ("count", "context", "nth", "named", "value_exact")
#: What a field is where a packed claim does not say.
_USUAL: dict[str, Any] = {
    "value": None, "form": "exact", "victims": None, "status": "unspecified", "groups": [],
    "scope": "incident", "source": None, "source_kind": None, "place": [], "time": None,
    "start": None, "end": None, "means": "unstated", "actor": None, "part_of": None,
    "same_as": None, "optional": False,
}  # fmt: skip


def pack_claim(text: str, claim: Annotation) -> Annotation:
    """Return a claim with offsets in place of every quoted word."""
    packed = {k: v for k, v in claim.items() if k not in _DROPPED}
    start, end = count_span(text, claim)
    packed["span"] = [start, end]
    for field in _QUOTED:
        packed[field] = _nearest(text, claim.get(field), start)
    packed["place"] = [_nearest(text, place, start) for place in claim["place"]]
    return {k: v for k, v in packed.items() if k not in _USUAL or v != _USUAL[k]}


def _nearest(text: str, words: str | None, near: int) -> list[int] | None:
    """Return the offsets of the occurrence of `words` nearest to an offset."""
    if not words:
        return None
    found, position = [], text.find(words)
    while position >= 0:
        found.append(position)
        position = text.find(words, position + 1)
    start = min(found, key=lambda at: abs(at - near))
    return [start, start + len(words)]


def unpack_claim(text: str, packed: Annotation) -> Annotation:
    """Return a claim with the quoted words that its offsets stand for."""

    def words(span: list[int] | None) -> str | None:
        return text[span[0] : span[1]] if span else None

    whole = {**_USUAL, **packed}
    claim: dict[str, Any] = {**whole, "count": words(whole["span"])}
    for field in _QUOTED:
        claim[field] = words(whole[field])
    claim["victims"] = claim["victims"] or ""
    claim["place"] = [words(span) for span in whole["place"]]
    return claim


def read_annotations(shared: Path, folder: Path = HERE) -> Iterator[tuple[str, GoldReport]]:
    """Yield the annotated reports with the name of their file; texts come from `shared`."""
    texts = _texts(shared)
    for file in sorted(folder.glob("*.jsonl")):
        yield from ((file.stem, report) for report in _unpacked(file, texts))


def read_texts(folder: Path = TEXTS) -> Iterator[GoldReport]:
    """Yield the reports in our own words with their annotations."""
    for file in sorted(folder.glob("*.claims.jsonl")):
        rows = _rows(folder / file.name.replace(".claims.", ".reports."))
        yield from _unpacked(file, {row["id"]: row for row in rows}, told_apart=True)


def _unpacked(
    file: Path, texts: Mapping[str, Annotation], *, told_apart: bool = False
) -> Iterator[GoldReport]:
    """Yield the reports that a file annotates."""
    for row in _rows(file):
        report = texts[row["doc"]]
        claims = tuple(unpack_claim(report["text"], c) for c in row["claims"])
        yield GoldReport(row["doc"], report["text"], published_of(report), claims, told_apart)


def _rows(file: Path) -> list[Annotation]:
    """Return the objects of a JSONL file."""
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def _texts(shared: Path) -> dict[str, Annotation]:
    """Return the shared reports by id."""
    found: dict[str, Annotation] = {}
    for name in ("reports/fa-kes-unlabelled", "data/gvc/reports", "data/muc/docs"):
        with gzip.open(shared / f"{name}.jsonl.gz", "rt", encoding="utf-8") as file:
            for line in file:
                report = json.loads(line)
                found[report["id"]] = report
    return found


def pack(claims: Path, reports: Path, out: Path) -> int:
    """Write an annotation with offsets; return the number of reports."""
    texts = {row["id"]: row["text"] for row in _rows(reports)}
    packed = []
    for row in _rows(claims):
        text = texts[row["doc"]]
        packed.append({"doc": row["doc"], "claims": [pack_claim(text, c) for c in row["claims"]]})
    out.parent.mkdir(parents=True, exist_ok=True)
    lines = (json.dumps(row, separators=(",", ":"), ensure_ascii=True) for row in packed)
    out.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return len(packed)


if __name__ == "__main__":
    _, _, source, reports_file, target = sys.argv
    print(pack(Path(source), Path(reports_file), Path(target)), "reports")
