"""What the reader's tests share: a day, a reader, and plain views of what it finds."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache

import pytest

from tollbook.model import Claim, Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader
from tollbook.reading.context import Context
from tollbook.reading.parsing import Sentence, parse
from tollbook.reading.stage import draft, set_stage
from tollbook.reading.weights import load_rankers

#: A Thursday, the day on which every invented report is published.
PUBLISHED = dt.date(2011, 3, 17)
EVERYTHING = re.compile("")


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


def parsed(words: str) -> Sentence:
    """Return the parse of one sentence, whatever it tells."""
    sentences = parse(words, EVERYTHING).parses
    assert len(sentences) == 1, f"not one sentence: {words!r}"
    return sentences[0]


def staged(text: str, published: dt.date | None = PUBLISHED) -> Context:
    """Return the context of a text with its drafts, as the reader sees it."""
    return draft(set_stage(text, published), load_rankers()["harm"])


def misread(wrong: str) -> pytest.MarkDecorator:
    """Mark a case that the reader gets wrong today, with what it says instead."""
    return pytest.mark.xfail(strict=False, reason=f"misread: {wrong}")
