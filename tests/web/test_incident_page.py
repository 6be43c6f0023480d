"""The incident page: bounds that name their claims, merging, moving, picking, undoing."""

import datetime as dt

import pytest
from django.urls import reverse
from msgspec.structs import replace

from tests.web.conftest import MARKET, make_claim, market_claims, store
from tollbook.record.decisions import decide, split
from tollbook.record.models import Claim, Incident
from tollbook.record.tolls import toll_of
from tollbook.web.desk import Desk
from tollbook.web.matches import matches_of

RIVAL = (
    "Eight civilians were killed on Tuesday in the shelling of a market in Taiz, residents said."
)


@pytest.fixture
def incident(market):
    return Desk(market).incidents[0]


@pytest.fixture
def rival(market):
    """Another outlet's report of the same event, in an incident of its own."""
    claim = make_claim(
        RIVAL, "Eight civilians were killed", "Eight", id="c1", value=8, source="residents"
    )
    day = dt.date(2025, 3, 11)
    row = store(RIVAL, [claim], id="rival", publisher="Gazette", title="Eight dead", published=day)
    return Desk(row).incidents[0]


def html(page, name, *args):
    response = page.get(reverse(name, args=args))
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def post(page, name, *args, **data):
    return page.post(reverse(name, args=args), data)


def killed(incident):
    return toll_of(incident).figure("killed").numbers


def test_each_bound_links_to_the_sentence_it_rests_on(page, market, incident):
    shown = html(page, "incident", incident.pk)
    link = f'<a href="{reverse("report", args=[market.pk])}#claim1"><bdi>At least nine killed'
    assert shown.count(link) >= 3
    assert "At least 9 killed." in shown


def test_a_report_without_a_title_is_listed_by_its_first_words(page):
    claim = make_claim(RIVAL, "Eight civilians were killed", "Eight", id="c1", value=8)
    untitled = store(RIVAL, [claim], id="untitled", title=None, publisher=None)
    shown = html(page, "incident", Desk(untitled).incidents[0].pk)
    listed = shown[shown.index("Reports</h2>") : shown.index("History</h2>")]
    assert RIVAL[:40] in listed
    assert untitled.came_from not in listed


def test_a_part_is_shown_as_a_part_and_not_added(page, incident):
    shown = html(page, "incident", incident.pk)
    assert "Of these, as parts: not added" in shown
    assert '<th scope="row">children</th><td class="number">3</td>' in shown
    assert killed(incident) == (9, 9, 9)


def test_a_running_total_stands_apart(page, incident):
    shown = html(page, "incident", incident.pk)
    apart = shown[shown.index("Totals in the same reports") :]
    assert "61 or more killed, cumulative" in apart
    assert "61" not in shown[: shown.index("Totals in the same reports")]


def test_a_rejected_claim_is_shown_as_rejected(page, market, incident, recorder):
    claim = Claim.objects.get(report=market, number=1)
    decide(recorder, "reject", claims=[claim], reason="not_casualty")
    shown = html(page, "incident", incident.pk)
    assert '<span class="tag rejected">rejected</span>' in shown
    assert "At least 9 killed." not in shown


def test_a_merge_joins_the_tolls_and_can_be_taken_back(page, incident, rival):
    post(page, "merge", incident.pk, other=rival.pk, are="same")
    assert killed(incident)[0] == 8
    assert post(page, "incident", rival.pk).status_code == 302
    assert page.get(reverse("incident", args=[rival.pk])).url.endswith(f"/{incident.pk}/")
    decision = incident.decisions.get(kind="same_incident")
    post(page, "undo-decision", incident.pk, decision.pk)
    assert killed(incident) == (9, 9, 9)
    rival.refresh_from_db()
    assert rival.merged_into is None
    assert "undone" in html(page, "incident", incident.pk)


def test_what_was_told_apart_is_not_offered_again(page, incident, rival):
    post(page, "merge", incident.pk, other=rival.pk, are="different")
    assert rival.pk not in [match.incident.pk for match in matches_of(incident)]
    assert "Told apart" in html(page, "merge", incident.pk)
    assert killed(incident) == (9, 9, 9)


def test_reports_of_one_event_are_offered_for_merging(page, recorder):
    day = dt.date(2025, 3, 11)
    texts = [
        "At least 9 people were killed when shells hit a vegetable market in Taiz, medics said.",
        "Shells hit a vegetable market in Taiz and 9 people were killed, the governor said.",
    ]
    rows = [
        store(
            text,
            [make_claim(text, "9 people were killed", "9", id="c1", value=9)],
            id=f"r{n}",
            published=day,
        )
        for n, text in enumerate(texts)
    ]
    split(recorder, list(Claim.objects.filter(report=rows[1])), "Kept apart")
    one, other = (Desk(row).incidents[0] for row in rows)
    (match,) = matches_of(one)
    assert match.incident.pk == other.pk
    assert "vegetable" in " ".join(match.reasons_for)
    assert "likely the same" in html(page, "merge", one.pk)


def test_a_search_by_title_offers_any_other_incident(page, incident, rival):
    response = page.get(reverse("merge", args=[incident.pk]), {"q": rival.title.split(",")[0]})
    assert f'name="other" value="{rival.pk}"' in response.content.decode()


