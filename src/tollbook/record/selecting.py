"""Which incidents one wants to see: one filter for list, map, timeline and export."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, NamedTuple, TypeVar, get_args

from django.db.models import F, Q, QuerySet

from tollbook.record.keeping import HARMS, MEANS, bit
from tollbook.record.kept import IncidentActor, IncidentSummary
from tollbook.record.search import incidents_with
from tollbook.tolls.toll import Grade

GRADES: tuple[Grade, ...] = get_args(Grade)
REVIEWS = ("unreviewed", "partly", "reviewed")
Code = TypeVar("Code", bound=str)


class Box(NamedTuple):
    """A stretch of the map in degrees; one that crosses the date line has west > east."""

    south: float
    west: float
    north: float
    east: float


class Selection(NamedTuple):
    """What incidents have to be. Blank fields ask for nothing.

    `place` is an id of the gazetteer, of a country by its ISO code, or "none" for incidents whose
    place is not known. `day_from` and `day_to` are days within which an incident may have been.
    `hidden` are incidents that are not shown whatever is asked: no address has them.
    """

    q: str = ""
    harm: str = ""
    means: str = ""
    actor: str = ""
    grade: str = ""
    review: str = ""
    place: str = ""
    day_from: dt.date | None = None
    day_to: dt.date | None = None
    least: int | None = None
    disagree: bool = False
    box: Box | None = None
    hidden: frozenset[int] = frozenset()

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> Selection:
        """Return the selection that an address asks for; what it cannot mean is left out."""
        return cls(
            q=asked.get("q", "").strip(),
            harm=_one_of(HARMS, asked.get("harm", "")),
            means=_one_of(MEANS, asked.get("means", "")),
            actor=asked.get("actor", "").strip(),
            grade=_one_of(GRADES, asked.get("grade", "")),
            review=_one_of(REVIEWS, asked.get("review", "")),
            place=asked.get("place", "").strip(),
            day_from=_day(asked.get("from", "")),
            day_to=_day(asked.get("to", "")),
            least=_number(asked.get("least", "")),
            disagree=asked.get("disagree") == "1",
            box=_box(asked.get("box", "")),
        )

    def parameters(self) -> dict[str, str]:
        """Return the parameters of an address that asks for this selection."""
        told = {
            "q": self.q,
            "harm": self.harm,
            "means": self.means,
            "actor": self.actor,
            "grade": self.grade,
            "review": self.review,
            "place": self.place,
            "from": self.day_from.isoformat() if self.day_from else "",
            "to": self.day_to.isoformat() if self.day_to else "",
            "least": "" if self.least is None else str(self.least),
            "disagree": "1" if self.disagree else "",
            "box": ",".join(f"{edge:.4f}" for edge in self.box) if self.box else "",
        }
        return {name: value for name, value in told.items() if value}

    def summaries(self) -> QuerySet[IncidentSummary]:
        """Return the summaries of the incidents selected, in no order."""
        rows = IncidentSummary.objects.filter(self._plain())
        if self.harm:
            rows = _with_bit(rows, "harms", bit(HARMS, self.harm))
        if self.means:
            rows = _with_bit(rows, "means", bit(MEANS, self.means))
        if self.q:
            rows = rows.filter(pk__in=incidents_with(self.q))
        if self.actor:
            named = IncidentActor.objects.filter(name=self.actor)
            rows = rows.filter(pk__in=named.values("incident"))
        return rows.exclude(pk__in=self.hidden) if self.hidden else rows

    def _plain(self) -> Q:
        """Return the conditions on single columns."""
        wanted: dict[str, Any] = {}
        if self.grade:
            wanted["grade"] = self.grade
        if self.review:
            wanted["review"] = self.review
        if self.day_from:
            wanted["day_to__gte"] = self.day_from
        if self.day_to:
            wanted["day_from__lte"] = self.day_to
        if self.least is not None:
            wanted["killed_low__gte"] = self.least
        if self.disagree:
            wanted["disagree"] = True
        return Q(**wanted) & self._where() & (_within(self.box) if self.box else Q())

    def _where(self) -> Q:
        if not self.place:
            return Q()
        if self.place == "none":
            return Q(precision="")
        if ":" not in self.place:
            return Q(country=self.place.upper())
        return Q(place_id=self.place) | Q(adm1=self.place)


def is_within(box: Box, lat: float, lon: float) -> bool:
    """Tell whether a point is in a box."""
    beside = (box.west <= lon, lon <= box.east)
    across = all(beside) if box.west <= box.east else any(beside)
    return across and box.south <= lat <= box.north


def _within(box: Box) -> Q:
    rows = Q(lat__gte=box.south, lat__lte=box.north)
    if box.west <= box.east:
        return rows & Q(lon__gte=box.west, lon__lte=box.east)
    return rows & (Q(lon__gte=box.west) | Q(lon__lte=box.east))


def _with_bit(
    rows: QuerySet[IncidentSummary], column: str, wanted: int
) -> QuerySet[IncidentSummary]:
    return rows.alias(**{f"has_{column}": F(column).bitand(wanted)}).filter(
        **{f"has_{column}__gt": 0}
    )


def _one_of(codes: tuple[Code, ...], asked: str) -> str:
    return asked if asked in codes else ""


def _day(asked: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(asked)
    except ValueError:
        return None


def _number(asked: str) -> int | None:
    return int(asked) if asked.isdecimal() and len(asked) < 10 else None


def _box(asked: str) -> Box | None:
    """Return the box of "south,west,north,east"."""
    try:
        edges = Box(*map(float, asked.split(",")))
    except (TypeError, ValueError):
        return None
    fits = -90 <= edges.south <= edges.north <= 90 and max(abs(edges.west), abs(edges.east)) <= 540
    return edges if fits else None
