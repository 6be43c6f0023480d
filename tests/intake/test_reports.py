from __future__ import annotations

import datetime as dt
import hashlib

import pytest

from tollbook.intake.reports import Article, credited, make_report

TEXT = "Two people were killed when a bridge fell in Norvik, the mayor said on Friday."
DAY, OTHER_DAY = dt.date(2021, 3, 5), dt.date(2021, 4, 9)


def test_the_text_is_stored_exactly_with_its_hash() -> None:
    text = f"\r\n {TEXT} \u00a0\n"
    report = make_report(Article(id="a", text=text))
    assert report.text == text
    assert report.sha256 == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("given", "metadata", "day", "basis", "flags"),
    [
        (DAY, None, DAY, "given", ()),
        (None, DAY, DAY, "metadata", ()),
        (DAY, DAY, DAY, "given", ()),
        (DAY, OTHER_DAY, DAY, "given", ("dates_disagree",)),
        (None, None, None, "none", ("needs_anchor",)),
    ],
)
def test_anchor(
    given: dt.date | None,
    metadata: dt.date | None,
    day: dt.date | None,
    basis: str,
    flags: tuple[str],
) -> None:
    report = make_report(Article(id="a", text=TEXT, published=metadata), published=given)
    assert (report.published, report.published_basis, report.flags) == (day, basis, flags)


def test_a_dateline_goes_before_metadata() -> None:
    report = make_report(
        Article(id="a", text=f"NORVIK, March 6, 2021 (AP) - {TEXT}", published=DAY)
    )
    assert (report.published, report.published_basis) == (dt.date(2021, 3, 6), "dateline")


@pytest.mark.parametrize(
    ("stated", "language"),
    [(None, "en"), ("en-GB", "en"), ("FR", "fr"), ("pt_BR", "pt"), ("English", "en"), ("", "en")],
)
def test_a_stated_language_stands(stated: str | None, language: str) -> None:
    assert make_report(Article(id="a", text=TEXT, language=stated)).language == language


def test_the_publishers_own_name_is_no_credit() -> None:
    text = f"(Coast Herald) - {TEXT} Coast Herald, AFP"
    assert credited(text, "COAST-HERALD") == ("AFP",)
    assert credited(text, None) == ("Coast Herald", "AFP")