@pytest.mark.parametrize("other", ["x", "", "9" * 30, "-1"])
def test_what_no_incident_has_for_an_id_is_not_found(page, incident, other):
    asked = {"other": other, "say": "same_incident"}
    assert page.post(reverse("merge", args=[incident.pk]), asked).status_code == 404


def test_claims_move_to_an_incident_of_their_own(page, market, incident):
    wounded = Claim.objects.get(report=market, number=3)
    post(page, "move", incident.pk, claim=[wounded.pk], title="Second shell")
    made = Incident.objects.get(title="Second shell")
    assert toll_of(made).figure("injured").numbers == (23, 23, 23)
    assert toll_of(incident).figure("injured") is None


def test_claims_move_to_an_incident_by_its_id(page, market, incident, rival):
    wounded = Claim.objects.get(report=market, number=3)
    post(page, "move", incident.pk, claim=[wounded.pk], title=rival.key)
    assert toll_of(rival).figure("injured").numbers == (23, 23, 23)
    assert Incident.objects.count() == 2


def test_the_id_of_a_merged_incident_is_that_of_the_one_it_is_in(
    page, market, incident, rival, recorder
):
    wounded = Claim.objects.get(report=market, number=3)
    split(recorder, [wounded], "Second shell")
    apart = Incident.objects.get(title="Second shell")
    post(page, "merge", incident.pk, other=rival.pk, are="same")
    post(page, "move", apart.pk, claim=[wounded.pk], title=rival.key)
    assert Claim.objects.get(pk=wounded.pk).membership.incident == incident


def test_an_id_that_no_incident_has_is_refused(page, market, incident):
    wounded = Claim.objects.get(report=market, number=3)
    there = reverse("move", args=[incident.pk])
    told = page.post(there, {"claim": [wounded.pk], "title": "i999"}, follow=True)
    assert "No incident has the id i999." in told.content.decode()
    assert list(Incident.objects.all()) == [incident]


def test_moving_nothing_or_to_nowhere_is_refused(page, market, incident):
    wounded = Claim.objects.get(report=market, number=3)
    post(page, "move", incident.pk, title="Nothing in it")
    post(page, "move", incident.pk, claim=[wounded.pk], title=" ")
    assert list(Incident.objects.all()) == [incident]


def test_a_reviewer_picks_the_best_figure(page, incident, rival):
    post(page, "merge", incident.pk, other=rival.pk, are="same")
    for number in (8, 9):
        claim = Claim.objects.get(membership__incident=incident, best=number)
        post(page, "pick", incident.pk, best=claim.pk)
        assert killed(incident)[1] == number
    assert "picked by a reviewer" in html(page, "incident", incident.pk)


def test_the_history_says_who_did_what_and_why(page, market, incident, recorder):
    claim = Claim.objects.get(report=market, number=1)
    decide(recorder, "reject", claims=[claim], reason="machine_error", note="an age, not a number")
    shown = html(page, "incident", incident.pk)
    history = shown[shown.index('id="history"') :]
    assert "<bdi>rasha</bdi> rejected" in history
    assert "the machine misread" in history
    assert "an age, not a number" in history


def test_an_incident_without_a_figure_is_not_zero(page, db):
    row = Incident.objects.create(title="Told by phone", by_hand=True)
    assert "Unknown is not zero" in html(page, "incident", row.pk)


@pytest.mark.parametrize("count", [1, 20])
def test_the_queries_of_the_pages_do_not_grow(page, db, count, django_assert_max_num_queries):
    for n in range(count):
        store(f"{MARKET} {n}", market_claims(f"{MARKET} {n}"), id=f"m{n}")
    first = Incident.objects.order_by("pk")[0]
    for n, other in enumerate(Incident.objects.exclude(pk=first.pk)):
        if n % 2:
            post(page, "merge", first.pk, other=other.pk, are="same")
    with django_assert_max_num_queries(22):
        html(page, "incident", first.pk)
    with django_assert_max_num_queries(22):
        html(page, "incidents")
    with django_assert_max_num_queries(22):
        html(page, "inbox")


def test_a_correction_is_told_by_what_it_changed(page, market, recorder):
    claim = Claim.objects.get(report=market, number=1)
    first = replace(claim.as_model(), count=replace(claim.as_model().count, value=11, low=11))
    decide(recorder, "correct", claims=[claim], replacement=first, reason="wrong_number")
    second = replace(first, harm="injured")
    decide(recorder, "correct", claims=[claim], replacement=second, reason="other")
    told = html(page, "incident", Desk(market).incidents[0].pk)
    assert "<del>9</del>" in told
    assert "<ins>11</ins>" in told
    assert "<del>killed</del>" in told
    assert told.count('<ul class="diff">') == 2


def test_a_note_stands_in_the_history_and_in_no_toll(page, incident):
    before = toll_of(incident)
    page.post(reverse("note", args=[incident.pk]), {"note": "Asked the hospital on Tuesday."})
    told = html(page, "incident", incident.pk)
    assert "Asked the hospital on Tuesday." in told
    assert toll_of(incident) == before
    refused = page.post(reverse("note", args=[incident.pk]), {"note": " "}, follow=True)
    assert "Write the note first" in refused.content.decode()


def test_where_when_and_the_grade_are_said_in_words(page, market):
    told = html(page, "incident", Desk(market).incidents[0].pk)
    assert "not known" in told
    assert "a single source" in told
    assert 'id="smallmap"' not in told
