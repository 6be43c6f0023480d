from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import tollbook
from tollbook.api import default_gazetteer, read, read_report, read_reports
from tollbook.display import ReadingView
from tollbook.errors import BadInputError
from tollbook.intake import Article, make_report
from tollbook.model import Claim, Report
from tollbook.model.claims import require_grounded

TEXT = (
    "Four civilians were killed on Tuesday when shells hit a market in Norvik, the mayor said. "
    "More than 300 people have died since the war began in 2014."
)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home without a gazetteer."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    return tmp_path


def test_read_is_exported() -> None:
    assert tollbook.read is read
    assert tollbook.read_report is read_report
    with pytest.raises(AttributeError, match="raed"):
        _ = tollbook.raed


def test_read_gives_grounded_claims_with_incidents() -> None:
    view = read(TEXT, "2021-03-04", id="market", title="A title", publisher="Coast Herald")
    assert isinstance(view, ReadingView)
    assert (view.report.id, view.report.title) == ("market", "A title")
    for claim in view.claims:
        require_grounded(claim, TEXT)
    killed, total = view.claims[0], view.claims[-1]
    assert (killed.count.value, killed.incident) == (4, "i1")
    assert killed.time is not None
    assert killed.time.from_ == dt.date(2021, 3, 2)
    assert (total.count.value, total.incident) == (300, None)


@pytest.mark.parametrize("published", [dt.date(2021, 3, 4), "2021-03-04"])
def test_a_date_may_be_text(published: dt.date | str) -> None:
    assert read(TEXT, published).report.published == dt.date(2021, 3, 4)


def test_without_a_date_nothing_is_dated() -> None:
    view = read(TEXT)
    assert view.report.flags == ("needs_anchor",)
    assert view.claims[0].time is not None
    assert view.claims[0].time.from_ is None


@pytest.mark.parametrize("text", ["", " \n"])
def test_an_empty_text_is_an_error(text: str) -> None:
    with pytest.raises(ValueError, match="empty"):
        read(text)


def test_a_date_that_is_none_is_an_error() -> None:
    with pytest.raises(ValueError, match="yesterday"):
        read(TEXT, "yesterday")


def test_a_language_that_is_not_read_has_the_flag() -> None:
    reading = read_report(make_report(Article(id="a", text=TEXT, language="ar")))
    assert reading.claims == ()
    assert "language_not_read" in reading.report.flags


def test_a_language_that_is_not_known_is_tried() -> None:
    report = make_report(Article(id="a", text="Two were killed."))
    assert report.language is None
    assert [claim.count.value for claim in read_report(report).claims] == [2]


class SaysNothing:
    """A reader that claims nothing, of a language of its own."""

    name, version = "none", "1"
    languages = frozenset({"eo"})

    def read(self, report: Report) -> tuple[Claim, ...]:
        return ()


def test_another_reader_can_stand_in() -> None:
    report = make_report(Article(id="a", text=TEXT, language="eo"))
    assert read_report(report, SaysNothing()).report.flags == ("needs_anchor",)
    assert "language_not_read" in read_report(report).report.flags


def test_reports_are_read_as_they_are_asked_for() -> None:
    def reports():
        yield make_report(Article(id="a", text=TEXT))
        raise AssertionError("the second report was asked for")

    assert next(iter(read_reports(reports()))).report.id == "a"


def test_a_gazetteer_of_another_kind_is_an_error(home: Path) -> None:
    assert default_gazetteer() is None
    (home / "places.sqlite3").write_bytes(b"")
    with pytest.raises(BadInputError, match="tollbook places build"):
        default_gazetteer()
