"""Sharing the inbox: filters, desks, saved views, and many reports at once."""

import pytest
from django.contrib.auth.models import User
from django.urls import reverse

from tests.web.conftest import MARKET, make_claim, market_claims, person, store
from tollbook.record.decisions import decide
from tollbook.record.models import Assignment, Claim, Decision, SavedView
from tollbook.record.selecting_reports import ReportSelection
from tollbook.web.desk import Desk


@pytest.fixture
def other(db):
    text = "Four people died in Aleppo. Nobody knows how."
    claim = make_claim(text, "Four people died", "Four", id="c1", value=4, confidence=0.4)
    return store(text, [claim], id="other", title="Four died", publisher="Gazette")


def found(**asked):
    rows = ReportSelection.of(asked).summaries().order_by("pk")
    return [row.report.title for row in rows.select_related("report")]


def many(page, *reports, **data):
    chosen = {"report": [report.pk for report in reports], **data}
    return page.post(reverse("many"), chosen, follow=True).content.decode()


def test_each_filter_narrows(market, other, recorder):
    Assignment.objects.create(report=other, to=recorder)
    both = ["Shells hit market", "Four died"]
    assert found() == both
    assert found(publisher="Gazette") == ["Four died"]
    assert found(doubt="1") == ["Four died"]
    assert found(assigned=recorder.username) == ["Four died"]
    assert found(assigned="nobody") == ["Shells hit market"]
    assert found(country="sy") == []
    assert found(disagree="1") == []
    assert found(q='"Nobody knows"') == ["Four died"]


def test_a_claim_that_is_judged_is_no_doubt_any_more(other, recorder):
    decide(recorder, "accept", claims=[Claim.objects.get(report=other)])
    assert found(doubt="1") == []


def test_copies_are_folded_under_the_first(page, market, recorder):
    copy = store(f"{MARKET} (agencies)", market_claims(), id="copy", title="The same")
    pair = [Desk(row).incidents[0] for row in (market, copy)]
    decide(recorder, "same_incident", incidents=pair)
    assert found() == ["Shells hit market"]
    assert found(copies="1") == ["Shells hit market", "The same"]
    assert "1 copy" in page.get(reverse("inbox")).content.decode()


def test_disagreeing_sources_are_found(market, other, recorder):
    pair = [Desk(row).incidents[0] for row in (market, other)]
    decide(recorder, "same_incident", incidents=pair)
    assert found(disagree="1") == ["Shells hit market", "Four died"]


def test_an_address_keeps_its_selection():
    asked = {"q": "market", "stage": "new", "publisher": "Gazette", "language": "en",
             "country": "SY", "harm": "killed", "assigned": "rasha", "doubt": "1",
             "disagree": "1", "copies": "1"}  # fmt: skip
    assert ReportSelection.of(asked).parameters() == asked
    assert ReportSelection.of({"stage": "x", "harm": "y", "doubt": "yes"}).parameters() == {}


def test_reports_are_given_to_somebody_and_to_nobody(page, market, other):
    amal = person("amal", "recorder")
    assert "2 reports given to amal" in many(page, market, other, do="assign", to="amal")
    assert [row.to for row in Assignment.objects.all()] == [amal, amal]
    assert "1 report is nobody" in many(page, other, do="assign", to="")
    assert Assignment.objects.get().report == market


def test_nobody_is_given_to_whom_there_is_not(page, market):
    Assignment.objects.create(report=market, to=User.objects.get(username="rasha"))
    assert "Say what to do with them" in many(page, market, do="assign", to="ghost")
    assert Assignment.objects.count() == 1


def test_what_waits_in_many_reports_is_accepted(page, market, other, recorder):
    decide(recorder, "reject", claims=[Claim.objects.get(report=market, number=1)], reason="other")
    assert "4 claims accepted" in many(page, market, other, do="accept")
    assert [row.kind for row in Decision.objects.all()] == ["reject", "accept", "accept"]
    assert found(stage="reviewed") == ["Shells hit market", "Four died"]
    assert Desk(market).find(1).state == "rejected"


def test_what_waits_is_rejected_for_a_reason_only(page, market):
    assert "and why" in many(page, market, do="reject")
    assert not Decision.objects.exists()
    assert "4 claims rejected" in many(page, market, do="reject", reason="out_of_scope")
    assert Decision.objects.get().reason == "out_of_scope"


def test_none_chosen_does_nothing(page, market):
    assert "Choose the reports first" in many(page, do="accept")


def test_one_comes_back_to_the_selection(page, market):
    answer = page.post(reverse("many"), {"query": "stage=new&evil=//x"})
    assert answer.url == f"{reverse('inbox')}?stage=new"


def test_a_view_is_kept_renewed_and_forgotten(page, market, recorder):
    page.post(reverse("save-view"), {"name": "Mine", "query": "assigned=rasha&page=2"})
    page.post(reverse("save-view"), {"name": "Mine", "query": "harm=killed"})
    view = SavedView.objects.get(user=recorder)
    assert (view.name, view.query) == ("Mine", "harm=killed")
    assert 'href="/?harm=killed"' in page.get(reverse("inbox")).content.decode()
    page.post(reverse("drop-view", args=[view.pk]))
    assert not SavedView.objects.exists()


def test_a_view_needs_a_name_and_is_ones_own(page, market):
    answer = page.post(reverse("save-view"), {"name": " "}, follow=True)
    assert "Give the view a name" in answer.content.decode()
    strange = SavedView.objects.create(user=person("amal", "viewer"), name="Hers")
    assert page.post(reverse("drop-view", args=[strange.pk])).status_code == 404


@pytest.mark.parametrize("count", [2, 20])
def test_the_queries_do_not_grow_with_the_reports(page, db, count, django_assert_max_num_queries):
    for n in range(count):
        store(f"Report number {n}.", [], id=f"r{n}", title=f"Report {n}")
    with django_assert_max_num_queries(24):
        page.get(reverse("inbox"))
