"""Which reader a country file needs."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import msgspec

from tollbook.errors import BadInputError
from tollbook.gazetteer.readers import wof
from tollbook.gazetteer.readers.lines import read_lines
from tollbook.gazetteer.records import Record

Read = Callable[[Iterable[tuple[int, str]]], Iterator[tuple[int, Record]]]


class Layout(msgspec.Struct, frozen=True, kw_only=True):
    """What the user says of a file: its country, the name and terms it goes by, its columns."""

    country: str | None = None
    name: str | None = None
    release: str | None = None
    licence: str | None = None
    columns: dict[str, str] = {}


class Reader(msgspec.Struct, frozen=True, kw_only=True):
    """A format: its name, the licence its publisher states, how its lines are read."""

    format: str
    licence: str
    read: Read


WOF = Reader(
    format="wof",
    licence="Who's On First, credit required; GeoNames parts CC BY 4.0",
    read=wof.read,
)


def recognise(file: Path, layout: Layout) -> Reader:  # noqa: ARG001
    """Return the reader of a file, told by its first line."""
    first = next(read_lines(file), (0, ""))[1]
    if first.startswith("{") and '"wof"' in first:
        return WOF
    raise BadInputError(str(file), "its layout is not known.", "See docs/places.md for layouts.")
