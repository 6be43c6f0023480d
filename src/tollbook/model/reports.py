"""Reports and their readings."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from tollbook.model.claims import Claim
from tollbook.model.explanations import Explanation
from tollbook.model.vocabulary import PublishedBasis, ReportFlag

#: Years in which a report may have been published. Archives write the first day of the calendar
#: where they have none, and days are counted from either end of these.
PUBLISHABLE = range(1000, 9001)


class Report(msgspec.Struct, frozen=True, kw_only=True):
    """A news report as stored: its text, never changed, and what is known about it.

    Offsets of claims point into `text`; `sha256` is the hash of its UTF-8 bytes.
    `published` is the date that relative dates hang on and `published_basis` how it is known.
    """

    id: str
    text: str
    sha256: str
    title: str | None = None
    published: dt.date | None = None
    published_basis: PublishedBasis = "none"
    publisher: str | None = None
    url: str | None = None
    credit: tuple[str, ...] = ()
    language: str | None = None
    flags: tuple[ReportFlag, ...] = ()


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """A report and the claims that a reader found in it, in the order of the text.

    `explanations` tell of each claim what spoke for it, where somebody asked.
    """

    report: Report
    claims: tuple[Claim, ...] = ()
    explanations: tuple[Explanation, ...] = ()


def hash_text(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, in hexadecimal."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
