"""Web pages: the article and its metadata, without menus, related links and comment forms."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import lxml.etree
import lxml.html
import msgspec
import trafilatura
from htmldate import find_date
from trafilatura.settings import Document

from tollbook.errors import BadInputError
from tollbook.intake.pruning import prune
from tollbook.intake.reports import Article
from tollbook.model.reports import PUBLISHABLE

#: schema.org types that are articles; the date of any other thing on the page is not ours.
_ARTICLE_TYPES = re.compile(r"(News|Report|Blog|Analysis|Opinion|Live)?.*(Article|Posting)$")
_PUBLISHED_META = (
    "article:published_time", "datepublished", "og:article:published_time", "parsely-pub-date",
    "dc.date.issued", "dcterms.created", "dc.date", "publishdate", "pubdate", "sailthru.date",
)  # fmt: skip
_SITE_META = ("og:site_name", "application-name", "dc.publisher", "twitter:site")
#: A paragraph of an article has at least this many characters before a sentence's end.
_SHORTEST_SENTENCE = 40
_SENTENCE_END = re.compile(r"[.!?…。؟۔।][\"'”’»)\]]*(?=\s|$)")


def read_page(markup: str, source: str, page_id: str, url: str | None = None) -> Article:
    """Return the article of a page.

    The date is the page's datePublished (JSON-LD, then meta tags and microdata), else the date
    that htmldate finds in the head, the URL or a time element, else None.
    Raises BadInputError, naming `source`, where the page holds no article.
    """
    tree = _parse(markup, source)
    linked = _linked_article(tree)
    published = _published(tree, linked, url)
    publisher = _name(linked.get("publisher")) or _meta(tree, _SITE_META)
    prune(tree)
    document = trafilatura.bare_extraction(
        tree, url=url, fast=True, with_metadata=True, include_comments=False
    )
    fields: dict[str, Any] = document.as_dict() if isinstance(document, Document) else {}
    text = (fields.get("text") or "").strip()
    if not _has_sentence(text):
        raise _no_article(source)
    return Article(
        id=page_id,
        text=text,
        title=_clean(linked.get("headline")) or _clean(fields["title"]),
        published=published,
        publisher=publisher,
        url=url or _clean(fields["url"]),
    )


def _parse(markup: str, source: str) -> lxml.html.HtmlElement:
    """Return the page as a tree; lxml refuses an XML declaration in decoded text."""
    try:
        return lxml.html.document_fromstring(re.sub(r"\A\s*<\?xml[^>]*\?>", "", markup))
    except lxml.etree.LxmlError as error:
        raise _no_article(source) from error


def _no_article(source: str) -> BadInputError:
    remedy = "Save the article's own page, or its text as .txt."
    return BadInputError(source, "no article was found in the page.", remedy)


def _has_sentence(text: str) -> bool:
    """Tell an article from the menus and labels of a page."""
    return any(_SENTENCE_END.search(line, _SHORTEST_SENTENCE) for line in text.split("\n"))


def _published(
    tree: lxml.html.HtmlElement, linked: dict[str, Any], url: str | None
) -> dt.date | None:
    stated = (linked.get("datePublished"), _meta(tree, _PUBLISHED_META), _microdata_date(tree))
    for value in stated:
        day = _parse_day(value)
        if day:
            return day
    return _parse_day(find_date(tree, extensive_search=False, original_date=True, url=url))


def _linked_article(tree: lxml.html.HtmlElement) -> dict[str, Any]:
    """Return the first article that the page's JSON-LD describes, or an empty dictionary."""
    for script in tree.xpath('//script[@type="application/ld+json"]'):
        try:
            data = msgspec.json.decode(script.text_content().strip().encode())
        except (msgspec.DecodeError, RecursionError):
            continue
        for item in _items(data):
            kinds = item.get("@type")
            names = kinds if isinstance(kinds, list) else [kinds]
            if any(isinstance(name, str) and _ARTICLE_TYPES.match(name) for name in names):
                return item
    return {}


def _items(data: object) -> Iterator[dict[str, Any]]:
    """Yield the things that a JSON-LD value describes, those of its graph too."""
    if isinstance(data, list):
        for entry in data:
            yield from _items(entry)
    elif isinstance(data, dict):
        yield data
        yield from _items(data.get("@graph"))


def _meta(tree: lxml.html.HtmlElement, names: tuple[str, ...]) -> str | None:
    """Return the content of the first meta tag among `names`, in the order of `names`."""
    found: dict[str, str] = {}
    for tag in tree.iter("meta"):
        for key in ("property", "name", "itemprop"):
            found.setdefault((tag.get(key) or "").lower(), (tag.get("content") or "").strip())
    return next((found[name] for name in names if found.get(name)), None)


def _microdata_date(tree: lxml.html.HtmlElement) -> str | None:
    for tag in tree.xpath('//*[@itemprop="datePublished"]'):
        value = tag.get("datetime") or tag.get("content")
        if value:
            return str(value)
    return None


def _parse_day(value: object) -> dt.date | None:
    """Return the day of an ISO 8601 date as written, in the page's own time zone.

    None is what is no date, or stands for none: "0001-01-01".
    """
    try:
        day = dt.date.fromisoformat(value.strip()[:10]) if isinstance(value, str) else None
    except ValueError:
        return None
    return day if day is not None and day.year in PUBLISHABLE else None


def _name(value: object) -> str | None:
    """Return the name of a JSON-LD organisation, given as text, object or list of these."""
    if isinstance(value, list):
        value = value[0] if value else None
    return _clean(value.get("name") if isinstance(value, dict) else value)


def _clean(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None
