from __future__ import annotations

import lxml.html
import msgspec
import pytest

from tests.display.readings import TEXT, make_reading
from tollbook.display.html import _COLOURS, render_html
from tollbook.display.roles import ROLES
from tollbook.model import Reading


@pytest.fixture
def tree() -> lxml.html.HtmlElement:
    """The parsed HTML of the reading."""
    return lxml.html.fromstring(render_html(make_reading()))


def test_the_marked_text_is_the_reports_text(tree: lxml.html.HtmlElement) -> None:
    (text,) = tree.find_class("tollbook-text")
    assert text.text_content() == TEXT


def test_each_mark_covers_its_words(tree: lxml.html.HtmlElement) -> None:
    marks = {mark.text_content(): mark.get("title") for mark in tree.iter("mark")}
    assert marks["At least 14"] == "count of c1"
    assert marks["three"] == "count of c2"
    assert marks["</b> "] == "evidence of c1, c2"


def test_nothing_of_the_report_is_markup() -> None:
    reading = make_reading()
    script = '"><script>alert(1)</script>'
    report = msgspec.structs.replace(reading.report, title=script, id=script)
    html = render_html(Reading(report=report, claims=reading.claims))
    assert "<script" not in html
    assert "<b>" not in html


def test_the_table_has_a_row_a_claim(tree: lxml.html.HtmlElement) -> None:
    rows = [[cell.text_content() for cell in row.iter("td")] for row in tree.iter("tr")][1:]
    assert [row[:5] for row in rows] == [
        ["c1", "killed", "At least 14", "14", ""],
        ["c2", "killed", "three", "3", "3"],
    ]


def test_no_claims() -> None:
    report = make_reading().report
    assert "No claims were found" in render_html(Reading(report=report))
    report = msgspec.structs.replace(report, language="ar", flags=("language_not_read",))
    html = render_html(Reading(report=report))
    assert "No claims were sought: language ar is not read yet." in html
    assert "were found" not in html


@pytest.mark.parametrize("role", ROLES)
def test_marked_words_can_be_read(role: str) -> None:
    """Contrast of the text's colour on the mark's, by WCAG's formula, is at least 7 to 1."""
    assert (_luminance(_COLOURS[role]) + 0.05) / (_luminance("#1a1a1a") + 0.05) >= 7


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
