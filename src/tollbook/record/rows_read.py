"""A row of a team's table as a report: its text is the row, and its claims rest on it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple, get_args

import msgspec

from tollbook.api import default_gazetteer
from tollbook.intake import LoadedReport
from tollbook.intake.mapping import HARMS
from tollbook.model import Actor, Claim, Count, Means, Place, Reading, Report, Source, Time, Victims
from tollbook.model.reports import hash_text
from tollbook.model.spans import Span, span_at
from tollbook.model.vocabulary import Harm, MeansCode, Status, TimePrecision
from tollbook.places import Mention, PlaceContext, resolve
from tollbook.record.row_figures import BadCellError, Bounds, Problem, figure
from tollbook.record.row_precision import place_precision, with_precision

MEANS: tuple[MeansCode, ...] = get_args(MeansCode)
STATUSES: tuple[Status, ...] = get_args(Status)


class RowRead(NamedTuple):
    """A row as a report with its reading; `key` tells which incident of the table it is.

    `notes` are what the row says that was not taken as it stands.
    """

    number: int
    key: str
    title: str
    loaded: LoadedReport
    reading: Reading
    notes: tuple[Problem, ...] = ()


def read_row(source: str, origin: str, number: int, cells: Mapping[str, str]) -> RowRead:
    """Return a row as a report; `cells` are its words by field. Raises BadCellError.

    `origin` is whose table it is: the publisher of every row, and the source of a figure that
    names none.
    """
    told = {field: words for field, words in cells.items() if words}
    text = "".join(f"{field}: {words}\n" for field, words in told.items())
    figures = {harm: found for harm in HARMS if (found := figure(harm, told))}
    if not figures:
        raise BadCellError(
            "killed", "no figure is given.", "Give one; 0 if it is known that nobody was harmed."
        )
    spans = _spans(told)
    shared = {
        "places": _places(told, spans),
        "time": _time(told, spans),
        "means": _means(told, spans),
        "actor": _actor(spans),
        "source": Source(**_fields(spans["source"]), stance="said") if "source" in spans else None,
        "victims": Victims(status=_status(told)),
    }
    claims = tuple(
        _claim(text, index, harm, bounds, spans, shared)
        for index, (harm, bounds) in enumerate(figures.items(), 1)
    )
    key = told.get("id") or hash_text(text)[:16]
    original = msgspec.json.encode({"origin": origin, "row": told}, order="sorted")
    report = Report(
        id=f"{origin}/{key}", text=text, sha256=hash_text(text), publisher=origin,
        title=told.get("title"), url=told.get("url"), language=None,
    )  # fmt: skip
    loaded = LoadedReport(
        report=report, original=original, media_type="application/json", via="file",
        source=f"{source}, row {number}",
    )  # fmt: skip
    notes = tuple(_outside(number, harm, b) for harm, b in figures.items() if b.is_outside)
    reading = Reading(report=report, claims=claims)
    return RowRead(number, key, told.get("title", ""), loaded, reading, notes)


def _outside(number: int, harm: Harm, bounds: Bounds) -> Problem:
    reason = f"best is outside low and high: {bounds.low} to {bounds.high} are taken."
    return Problem(number, harm, reason, "Correct it if it is a mistake.")


def _spans(told: Mapping[str, str]) -> dict[str, Span]:
    """Return where the words of each field stand in the text of the row."""
    spans, start = {}, 0
    for field, words in told.items():
        at = start + len(field) + 2
        spans[field] = Span(start=at, end=at + len(words), exact=words)
        start = at + len(words) + 1
    return spans


def _claim(  # noqa: PLR0913 - what a row shares among its claims
    text: str,
    index: int,
    harm: Harm,
    bounds: Bounds,
    spans: Mapping[str, Span],
    shared: Mapping[str, Any],
) -> Claim:
    """Return the claim of one harm; its evidence is the cells that say it, with their names."""
    parts = [spans[field] for field in bounds.fields]
    start = text.rindex("\n", 0, parts[0].start) + 1 if "\n" in text[: parts[0].start] else 0
    end = parts[-1].end
    count = span_at(text, parts[0].start, end)
    exact = bounds.low == bounds.high
    return Claim(
        id=f"c{index}",
        evidence=span_at(text, start, end),
        harm=harm,
        count=Count(
            **_fields(count),
            qualifier="exact" if exact else "range",
            value=bounds.best if bounds.best is not None else bounds.low,
            low=bounds.low,
            best=bounds.best if not exact else bounds.low,
            high=bounds.high,
        ),
        incident="row",
        **shared,
    )


def _fields(span: Span) -> dict[str, Any]:
    return {"start": span.start, "end": span.end, "exact": span.exact}


def _places(told: Mapping[str, str], spans: Mapping[str, Span]) -> tuple[Place, ...]:
    """Return the place of a row: as its table gives it, else as the gazetteer is sure of it."""
    named = next((f for f in ("place", "province", "country") if f in told), None)
    point = _point(told)
    if named is None:
        if point:
            raise BadCellError("lat", "a point has no name.", "Map the column of the place.")
        return ()
    words = spans[named]
    place = Place(**_fields(words))
    if told.get("place_id"):
        return (_held(place, told["place_id"]),)
    if point:
        level = place_precision(told, named)
        lat, lon = point
        known: dict[str, Any] = {
            "name": words.exact,
            "level": level,
            "precision": level,
            "score": 1.0,
        }
        return (msgspec.structs.replace(place, lat=lat, lon=lon, **known),)
    return (_resolved(place, told),)


def _point(told: Mapping[str, str]) -> tuple[float, float] | None:
    lat, lon = (_degrees(field, told, most) for field, most in (("lat", 90), ("lon", 180)))
    if (lat is None) != (lon is None):
        field = "lon" if lon is None else "lat"
        raise BadCellError(field, "one half of a point is missing.", "Give both or neither.")
    return None if lat is None or lon is None else (lat, lon)


def _degrees(field: str, told: Mapping[str, str], most: float) -> float | None:
    words = told.get(field, "").replace(",", ".")
    if not words:
        return None
    try:
        degrees = float(words)
    except ValueError:
        raise BadCellError(field, f"“{words}” is no number.", "Write degrees: 35.71") from None
    if not abs(degrees) <= most:
        raise BadCellError(field, f"{degrees} is out of range.", "Are lat and lon swapped?")
    return degrees


def _held(place: Place, id_: str) -> Place:
    gazetteer = default_gazetteer()
    entry = gazetteer.entry(id_) if gazetteer else None
    if entry is None:
        raise BadCellError("place_id", f"the gazetteer holds no {id_}.", "See tollbook places.")
    return msgspec.structs.replace(
        place, name=entry.name, id=entry.id, level=entry.level, lat=entry.lat, lon=entry.lon,
        precision=entry.level, score=1.0,
    )  # fmt: skip


def _resolved(place: Place, told: Mapping[str, str]) -> Place:
    """Return a place as the gazetteer knows it; one that is not sure keeps its words alone."""
    gazetteer = default_gazetteer()
    if gazetteer is None:
        return place
    named = [told[f] for f in ("place", "province", "country") if f in told]
    (found,) = resolve([Mention(place.exact, 0)], PlaceContext(text=", ".join(named)), gazetteer)
    if found.entry is None:
        return place
    entry = found.entry
    return msgspec.structs.replace(
        place, name=entry.name, id=entry.id, level=entry.level, lat=entry.lat, lon=entry.lon,
        precision=found.precision, score=round(found.score, 3),
    )  # fmt: skip


def _time(told: Mapping[str, str], spans: Mapping[str, Span]) -> Time | None:
    if "date" not in told:
        return None
    first, last, precision = _days("date", told["date"])
    if "date_to" in told:
        last = _days("date_to", told["date_to"])[1]
        if last < first:
            raise BadCellError("date_to", "ends before it begins.", "Correct one of the two.")
        precision = "day" if first == last else "days"
    span = _fields(spans["date"])
    time = Time(**span, from_=first, to=last, precision=precision, basis="event")
    return with_precision(time, told)


Days = tuple[dt.date, dt.date, TimePrecision]
_DATES: tuple[tuple[str, Callable[[re.Match[str]], Days]], ...] = (
    (r"(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?", lambda m: _day(int(m[1]), int(m[2]), int(m[3]))),
    (r"(\d{4})-(\d{2})", lambda m: _month(int(m[1]), int(m[2]))),
    (r"(\d{4})", lambda m: (dt.date(int(m[1]), 1, 1), dt.date(int(m[1]), 12, 31), "year")),
)


def _days(field: str, words: str) -> Days:
    """Return the days of "2021-05-03", "2021-05" or "2021"; other orders may mean two days."""
    for pattern, read in _DATES:
        found = re.fullmatch(pattern, words)
        if found:
            try:
                return read(found)
            except ValueError as error:
                raise BadCellError(field, f"“{words}”: {error}.", "Correct it.") from None
    reason = f"“{words}” is no date, or may be two."
    raise BadCellError(field, reason, "Write year-month-day: 2021-05-03, or 2021-05 for a month.")


def _day(year: int, month: int, day: int) -> Days:
    only = dt.date(year, month, day)
    return only, only, "day"


def _month(year: int, month: int) -> Days:
    first = dt.date(year, month, 1)
    after = dt.date(year + month // 12, month % 12 + 1, 1)
    return first, after - dt.timedelta(days=1), "month"


def _means(told: Mapping[str, str], spans: Mapping[str, Span]) -> Means:
    """Return the means; words that name none that is known are kept in the text alone."""
    words = told.get("means", "").casefold().replace(" ", "_").replace("-", "_")
    code = next((code for code in MEANS if words in {code, f"{code}s"}), None)
    return Means(**_fields(spans["means"]), code=code) if code else Means()


def _status(told: Mapping[str, str]) -> Status:
    words = told.get("status", "").casefold()
    if not words:
        return "unspecified"
    code = next((code for code in STATUSES if words in {code, f"{code}s"}), None)
    if code is None:
        remedy = f"Write one of: {', '.join(STATUSES)}."
        raise BadCellError("status", f"“{words}” is no status.", remedy)
    return code


def _actor(spans: Mapping[str, Span]) -> Actor | None:
    return Actor(**_fields(spans["actor"]), attribution="alleged") if "actor" in spans else None
