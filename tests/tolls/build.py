"""Short ways to write the statements that a test is about."""

import datetime as dt
import re

from tollbook.model import Actor, Claim, Count, Decision, Place, Source, Span, Time, Victims
from tollbook.tolls import Statement, bounds

DAY = dt.date(2021, 3, 4)
WHERE_COUNTED = re.compile(r"\[(.*?)\]")


def claim(id_, text, value=None, *, qualifier="exact", harm="killed", who="people", **fields):
    """A claim whose evidence is `text`, its count in square brackets: "[9] people died"."""
    marked = WHERE_COUNTED.search(text)
    exact, start = marked[1], marked.start()
    evidence = text.replace("[", "", 1).replace("]", "", 1)
    offset = fields.pop("at", 0)
    value_high = fields.pop("value_high", None)
    low, best, high = bounds(
        qualifier,
        value,
        value_high=value_high,
        term=exact.lower(),
        parent=fields.pop("whole", None),
    )
    status, groups = fields.pop("status", "unspecified"), fields.pop("groups", ())
    source = fields.pop("source", None)
    return Claim(
        id=id_,
        evidence=Span(start=offset, end=offset + len(evidence), exact=evidence),
        harm=harm,
        count=Count(
            start=offset + start,
            end=offset + start + len(exact),
            exact=exact,
            qualifier=qualifier,
            value=value,
            low=low,
            best=best,
            high=high,
        ),
        victims=Victims(
            start=0, end=1, exact=who, status=status, groups=groups, names=fields.pop("names", ())
        ),
        source=source,
        **fields,
    )


def source(name, kind="media", **fields):
    return Source(start=0, end=len(name), exact=name, kind=kind, **fields)


def place(name, **fields):
    return Place(start=0, end=len(name), exact=name, **fields)


def actor(name, **fields):
    return Actor(start=0, end=len(name), exact=name, **fields)


def day(date, **fields):
    return Time(from_=date, to=date, precision="day", **fields)


def statement(report, claim_, **fields):
    fields.setdefault("published", DAY)
    fields.setdefault("publisher", f"Paper {report}")
    return Statement(id=f"{report}#{claim_.id}", claim=claim_, report_id=report, **fields)


def at(hour, minute=0):
    return dt.datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=dt.UTC)


def numbers(toll, harm="killed", victims="all"):
    figure = toll.figure(harm, victims)
    return figure and (*figure.numbers, figure.high_open)


def said(report, value, **fields):
    rest = {
        key: fields.pop(key)
        for key in ("as_of", "published", "publisher", "credit", "cluster", "state")
        if key in fields
    }
    return statement(report, claim("c1", f"[{value}] dead", value, **fields), **rest)


def decide(kind, *claims, id_="d1", **fields):
    when = dt.datetime(2024, 5, 1, tzinfo=dt.UTC)
    return Decision(id=id_, at=when, by="Ana", kind=kind, claims=claims, **fields)
