"""How the number told of an incident moved from day to day, as a small drawing."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from tollbook.model.vocabulary import Harm
from tollbook.tolls import Statement, Toll
from tollbook.tolls.statements import moment_of
from tollbook.web.tolls import url_of
from tollbook.web.words import claim_words, day_words, figure

#: Size of the drawing and the room for its axes, in its own units.
WIDTH, HEIGHT = 640, 170
LEFT, RIGHT, TOP, BOTTOM = 40, 20, 14, 26
#: Units between figures told on one day, so that none hides another.
APART = 11


class Told(NamedTuple):
    """One statement's figure on one day; a null high is open."""

    id: str
    day: dt.date
    low: int
    high: int | None
    words: str
    old: bool


class Dot(NamedTuple):
    """A figure drawn: a dot for a number, a bar for a range, an arrow where it is open."""

    x: float
    top: float
    bottom: float
    is_open: bool
    old: bool
    words: str
    url: str


class Tick(NamedTuple):
    """A mark on an axis."""

    at: float
    words: str


class Chart(NamedTuple):
    """A drawing of figures by the day on which they were told."""

    harm: Harm
    words: str
    dots: list[Dot]
    days: list[Tick]
    numbers: list[Tick]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    right: int = WIDTH - RIGHT
    base: int = HEIGHT - BOTTOM


def chart_of(statements: Iterable[Statement], toll: Toll, harm: Harm = "killed") -> Chart | None:
    """Return the drawing for one harm; None if all was told on one day, or but once."""
    told = _told(statements, {entry.claim for entry in toll.superseded}, harm)
    days = sorted({point.day for point in told})
    if len(days) < 2:
        return None
    most = max(max(point.low, point.high or 0) for point in told)
    first, last = told[0], told[-1]
    words = _("Figures by day, from %(first)s on %(first_day)s to %(last)s on %(last_day)s")
    said = {"first": figure(first.low), "first_day": day_words(first.day)}
    said |= {"last": figure(last.low), "last_day": day_words(last.day)}
    return Chart(
        harm=harm,
        words=words % said,
        dots=_dots(told, days, most),
        days=[Tick(_x(day, days), date_format(day, "j M")) for day in _spread(days)],
        numbers=[Tick(_y(n, most), figure(n)) for n in dict.fromkeys((0, most // 2, most))],
    )


def _told(statements: Iterable[Statement], old: set[str], harm: Harm) -> list[Told]:
    """Return the figures for the whole event that someone gave on a known day, by day."""
    points = []
    for statement in statements:
        claim, moment = statement.claim, moment_of(statement)
        whole = claim.harm == harm and claim.of_incident and claim.part_of is None
        low = claim.count.low
        if not whole or statement.state == "rejected" or moment is None or low is None:
            continue
        words = f"{claim_words(claim)}, {statement.publisher or _('no outlet named')}"
        day = moment.start.date()
        is_old = statement.id in old
        points.append(Told(statement.id, day, low, claim.count.high, words, is_old))
    return sorted(points, key=lambda point: (point.day, point.low, point.id))


def _dots(told: Sequence[Told], days: Sequence[dt.date], most: int) -> list[Dot]:
    on_day: dict[dt.date, int] = defaultdict(int)
    dots = []
    for point in told:
        x = _x(point.day, days) + APART * on_day[point.day]
        on_day[point.day] += 1
        top = _y(point.low if point.high is None else point.high, most)
        is_open = point.high is None
        words, url = f"{day_words(point.day)}: {point.words}", url_of(point.id)
        dots.append(Dot(x, top, _y(point.low, most), is_open, point.old, words, url))
    return dots


def _spread(days: Sequence[dt.date], most: int = 6) -> list[dt.date]:
    """Return a few of many days, the first and the last among them."""
    if len(days) <= most:
        return list(days)
    return [days[round(i * (len(days) - 1) / (most - 1))] for i in range(most)]


def _x(day: dt.date, days: Sequence[dt.date]) -> float:
    share = (day - days[0]) / (days[-1] - days[0])
    return round(LEFT + 16 + share * (WIDTH - LEFT - RIGHT - 70), 1)


def _y(number: int, most: int) -> float:
    return round(HEIGHT - BOTTOM - number / max(most, 1) * (HEIGHT - TOP - BOTTOM), 1)
