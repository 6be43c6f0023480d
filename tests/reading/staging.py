"""What the reader's tests share: a day, a reader, plain views of what it finds, made answers."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache
from typing import Any

import pytest

from tollbook.model import Claim, Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader
from tollbook.reading.answers import Answers, ranked
from tollbook.reading.context import Context, set_context
from tollbook.reading.drafts import Draft, draft_of

#: A Thursday, the day on which every invented report is published.
PUBLISHED = dt.date(2011, 3, 17)


@cache
def reader() -> EnglishReader:
    return EnglishReader()


def report(text: str, published: dt.date | None = PUBLISHED) -> Report:
    return Report(id="r", text=text, sha256=hash_text(text), published=published, language="en")


def read(text: str, published: dt.date | None = PUBLISHED) -> tuple[Claim, ...]:
    """Return the claims that the shipped reader finds in a text."""
    return reader().read(report(text, published))


def claim_of(text: str, count: str) -> Claim:
    """Return the claim of a text whose count is the words `count`."""
    found = {claim.count.exact: claim for claim in read(text)}
    assert count in found, f"no claim of {count!r} among {sorted(found)}"
    return found[count]


def figures(text: str) -> list[tuple[str, str]]:
    """Return the harm and count of each claim of a text, in its order."""
    return [(claim.harm, claim.count.exact) for claim in read(text)]


def context_of(text: str, published: dt.date | None = PUBLISHED) -> Context:
    """Return what rules find in a text."""
    return set_context(text, published)


def words_of(context: Context, exact: str) -> tuple[int, int]:
    """Return the words on which `exact` first stands in a text."""
    at = context.text.index(exact)
    return context.words.within(at, at + len(exact))


def drafted(context: Context, exact: str, harm: Any = "killed") -> Draft:
    """Return the draft that the words `exact` make."""
    return draft_of(context, *words_of(context, exact), harm, 0.9)


def answered(**changes: Any) -> Answers:
    """Return answers that say nothing, but for some changes."""
    nothing = ranked([(None, 1.0)])
    silent = Answers(
        status=ranked([("unspecified", 1.0)]), groups={}, total=0.0, source=nothing,
        source_kind=ranked([("other", 1.0)]), places=(), time=nothing,
        means=ranked([("unstated", 1.0)]), actor=nothing, victims=nothing, whole=nothing,
        same=nothing,
    )  # fmt: skip
    return replace(silent, **changes)


def misread(wrong: str) -> pytest.MarkDecorator:
    """Mark a case that the reader gets wrong today, with what it says instead."""
    return pytest.mark.xfail(strict=False, reason=f"misread: {wrong}")
