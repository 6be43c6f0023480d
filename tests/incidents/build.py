"""Short ways to write the reports that a test is about."""

import datetime as dt

from tests.tolls.build import actor, claim, day, place, source
from tollbook.model import Means, Reading, Report
from tollbook.model.reports import hash_text

__all__ = ["DAY", "actor", "claim", "day", "incidents", "means", "place", "reading", "source"]

DAY = dt.date(2021, 3, 4)


def means(code):
    return Means(start=0, end=len(code), exact=code, code=code)


def reading(id_, *claims, text="", **fields):
    fields.setdefault("published", DAY)
    fields.setdefault("publisher", f"Paper {id_}")
    report = Report(id=id_, text=text, sha256=hash_text(text), **fields)
    return Reading(report=report, claims=claims)


def incidents(*readings):
    """Claim ids by incident, as sets, over all readings."""
    by_incident = {}
    for one in readings:
        for claim_ in one.claims:
            if claim_.incident:
                ids = by_incident.setdefault(claim_.incident, set())
                ids.add(f"{one.report.id}#{claim_.id}")
    return sorted(by_incident.values(), key=min)
