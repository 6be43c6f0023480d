"""Time a claim's decoding and encoding by msgspec and by pydantic, for decision 0003.

    python benchmarks/model_libraries.py

pydantic comes with spaCy; Tollbook itself does not use it.
"""

from __future__ import annotations

import json
import timeit
from collections.abc import Callable
from typing import Any, Literal

import msgspec
from pydantic import BaseModel, ConfigDict, TypeAdapter

CLAIMS = 10_000


class SpanStruct(msgspec.Struct, frozen=True):
    """A span as Tollbook has it."""

    start: int
    end: int
    exact: str


class ClaimStruct(msgspec.Struct, frozen=True):
    """A part of a claim as Tollbook has it."""

    id: str
    harm: Literal["killed", "injured"]
    evidence: SpanStruct
    count: SpanStruct
    low: int | None = None
    flags: tuple[str, ...] = ()


class SpanModel(BaseModel):
    """The same span for pydantic."""

    model_config = ConfigDict(frozen=True)
    start: int
    end: int
    exact: str


class ClaimModel(BaseModel):
    """The same part of a claim for pydantic."""

    model_config = ConfigDict(frozen=True)
    id: str
    harm: Literal["killed", "injured"]
    evidence: SpanModel
    count: SpanModel
    low: int | None = None
    flags: tuple[str, ...] = ()


def main() -> None:
    """Print milliseconds for all claims, the best of five runs."""
    span = {"start": 1, "end": 20, "exact": "x" * 19}
    claim = {
        "id": "c1",
        "harm": "killed",
        "evidence": span,
        "count": span,
        "low": 3,
        "flags": ["a"],
    }
    data = json.dumps([claim] * CLAIMS).encode()
    adapter = TypeAdapter(list[ClaimModel])
    report("msgspec", msgspec.json.Decoder(list[ClaimStruct]).decode, msgspec.json.encode, data)
    report("pydantic", adapter.validate_json, adapter.dump_json, data)


def report(
    name: str, decode: Callable[[bytes], Any], encode: Callable[[Any], bytes], data: bytes
) -> None:
    """Print one library's figures."""
    claims = decode(data)
    decoding = min(timeit.repeat(lambda: decode(data), number=1, repeat=5)) * 1000
    encoding = min(timeit.repeat(lambda: encode(claims), number=1, repeat=5)) * 1000
    print(f"{name:9} decodes {CLAIMS} claims in {decoding:.1f} ms, encodes in {encoding:.1f} ms")


if __name__ == "__main__":
    main()
