"""The article's HTML: every mark covers its claim's characters, and the text stays the text."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tollbook.web.article import Mark, paragraphs, segments


class Marked(HTMLParser):
    """Collects the text of a page, and the text under each claim's evidence and count."""

    def __init__(self):
        super().__init__()
        self.text = ""
        self.evidence = {}
        self.count = {}
        self._open = []

    def handle_starttag(self, tag, attrs):
        if tag == "mark":
            self._open.append(dict(attrs))

    def handle_endtag(self, tag):
        if tag == "mark":
            self._open.pop()

    def handle_data(self, data):
        self.text += data
        for attrs in self._open:
            for number in attrs.get("data-evidence", "").split():
                self.evidence[int(number)] = self.evidence.get(int(number), "") + data
            for number in attrs.get("data-count", "").split():
                self.count[int(number)] = self.count.get(int(number), "") + data


def mark(number, evidence, count=None, state="extracted", harm="killed"):
    return Mark(number, evidence, count or evidence, harm, state, f"claim {number}")


def parsed(text, marks):
    page = Marked()
    page.feed("".join(p.html for p in paragraphs(text, marks)))
    page.close()
    return page


def test_marks_cover_evidence_and_count():
    text = "Police say 14 people were killed."
    page = parsed(text, [mark(1, (11, 32), (11, 13))])
    assert page.text == text
    assert page.evidence == {1: "14 people were killed"}
    assert page.count == {1: "14"}


def test_overlapping_evidence_is_cut_into_segments():
    text = "14 killed, including 3 children, and 20 hurt"
    marks = [mark(1, (0, 31), (0, 2)), mark(2, (11, 31), (21, 22)), mark(3, (0, 44), (37, 39))]
    page = parsed(text, marks)
    assert page.text == text
    assert page.evidence == {1: text[0:31], 2: text[11:31], 3: text}
    assert page.count == {1: "14", 2: "3", 3: "20"}


def test_one_count_may_serve_two_claims():
    text = "dozens killed and wounded"
    html = next(paragraphs(text, [mark(1, (0, 25), (0, 6)), mark(2, (0, 25), (0, 6))])).html
    assert html.count("<a class") == 2
    assert 'data-count="1 2"' in html


def test_each_line_is_a_paragraph_that_keeps_its_break_and_offset():
    lines = list(paragraphs("One.\n\nThree.", []))
    assert [(p.start, p.end) for p in lines] == [(0, 5), (5, 6), (6, 12)]
    assert 'class="blank"' in lines[1].html
    assert all('dir="auto"' in p.html for p in lines)


def test_offsets_are_code_points_beyond_the_bmp():
    text = "🕯️🕯️ 𐩠 three dead"
    start = text.index("three")
    page = parsed(text, [mark(1, (start, len(text)), (start, start + 5))])
    assert page.count == {1: "three"}


def test_text_that_looks_like_html_is_text():
    text = '<script>alert("5 dead & 6 hurt")</script>'
    html = "".join(p.html for p in paragraphs(text, [mark(1, (15, 21), (15, 16))]))
    assert "<script" not in html
    assert parsed(text, []).text == text


@pytest.mark.parametrize("odd", ["\x00", "\ud800", "\r"])
def test_a_character_that_html_would_lose_keeps_its_place(odd):
    page = parsed(f"a{odd}5 dead", [mark(1, (2, 8), (2, 3))])
    assert len(page.text) == 8
    assert page.count == {1: "5"}


def test_a_rejected_claim_is_marked_so():
    html = next(paragraphs("5 dead", [mark(1, (0, 6), (0, 1), state="rejected")])).html
    assert 'class="rejected count harm-killed count-rejected"' in html


def test_a_rejected_count_does_not_hide_a_live_one_on_the_same_words():
    marks = [mark(1, (0, 6), (0, 1), "rejected"), mark(2, (0, 6), (0, 1), "accepted", "injured")]
    html = next(paragraphs("5 dead", marks)).html
    assert "count harm-injured" in html
    assert "count-rejected" not in html


def test_an_empty_text_has_no_segment():
    assert list(segments("", [])) == []


@st.composite
def marked_texts(draw):
    text = draw(st.text(st.sampled_from("ab 14\n<&é🕯א"), min_size=1, max_size=60))
    offset = st.integers(0, len(text) - 1)
    marks = []
    for number in range(draw(st.integers(0, 6))):
        start = draw(offset)
        end = draw(st.integers(start + 1, len(text)))
        low = draw(st.integers(start, end - 1))
        marks.append(mark(number, (start, end), (low, draw(st.integers(low + 1, end)))))
    return text, marks


@given(marked_texts())
def test_any_marks_on_any_text_cover_exactly_their_characters(case):
    text, marks = case
    page = parsed(text, marks)
    assert page.text == text
    assert page.evidence == {m.number: text[slice(*m.evidence)] for m in marks}
    assert page.count == {m.number: text[slice(*m.figure)] for m in marks}
