"""What was extracted from an input, made into a report."""

from __future__ import annotations

import datetime as dt
import re

import msgspec

from tollbook.intake.language import detect_language
from tollbook.model.reports import Report, hash_text
from tollbook.model.vocabulary import ReportFlag
from tollbook.reading.credit import find_credit
from tollbook.times import choose_anchor


class Article(msgspec.Struct, frozen=True, kw_only=True):
    """A report's text and what its page or line says of it.

    `published` is the date in the metadata; `language` is one that a person or archive stated.
    """

    id: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    publisher: str | None = None
    language: str | None = None
    url: str | None = None


def make_report(article: Article, *, published: dt.date | None = None) -> Report:
    """Return the report of an article; `published` is the date that the user gives, if any.

    The anchor of relative dates is chosen as CLAIMS.md says: given, dateline, metadata, none.
    """
    anchor = choose_anchor(article.text, published, article.published)
    flags: list[ReportFlag] = []
    if anchor.disagree:
        flags.append("dates_disagree")
    if anchor.date is None:
        flags.append("needs_anchor")
    return Report(
        id=article.id,
        text=article.text,
        sha256=hash_text(article.text),
        title=article.title,
        published=anchor.date,
        published_basis=anchor.basis,
        publisher=article.publisher,
        url=article.url,
        credit=credited(article.text, article.publisher),
        language=_primary_subtag(article.language) or detect_language(article.text),
        flags=tuple(flags),
    )


def credited(text: str, publisher: str | None) -> tuple[str, ...]:
    """Return the names that `text` credits itself to, other than its publisher's own."""
    own = _letters(publisher or "")
    names = dict.fromkeys(span.exact for span in find_credit(text))
    return tuple(name for name in names if _letters(name) != own)


def _letters(name: str) -> str:
    return "".join(char for char in name.casefold() if char.isalnum())


def _primary_subtag(tag: str | None) -> str | None:
    """Return the language of a BCP 47 tag ("en-GB" is "en"), None for what is not one."""
    match = re.fullmatch(r"([A-Za-z]{2,3})(?:[-_].*)?", (tag or "").strip())
    return match.group(1).lower() if match else None
