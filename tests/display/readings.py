"""A reading written by hand: overlapping spans, markup in the text, an open bound, a place."""

from __future__ import annotations

import datetime as dt
from typing import Any

from tollbook.model import (
    Actor,
    Claim,
    Count,
    Means,
    Place,
    Reading,
    Report,
    Source,
    Span,
    Time,
    Victims,
)
from tollbook.model.claims import require_grounded
from tollbook.model.reports import hash_text

TEXT = (
    "At least 14 civilians, among them <b>three</b> children, were killed in air strikes on Norvik,"
    " the Harbour Relief Society said on Tuesday & again on Friday.\n"
    "=Rebels= blamed the army. Nobody knows more. حلب"
)


def at(words: str) -> dict[str, Any]:
    """Return start, end and exact of the first `words` in TEXT."""
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "exact": words}


def make_reading() -> Reading:
    """Return a reading of two claims, the second part of the first."""
    killed = Claim(
        id="c1",
        evidence=Span(**at("At least 14 civilians, among them <b>three</b> children, were killed")),
        harm="killed",
        count=Count(**at("At least 14"), qualifier="at_least", value=14, low=14, best=14),
        victims=Victims(**at("civilians"), status="civilian", groups=("children",)),
        source=Source(**at("Harbour Relief Society"), kind="rescue_agency"),
        places=(
            Place(**at("Norvik"), name="Norvik", id="x:1", lat=-1.5, lon=2.5, precision="adm1"),
        ),
        time=Time(
            **at("Tuesday"), from_=dt.date(2021, 3, 2), to=dt.date(2021, 3, 2), precision="day"
        ),
        means=Means(**at("air strikes"), code="airstrike"),
        actor=Actor(**at("army"), attribution="alleged"),
        incident="i1",
        flags=("provisional",),
        confidence=0.9,
    )
    part = Claim(
        id="c2",
        evidence=Span(**at("<b>three</b> children")),
        harm="killed",
        count=Count(**at("three"), qualifier="exact", value=3, low=3, best=3, high=3),
        victims=Victims(**at("children"), groups=("children",)),
        part_of="c1",
        part_kind="subset",
        incident="i1",
    )
    report = Report(
        id="norvik", text=TEXT, sha256=hash_text(TEXT), title="Strikes <on> Norvik",
        published=dt.date(2021, 3, 2), published_basis="given", publisher="Coast Herald",
        credit=("Agencies",), language="en",
    )  # fmt: skip
    reading = Reading(report=report, claims=(killed, part))
    for claim in reading.claims:
        require_grounded(claim, TEXT)
    return reading
