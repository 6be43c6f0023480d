"""The inbox: where each report stands, and finding one again."""

import pytest
from django.urls import reverse

from tests.web.conftest import make_claim, store
from tollbook.record import selecting_reports
from tollbook.record.decisions import decide, undo
from tollbook.record.models import Claim, Report
from tollbook.record.progress import stage_of, with_progress


def judge_all(report, by):
    return decide(by, "accept", claims=list(Claim.objects.filter(report=report)))


def stage(report):
    return stage_of(with_progress(Report.objects.all()).get(pk=report.pk))


def titles(client, **query):
    response = client.get(reverse("inbox"), query)
    return [report.headline for report in response.context["page"]]


def test_a_report_goes_from_new_to_reviewed_and_back(market, recorder):
    assert stage(market) == "new"
    decide(recorder, "accept", claims=[Claim.objects.get(report=market, number=1)])
    assert stage(market) == "begun"
    last = judge_all(market, recorder)
    assert stage(market) == "reviewed"
    undo(recorder, last)
    assert stage(market) == "begun"


def test_undoing_an_undo_counts_as_judged(market, recorder):
    undo(recorder, undo(recorder, judge_all(market, recorder)))
    assert stage(market) == "reviewed"


def test_no_claim_found_and_not_read_are_told_apart(db):
    assert stage(store("The council met.", [], id="a")) == "empty"
    assert stage(store("قُتل سبعة.", [], ["language_not_read"], id="b", language="ar")) == "unread"


def test_tabs_count_and_filter(page, market, recorder):
    text = "Two fishermen drowned off Port Sela."
    drowned = make_claim(text, "Two fishermen drowned", "Two", id="c1", value=2)
    other = store(text, [drowned], id="other", title="Other")
    judge_all(other, recorder)
    response = page.get(reverse("inbox"))
    assert {key: n for key, _, n in response.context["tabs"] if n} == {
        "": 2, "new": 1, "reviewed": 1,
    }  # fmt: skip
    assert titles(page, stage="reviewed") == ["Other"]


@pytest.mark.parametrize(
    ("sought", "found"), [("medics taiz", 1), ("northern wire", 1), ("medics nowhere", 0)]
)
def test_search_finds_all_words_anywhere(page, market, sought, found):
    assert len(titles(page, q=sought)) == found


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"harm": "injured"}, ["Shells hit market"]),
        ({"harm": "displaced"}, []),
        ({"language": "ar"}, ["قُتل سبعة."]),
        ({"language": "en", "harm": "killed"}, ["Shells hit market"]),
    ],
)
def test_harm_and_language_narrow_the_list(page, market, query, found):
    store("قُتل سبعة.", [], ["language_not_read"], id="ar", language="ar")
    assert titles(page, **query) == found


def test_a_tab_keeps_what_was_asked(page, market):
    html = page.get(reverse("inbox"), {"q": "market", "harm": "killed", "page": 1}).content.decode()
    assert 'href="?q=market&amp;harm=killed&amp;stage=new"' in html


def test_a_report_without_a_title_shows_its_first_words(page, db):
    store(f"\n{'Some words here ' * 20}\nSecond line.", [])
    (shown,) = titles(page)
    assert shown.startswith("Some words here")
    assert shown.endswith(" …")
    assert len(shown) < 100


def test_an_unknown_stage_shows_all(page, market):
    assert len(titles(page, stage="nonsense")) == 1


def test_a_long_inbox_has_pages(page, db):
    for n in range(51):
        store(f"Report number {n}.", [], id=f"r{n}")
    assert len(titles(page)) == 50
    assert len(titles(page, page=2)) == 1


def test_what_is_found_by_a_common_word_is_not_counted_to_the_end(page, market, monkeypatch):
    few = page.get(reverse("inbox"), {"q": "market"}).context
    assert {key: number for key, _, number in few["tabs"]}[""] == 1
    monkeypatch.setattr(selecting_reports, "COUNTED", 0)
    many = page.get(reverse("inbox"), {"q": "market"})
    assert {number for _, _, number in many.context["tabs"]} == {None}
    assert "over 10,000" in many.content.decode()
    assert [row.pk for row in many.context["page"]] == [market.pk]


def test_a_stage_of_a_search_is_as_long_as_its_tab_says(page, market):
    context = page.get(reverse("inbox"), {"q": "market", "stage": "reviewed"}).context
    assert (context["page"].paginator.count, list(context["page"])) == (0, [])
