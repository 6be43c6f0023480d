from __future__ import annotations

import datetime as dt

import pytest

from tests.intake.pages import BODY, LINKED_DATA, page
from tollbook.errors import BadInputError
from tollbook.intake.pages import read_page


def test_the_article_and_nothing_else_is_the_text() -> None:
    text = read_page(page(), "a.html", "a").text
    assert [line for line in text.split("\n") if line != "Shells hit a market"] == list(BODY)


def test_metadata_of_linked_data() -> None:
    article = read_page(page(LINKED_DATA), "a.html", "a")
    assert (article.title, article.publisher) == ("Shells hit a market", "The Coast Herald")
    assert article.published == dt.date(2021, 3, 2)
    assert article.id == "a"


@pytest.mark.parametrize(
    ("head", "time", "day"),
    [
        (LINKED_DATA, '<meta itemprop="datePublished" content="2021-03-07">', dt.date(2021, 3, 2)),
        ('<meta property="article:published_time" content="2021-03-04">', "", dt.date(2021, 3, 4)),
        ('<meta name="DC.date" content="2021-03-05">', "", dt.date(2021, 3, 5)),
        ("", '<time itemprop="datePublished" datetime="2021-03-06">6</time>', dt.date(2021, 3, 6)),
        ("", '<time datetime="2021-03-08T10:00:00" pubdate>8 March</time>', dt.date(2021, 3, 8)),
        ('<meta name="date" content="soon">', "", None),
        ('<meta name="dc.date" content="0001-01-01">', "", None),
        ('<script type="application/ld+json">{"broken</script>', "", None),
        (f'<script type="application/ld+json">{"[" * 100_000}</script>', "", None),
        ('<script type="application/ld+json">{"@type": 1, "publisher": []}</script>', "", None),
        ("", "", None),
    ],
)  # fmt: skip
def test_date(head: str, time: str, day: dt.date | None) -> None:
    assert read_page(page(head, time), "a.html", "a").published == day


def test_the_site_name_is_the_publisher() -> None:
    head = '<meta property="og:site_name" content="Coast Herald">'
    assert read_page(page(head), "a.html", "a").publisher == "Coast Herald"


@pytest.mark.parametrize(
    "markup",
    [
        "<html><head><title>Empty</title></head><body></body></html>",
        "<html><body><nav><ul><li><a href='/'>Home</a></li><li>Us</li></ul></nav></body></html>",
        "<html><body><form><label>Name</label><input><button>Send</button></form></body></html>",
        "<!-- nothing -->",
        "<!DOCTYPE html>",
    ],
)
def test_a_page_without_an_article_is_an_error(markup: str) -> None:
    with pytest.raises(BadInputError, match=r"a\.html: no article was found in the page"):
        read_page(markup, "a.html", "a")


def test_a_page_with_an_xml_declaration_is_read() -> None:
    assert read_page('<?xml version="1.0" encoding="utf-8"?>' + page(), "a.html", "a").text


def test_an_article_right_to_left_is_read() -> None:
    line = "قتل أربعة أشخاص على الأقل يوم الثلاثاء في قصف أصاب سوقا في البلدة، بحسب وزارة الصحة."
    body = f"<article><p>{line}</p><p>{line} وأصيب تسعة.</p></article>"
    assert line in read_page(f'<html dir="rtl"><body>{body}</body></html>', "a.html", "a").text
