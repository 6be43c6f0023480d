"""Reports with claims in the record, and someone signed in."""

from __future__ import annotations

import msgspec
import pytest
from django.contrib.auth.models import User

from tollbook.intake import Article, LoadedReport, make_report
from tollbook.model import Claim, Count, Reading, Source, Victims
from tollbook.model.spans import span_at
from tollbook.record.people import give_role
from tollbook.record.store import ReaderVersion, add_report
from tollbook.tolls import bounds

MARKET = (
    "🕯️ At least nine people were killed, including three children, and 23 wounded in Taiz, "
    "medics said.\n\nMore than 60 have been killed since January, the 𐩱𐩢 office said."
)


def make_claim(text, quote, count, **fields):
    """Return a claim whose evidence is `quote` and whose number is `count` within it."""
    at = text.index(quote)
    start = at + quote.index(count)
    qualifier, value = fields.pop("qualifier", "exact"), fields.pop("value", None)
    low, best, high = bounds(qualifier, value, term=count)
    span = span_at(text, start, start + len(count))
    source = fields.pop("source", None)
    if source:
        named = span_at(text, text.index(source), text.index(source) + len(source))
        fields["source"] = Source(start=named.start, end=named.end, exact=source, kind="medical")
    return Claim(
        evidence=span_at(text, at, at + len(quote)),
        count=Count(
            start=span.start,
            end=span.end,
            exact=span.exact,
            qualifier=qualifier,
            value=value,
            low=low,
            best=best,
            high=high,
        ),
        **{"harm": "killed", "incident": "i1", **fields},
    )


def market_claims(text=MARKET):
    """Return the claims of the sample: a whole, a part of it, the injured, a running total."""
    whole = "At least nine people were killed, including three children"
    return [
        make_claim(
            text, whole, "At least nine", id="c1", qualifier="at_least", value=9, source="medics"
        ),
        make_claim(
            text,
            "including three children",
            "three",
            id="c2",
            value=3,
            part_of="c1",
            part_kind="subset",
            victims=Victims(groups=("children",)),
            source="medics",
        ),
        make_claim(text, "23 wounded", "23", id="c3", value=23, harm="injured", source="medics"),
        make_claim(
            text,
            "More than 60 have been killed since January",
            "More than 60",
            id="c4",
            qualifier="more_than",
            value=60,
            scope="cumulative",
            incident=None,
        ),
    ]


def store(text, claims, flags=(), **about):
    """Put a report with claims into the record and return its row."""
    name = about.pop("id", "market")
    report = make_report(Article(id=name, text=text, **{"language": "en", **about}))
    loaded = LoadedReport(
        report=report, original=text.encode(), media_type="text/plain", via="file", source=name
    )
    read = msgspec.structs.replace(report, flags=(*report.flags, *flags))
    reading = Reading(report=read, claims=tuple(claims))
    row, _ = add_report(loaded, reading, ReaderVersion("by hand", "1"))
    return row


PASSWORD = "count every one"


def person(name, role):
    """Return somebody of a role who may sign in."""
    user = User.objects.create_user(name, password=PASSWORD)
    give_role(user, role)
    return user


@pytest.fixture
def recorder(db):
    return person("rasha", "recorder")


@pytest.fixture
def page(client, recorder):
    """A browser without scripts in which the recorder is signed in."""
    client.force_login(recorder)
    return client


@pytest.fixture
def market(db):
    return store(MARKET, market_claims(), title="Shells hit market", publisher="Northern Wire")
