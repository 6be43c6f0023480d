"""A web page written for these tests: an article among menus, links and a comment form."""

BODY = (
    "At least four people were killed on Tuesday when shells hit a market in the town of Norvik, "
    "the health ministry said in a statement.",
    "Nine others were wounded, among them two children & a nurse, a doctor at the clinic said.",
    "Coast Herald, Agencies",
)

_PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8">
<title>Shells hit a market - Coast Herald</title>{head}</head><body>
<nav><ul><li><a href="/">Home</a></li>
<li><a href="/world">World: 70 die in flood</a></li></ul></nav>
<article><h1>Shells hit a market</h1>{time}{paragraphs}</article>
<aside class="related"><h3>Related</h3><ul>
<li><a href="/1">Bombing kills 90 in another town</a></li>
<li><a href="/2">Twelve soldiers die in ambush</a></li></ul></aside>
<div id="comments"><h3>Comments About This Article</h3><form><p>Please fill the fields below.</p>
<input name="who"><textarea></textarea></form>
<div class="comment"><p>I heard that it was sixty dead, not four, said my cousin.</p></div></div>
<footer><p>Copyright 1999-2022 Coast Herald. All rights reserved.</p></footer></body></html>"""


def page(head: str = "", time: str = "") -> str:
    """Return the page with more tags in its head, and a time element."""
    paragraphs = "".join(f"<p>{line.replace('&', '&amp;')}</p>" for line in BODY)
    return _PAGE.format(head=head, time=time, paragraphs=paragraphs)


LINKED_DATA = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [
{"@type": "WebSite", "name": "Coast Herald", "datePublished": "2001-01-01"},
{"@type": ["NewsArticle"], "headline": "Shells hit a market",
 "datePublished": "2021-03-02T22:10:00-05:00", "dateModified": "2021-03-09",
 "publisher": {"@type": "Organization", "name": "The Coast Herald"}}]}</script>"""
