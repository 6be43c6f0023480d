"""What stands around an article is taken off the page before the article is looked for.

trafilatura does the same for most pages, but falls back on all of a page's text where the
article is not in paragraphs: then menus, related links and comments would come in with it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

import lxml.etree
import lxml.html

_NEVER_ARTICLE = ("form", "nav", "aside", "button", "select", "dialog", "template")
_CONTAINERS = ("div", "section", "ul", "ol", "table", "p", "footer", "header")
#: Words in a class or id of what follows an article on news pages.
_AROUND = re.compile(
    r"(?:^|[\s_-])(comments?|respond|disqus|related|recommended|read-?(?:also|more|next)|also-?read"
    r"|more-?(?:news|stories)|most-?(?:read|popular)|newsletter|subscribe|share|social|breadcrumbs?"
    r"|sidebar|menu|navbar|cookies?|advert\w*|promo)(?:$|[\s_-])",
    re.IGNORECASE,
)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
#: Headings over what follows an article.
_HEADING_AROUND = re.compile(
    r"\s*(related|recommended|(see|read) (also|more|next)|also read|more (news|stories|on|from)"
    r"|most (read|popular)|latest news|(leave a )?comments?|you may also)\b",
    re.IGNORECASE,
)
#: Share of a container's text in links from which it is a list of links.
_LINK_SHARE = 0.9
#: A container with more than this share of the page's text holds the article, whatever its class.
_ARTICLE_SHARE = 0.5


class _Size(NamedTuple):
    """Characters of an element's text, of that in links, white space left out, and its links."""

    text: int
    linked: int
    links: int


def prune(tree: lxml.html.HtmlElement) -> None:
    """Remove forms, menus, lists of links, comments and the headings over them from a page."""
    sizes = _measure(tree)
    most = _ARTICLE_SHARE * sizes[tree].text
    for element in list(_around_article(tree, sizes)):
        if element.getparent() is not None and sizes[element].text <= most:
            _remove_with_heading(element)


def _measure(tree: lxml.html.HtmlElement) -> dict[lxml.html.HtmlElement, _Size]:
    """Return the size of every element, each text counted once: pages may be deep."""
    sizes: dict[lxml.html.HtmlElement, _Size] = {}
    for _, element in lxml.etree.iterwalk(tree, events=("end",)):
        text, linked, links = _own_letters(element.text), 0, 0
        for child in element:
            size = sizes.get(child, _Size(0, 0, 0))
            text += size.text + _own_letters(child.tail)
            linked += size.linked
            links += size.links
        sizes[element] = _Size(text, text, 1) if element.tag == "a" else _Size(text, linked, links)
    return sizes


def _own_letters(text: str | None) -> int:
    return len("".join(text.split())) if text else 0


def _around_article(
    tree: lxml.html.HtmlElement, sizes: dict[lxml.html.HtmlElement, _Size]
) -> Iterator[lxml.html.HtmlElement]:
    yield from tree.iter(*_NEVER_ARTICLE)
    for element in tree.iter(*_CONTAINERS):
        names = f"{element.get('class') or ''} {element.get('id') or ''}"
        size = sizes[element]
        is_links = size.links >= 2 and size.linked >= _LINK_SHARE * size.text
        if is_links or _AROUND.search(names) or _is_announced(element):
            yield element


def _is_announced(element: lxml.html.HtmlElement) -> bool:
    """Tell that the heading just before an element says that it is not of the article."""
    heading = element.getprevious()
    return (
        heading is not None
        and heading.tag in _HEADINGS
        and element.tag != "p"
        and _HEADING_AROUND.match(heading.text_content()) is not None
    )


def _remove_with_heading(element: lxml.html.HtmlElement) -> None:
    heading = element.getprevious()
    if heading is not None and heading.tag in _HEADINGS and not (heading.tail or "").strip():
        heading.drop_tree()
    element.drop_tree()
