"""Small reports and claims for the tests of the record."""

from __future__ import annotations

import datetime as dt
import json

from tollbook.intake import LoadedReport
from tollbook.model import Claim, Count, Means, Place, Reading, Report, Source, Span, Time, Victims
from tollbook.model.reports import hash_text
from tollbook.model.spans import span_at
from tollbook.record.store import ReaderVersion

TEXT = (
    "At least 9 people were killed on Monday when shells struck the market of Harand, "
    "the civil defence said. Three of them were children. "
    "Since March the war has killed 4,000 people, the ministry said."
)
#: Reports of other events of the week before, each with nine dead, and their places and days.
OTHERS = (
    "A bus overturned near Velm on Friday and 9 people were killed, hospital staff said.",
    "A gas depot burned down in Orsa on Thursday; 9 people were killed, the firefighters said.",
    "In the floods of the Tamar valley 9 people were killed on Wednesday, according to the mayor.",
    "Gunmen opened fire at a wedding in Lusk on Tuesday and 9 people were killed, guests said.",
    "When a footbridge gave way in Quarn on Monday 9 people were killed, engineers found.",
)
TOWNS = ("Velm", "Orsa", "Tamar", "Lusk", "Quarn")
DAYS = ("Friday", "Thursday", "Wednesday", "Tuesday", "Monday")
READER = ReaderVersion("test", "1")
NEWER = ReaderVersion("test", "2")


def span(words: str, text: str = TEXT) -> Span:
    start = text.index(words)
    return span_at(text, start, start + len(words))


def loaded(text: str = TEXT, **fields) -> LoadedReport:
    fields = {"id": "market", "published": dt.date(2021, 5, 4), "published_basis": "given"} | fields
    line = json.dumps({"text": text, "id": fields["id"]}, ensure_ascii=False).encode()
    return LoadedReport(
        report=Report(text=text, sha256=hash_text(text), **fields),
        original=line,
        media_type="application/json",
        via="file",
        source="market.jsonl:1",
    )


def reading(*claims: Claim, text: str = TEXT) -> Reading:
    return Reading(report=loaded(text).report, claims=claims)


def claim(words: str, number: str, *, text: str = TEXT, **fields) -> Claim:
    """A claim that `words` of the text say somebody was killed; `number` is a part of them."""
    counted = span(number, text)
    value = fields.pop("value", 9)
    bounds = {"value": value, "low": value, "best": value, "high": fields.pop("high", None)}
    fields = {"id": "c1", "harm": "killed", "incident": "i1"} | fields
    return Claim(
        evidence=span(words, text),
        count=Count(
            start=counted.start, end=counted.end, exact=number, qualifier="at_least", **bounds
        ),
        **fields,
    )


def another(number: int = 0) -> tuple[LoadedReport, Reading]:
    """Return a report of another event, and its reading."""
    text, town = OTHERS[number], TOWNS[number]
    place = Place(
        **as_fields(town, text), name=town, id=f"test:other{number}", level="populated_place",
        lat=40.0 + number, lon=20.0, precision="populated_place", score=0.9,
    )  # fmt: skip
    day = dt.date(2021, 4, 30 - number)
    time = Time(**as_fields(DAYS[number], text), from_=day, to=day, precision="day")
    nine = claim("9 people were killed", "9", text=text, high=9, places=(place,), time=time)
    return loaded(text, id=f"other-{number}"), reading(nine, text=text)


def nine_killed(**fields) -> Claim:
    spans = {
        "source": Source(**as_fields("civil defence"), kind="rescue_agency"),
        "places": (
            Place(
                **as_fields("Harand"), name="Harand", id="test:1", level="populated_place",
                lat=35.123456, lon=36.654321, precision="populated_place", score=0.9,
            ),
        ),
        "time": Time(
            **as_fields("Monday"), from_=dt.date(2021, 5, 3), to=dt.date(2021, 5, 3),
            precision="day",
        ),
        "means": Means(**as_fields("shells"), code="shelling"),
        "victims": Victims(**as_fields("people")),
    }  # fmt: skip
    return claim("At least 9 people were killed", "At least 9", **{**spans, **fields})


def three_children(**fields) -> Claim:
    part = {"id": "c2", "value": 3, "high": 3, "part_of": "c1", "part_kind": "subset"}
    victims = Victims(status="civilian", groups=("children",))
    return claim("Three of them were children", "Three", victims=victims, **{**part, **fields})


def four_thousand(**fields) -> Claim:
    whole = {"id": "c3", "value": 4000, "high": 4000, "scope": "cumulative", "incident": None}
    return claim("the war has killed 4,000 people", "4,000", **{**whole, **fields})


def as_fields(words: str, text: str = TEXT) -> dict:
    found = span(words, text)
    return {"start": found.start, "end": found.end, "exact": found.exact}
