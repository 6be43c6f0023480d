from __future__ import annotations

import pytest

from tollbook.intake.pages import read_page

ARTICLE = (
    "At least four people were killed on Tuesday when shells hit a market in the town of Norvik,"
    " the health ministry said in a statement.",
    "Nine others were wounded, among them two children, a doctor told reporters by phone.",
    "The town has been shelled for weeks and many of its people have fled, officials said.",
    "Coast Herald, Agencies",
)
PARAGRAPHS = "".join(f"<p>{line}</p>" for line in ARTICLE)
COMMENTS = """<h3>Comments About This Article</h3><form><p>Please fill the fields below.</p>
<label>Name</label><input name="n"><textarea></textarea><button>Send</button></form>"""
LINKS = """<h4>Related News</h4><ul><li><a href="/1">Bombing kills 90 in another town near the
border</a></li><li><a href="/2">Twelve soldiers die in an ambush, army says</a></li></ul>"""
TEASER = """<h4>Read also</h4><div><a href="/1">Bombing kills 90 in another town.</a><p>A bombing
killed 90 people on Monday in a town near the border, officials said.</p></div>"""
SAID_BELOW = """<div id="comment-list"><p>I heard that sixty people were killed, not four at all,
said my cousin who was at the market on that day.</p></div>"""


@pytest.mark.parametrize(
    "body",
    [
        f"<article><h1>T</h1>{PARAGRAPHS}{COMMENTS}{LINKS}</article>",
        f"<div id='content'><h1>T</h1><div>{PARAGRAPHS}</div>{COMMENTS}{LINKS}</div>",
        f"<h1>T</h1>{PARAGRAPHS}{COMMENTS}{LINKS}{SAID_BELOW}",
        f"<div class='news'>{'<br><br>'.join(ARTICLE)}</div>{COMMENTS}{LINKS}{SAID_BELOW}",
        f"<table><tr><td><h1>T</h1>{PARAGRAPHS}{COMMENTS}</td><td>{LINKS}</td></tr></table>",
        f"<div><h1>T</h1>{PARAGRAPHS}{TEASER}</div>",
        f"<nav><a href='/'>Home</a><a href='/w'>World</a></nav><div>{PARAGRAPHS}</div>{LINKS}",
        f"<div class='more-news'>{PARAGRAPHS}</div>{COMMENTS}",
    ],
    ids=["article", "div", "flat", "breaks", "table", "teaser", "menu", "class-on-the-article"],
)
def test_what_stands_around_an_article_is_not_its_text(body: str) -> None:
    text = read_page(
        f"<html><head><title>T</title></head><body>{body}</body></html>", "x", "x"
    ).text
    for line in ARTICLE:
        assert line in text
    for words in ("Comments", "fill the fields", "Related", "Home", " 90 ", "Twelve", "sixty"):
        assert words not in text


def test_links_in_the_article_stay() -> None:
    linked = PARAGRAPHS.replace("Norvik", '<a href="/n">Norvik</a>').replace(
        "two children", '<a href="/c">two children</a>'
    )
    text = read_page(f"<html><body><article>{linked}</article></body></html>", "x", "x").text
    assert ARTICLE[0] in text
    assert ARTICLE[1] in text
