"""The state bar, the work queues, the blind second coding and the page of agreement."""

import datetime as dt

import pytest
from django.urls import reverse
from msgspec.structs import replace

from tests.web.conftest import MARKET, make_claim, market_claims, person, store
from tollbook.model import Actor, Place, Time
from tollbook.model.spans import span_at
from tollbook.record.contents import content_of
from tollbook.record.decisions import decide, split
from tollbook.record.models import AuditEntry, Coding, Incident, Look, Stand
from tollbook.record.reviewing import seen_of, situation_of
from tollbook.record.veil import veiled_ids
from tollbook.record.victims import Named
from tollbook.record.victims import name as name_victim
from tollbook.review.states import PRIVACY

DAY = dt.date(2025, 3, 11)
TEXT = "Four people were killed in Taiz on Tuesday by army shelling, medics said."
RIVAL = "Six people were killed in Taiz on Tuesday by army shelling, the governor said."


def placed(text, words, value, source, town="Taiz"):
    """A claim with place, day and perpetrator."""

    def fields(part):
        at = text.index(part)
        span = span_at(text, at, at + len(part))
        return {"start": span.start, "end": span.end, "exact": span.exact}

    return make_claim(
        text, f"{words} people were killed", words, id="c1", value=value, source=source,
        places=(Place(**fields(town), name=town, id=f"test:{town}", level="populated_place",
                      precision="populated_place", lat=13.6, lon=44.0 if town == "Taiz" else 30.0,
                      score=0.9),),
        time=Time(**fields("Tuesday"), from_=DAY, to=DAY, precision="day"),
        actor=Actor(**fields("army")),
    )  # fmt: skip


@pytest.fixture
def incident(db):
    """One incident of two reports, each with one claim."""
    first = store(TEXT, [placed(TEXT, "Four", 4, "medics")], title="Four dead", published=DAY)
    second = store(
        RIVAL, [placed(RIVAL, "Six", 6, "governor")], id="rival", title="Six dead", published=DAY
    )
    one, other = (row.claims.get().membership.incident for row in (first, second))
    decide(person("machinist", "recorder"), "same_incident", incidents=[one, other])
    return Incident.objects.get(merged_into=None)


@pytest.fixture
def team(recorder):
    return {
        "recorder": recorder,
        "reviewer": person("omar", "reviewer"),
        "editor": person("leila", "editor"),
        "viewer": person("vera", "viewer"),
    }


@pytest.fixture
def act(client, team):
    """Open or send a page as somebody."""

    def acted(who, name, *args, data=None, query=""):
        client.force_login(team[who])
        address = reverse(name, args=args) + query
        send = client.get if data is None else client.post
        answer = send(address, data, follow=True)
        answer.words = " ".join(answer.content.decode().split())
        return answer

    return acted


GIVEN = {
    "submit": {"duplicates": "on"},
    "confirm": {"check": "on", "waiver": "on the spot", "note": "agreed"},
    "publish": {"privacy": PRIVACY},
    "hold": {"reason": "wrong_place", "recheck_on": "2099-01-01"},
}


@pytest.fixture
def move(act, incident, team):
    """Make a move as somebody; `but` changes what is given."""

    def moved(who, name, but=None, seen=None):
        state = seen or seen_by(incident)
        if veiled_ids(team[who]):
            act(who, "look", incident.pk, data={})
        data = {"seen": state, **GIVEN.get(name, {}), **(but or {})}
        return act(who, "review", incident.pk, data=data, query=f"?move={name}")

    return moved


def seen_by(incident):
    return seen_of(situation_of(incident, content_of(incident)))


@pytest.fixture
def submitted(incident, team, move):
    for membership in incident.members.all():
        decide(team["recorder"], "accept", claims=[membership.claim])
    move("recorder", "submit")
    assert state(incident) == "provisional"
    return incident


def state(incident):
    return Stand.objects.get(incident=incident).state


def test_a_draft_says_what_takes_it_into_review(act, incident):
    Stand.objects.filter(incident=incident).delete()
    shown = act("recorder", "incident", incident.pk).words
    assert "Judging one of its claims beside the article takes it into review" in shown


def test_the_bar_offers_what_one_may_do_and_says_what_the_rest_lacks(act, incident, team):
    decide(team["recorder"], "accept", claims=[incident.members.first().claim])
    shown = act("recorder", "incident", incident.pk).words
    assert "Wait for information…</summary>" in shown
    assert "Submit as provisional…" not in shown
    assert "Submit as provisional</span>: claims wait to be judged" in shown


def test_a_viewer_sees_the_state_and_no_button(act, submitted):
    shown = act("viewer", "incident", submitted.pk).words
    assert "Provisional</strong>" in shown
    assert '<summary class="button' not in shown
    assert "Take it" not in shown


def test_the_recorder_is_told_who_can_confirm(act, submitted):
    shown = act("recorder", "incident", submitted.pk).words
    assert "Confirm</span>: takes the role “reviewer”" in shown


def test_a_whole_way_to_publication(move, submitted, act):
    move("reviewer", "confirm")
    assert state(submitted) == "confirmed"
    move("editor", "publish")
    assert state(submitted) == "published"
    shown = act("viewer", "incident", submitted.pk).words
    assert "version 1" in shown
    assert "<bdi>leila</bdi> published it" in shown
    assert '<q dir="auto">agreed</q>' in shown


def test_what_is_not_given_is_asked_for_and_what_was_typed_stays(move, submitted):
    answer = move("editor", "publish", {"privacy": PRIVACY[:2], "note": "ready, I think"})
    assert answer.status_code == 422
    assert "Go through all of these" in answer.words
    assert "ready, I think" in answer.words
    assert state(submitted) == "provisional"


def test_a_move_has_a_page_of_its_own(act, submitted):
    act("editor", "look", submitted.pk, data={})
    answer = act("editor", "review", submitted.pk, query="?move=publish")
    assert answer.status_code == 200
    assert answer.words.count('name="privacy"') == len(PRIVACY)


def test_of_two_people_the_second_is_told_and_nothing_is_overwritten(move, submitted):
    seen = seen_by(submitted)
    move("editor", "send_back", {"reason": "wrong_place"}, seen)
    answer = move("reviewer", "confirm", seen=seen)
    assert "Somebody moved or changed this incident since you opened it" in answer.words
    assert state(submitted) == "in_review"


def test_a_change_of_a_claim_counts_as_a_change(move, submitted, team):
    seen = seen_by(submitted)
    claim = submitted.members.first().claim
    decide(team["editor"], "reject", claims=[claim], reason="wrong_number")
    answer = move("editor", "publish", seen=seen)
    assert "Somebody moved or changed this incident" in answer.words
    assert state(submitted) == "in_review"


def test_a_move_that_does_not_exist_is_not_there(act, submitted):
    assert act("recorder", "review", submitted.pk, query="?move=fly").status_code == 404


def test_an_incident_is_taken_given_back_and_assigned(act, incident, team):
    act("recorder", "assign", incident.pk, data={"to": "rasha"})
    assert Stand.objects.get(incident=incident).assigned_to == team["recorder"]
    answer = act("reviewer", "assign", incident.pk, data={"to": "omar"})
    assert "Only an editor takes an incident from somebody else" in answer.words
    act("editor", "assign", incident.pk, data={"to": "omar"})
    assert Stand.objects.get(incident=incident).assigned_to == team["reviewer"]
    act("reviewer", "assign", incident.pk, data={"to": ""})
    assert Stand.objects.get(incident=incident).assigned_to is None


def test_work_is_not_assigned_to_a_viewer(act, incident, team):
    assert act("editor", "assign", incident.pk, data={"to": "vera"}).status_code == 404


# The blind second coding


def test_the_figures_are_kept_from_who_is_to_code_them(act, submitted):
    for name, args in (("incident", [submitted.pk]), ("merge", [submitted.pk])):
        answer = act("reviewer", name, *args)
        assert answer.redirect_chain[-1][0] == reverse("code", args=[submitted.pk])
    queued = act("reviewer", "work", query="?queue=code").words
    assert "hidden until you have coded it" in queued
    assert "4 to 6" not in queued
    assert submitted.title not in queued
    assert "Four dead" in queued
    report = submitted.members.first().claim.report
    shown = act("reviewer", "report", report.pk).words
    assert "To be coded first" in shown
    assert submitted.title not in shown


def test_no_page_about_claims_moves_or_names_shows_what_is_to_be_coded(act, submitted, team):
    claim = submitted.members.first().claim
    of_claim, of_report = (claim.report_id, claim.number), (claim.report_id,)
    rim = name_victim(team["recorder"], submitted, Named(name="Rim", source="the mother"))
    pages = {"reject": of_claim, "correct": of_claim, "accept": of_claim, "add": of_report,
             "victim": (submitted.pk, rim.pk), "review": (submitted.pk,)}  # fmt: skip
    for page, args in pages.items():
        data = {} if page == "accept" else None
        answer = act("reviewer", page, *args, data=data, query="?move=confirm")
        assert answer.redirect_chain[-1][0] == reverse("code", args=[submitted.pk])


@pytest.fixture
def seen_otherwise(db):
    """An incident of another town and day, which nobody is to code."""
    text = "Nine people were killed in Harand on Tuesday by army shelling, medics said."
    claim = placed(text, "Nine", 9, "medics", "Harand")
    return store(text, [claim], id="other", title="Nine dead").claims.get().membership.incident


#: All that a selection leads to, and what is asked of it: words, number, place and days.
SELECTED = [
    ("incidents", ()), ("map", ()), ("map-marks", ()), ("export", ("incidents.csv",)),
    ("export", ("incidents.geojson",)),
]  # fmt: skip
ASKED = ["", "&q=Taiz", "&least=4", "&harm=killed", "&place=test:Taiz", "&from=2025-03-01"]


def along_time(answer):
    timeline = answer.context["timeline"]
    return sum(bar.number for bar in timeline.bars) if timeline else 0


@pytest.mark.parametrize("asked", ASKED)
@pytest.mark.parametrize(("name", "args"), SELECTED)
def test_no_selection_tells_of_what_is_to_be_coded(
    act, submitted, seen_otherwise, name, args, asked
):
    query = f"?working=1&zoom=5&box=-90,-180,90,180{asked}"
    blind = act("editor", name, *args, query=query)
    assert submitted.title not in blind.words
    if name == "export":
        return  # Who may export may code.
    seeing = act("viewer", name, *args, query=query)
    assert submitted.title in seeing.words
    if name == "map":
        assert along_time(seeing) == along_time(blind) + 1


def test_the_list_says_that_it_keeps_something_back(act, submitted, seen_otherwise):
    assert "1 incident is not shown, whatever you select" in act("reviewer", "incidents").words
    assert seen_otherwise.title in act("reviewer", "incidents").words
    assert "is not shown, whatever" not in act("recorder", "incidents").words


def test_what_is_to_be_coded_is_no_candidate_and_no_cause_for_concern(
    act, submitted, seen_otherwise
):
    page = act("reviewer", "merge", seen_otherwise.pk, query="?q=taiz").words
    assert submitted.title not in page
    assert submitted.title in act("recorder", "merge", seen_otherwise.pk, query="?q=taiz").words
    assert "sources disagree</span>" not in act("reviewer", "inbox").words
    assert "sources disagree</span>" in act("recorder", "inbox").words


def test_the_coding_page_has_the_reports_and_no_figure_of_the_record(act, submitted):
    shown = act("reviewer", "code", submitted.pk).words
    assert TEXT in shown
    assert RIVAL in shown
    assert 'value="4"' not in shown
    assert "accepted" not in shown
    assert '<option value="Taiz">' in shown


def test_nothing_is_kept_from_the_recorder_or_from_viewers(act, submitted):
    for who in ("recorder", "viewer"):
        assert act(who, "incident", submitted.pk).redirect_chain == []


CODED = {
    "killed_low": "4", "killed_high": "6", "injured_low": "", "injured_high": "",
    "place": "taiz", "date_from": DAY.isoformat(), "date_to": "", "perpetrator": "the army",
    "note": "",
}  # fmt: skip


def test_a_coding_is_stored_blind_and_shown_beside_the_record(act, submitted):
    answer = act("reviewer", "code", submitted.pk, data=CODED)
    assert "Both codings agree on every field" in answer.words
    row = Coding.objects.get()
    assert (row.blind, row.again, row.by.username) == (True, False, "omar")
    assert all(row.agreed.values())
    assert AuditEntry.objects.filter(action="code", object=row.key).exists()
    assert act("reviewer", "incident", submitted.pk).redirect_chain == []


def test_after_a_blind_coding_a_confirmation_asks_for_no_check(act, submitted, move):
    act("reviewer", "code", submitted.pk, data=CODED)
    shown = act("reviewer", "review", submitted.pk, query="?move=confirm").words
    assert 'name="check"' not in shown
    move("reviewer", "confirm", {"check": ""})
    assert state(submitted) == "confirmed"


def test_a_disagreement_is_stored_and_has_to_be_resolved_in_words(act, submitted, move):
    answer = act("reviewer", "code", submitted.pk, data={**CODED, "killed_high": "9"})
    assert "say how the disagreement was resolved" in answer.words
    assert Coding.objects.get().agreed["killed_high"] is False
    assert move("reviewer", "confirm", {"note": ""}).status_code == 422
    move("reviewer", "confirm", {"note": "nine is the injured"})
    assert state(submitted) == "confirmed"


def test_an_incident_is_coded_once_by_each(act, submitted):
    act("reviewer", "code", submitted.pk, data=CODED)
    act("reviewer", "code", submitted.pk, data={**CODED, "killed_low": "5"})
    assert Coding.objects.count() == 1


def test_whoever_submitted_it_has_nothing_to_code(act, submitted, team):
    Stand.objects.filter(incident=submitted).update(submitted_by=team["editor"])
    answer = act("editor", "code", submitted.pk)
    assert "There is nothing for you to code here" in answer.words


def test_who_looks_first_does_not_code_blind(act, submitted):
    act("reviewer", "look", submitted.pk, data={})
    assert Look.objects.count() == 1
    assert AuditEntry.objects.filter(action="look").exists()
    assert act("reviewer", "incident", submitted.pk).redirect_chain == []
    assert "is not counted as blind" in act("reviewer", "code", submitted.pk).words
    act("reviewer", "code", submitted.pk, data=CODED)
    assert Coding.objects.get().blind is False


def test_who_judged_its_claims_does_not_code_blind(act, submitted, team):
    decide(team["reviewer"], "accept", claims=[submitted.members.first().claim])
    assert act("reviewer", "incident", submitted.pk).redirect_chain == []
    act("reviewer", "code", submitted.pk, data=CODED)
    assert Coding.objects.get().blind is False


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        ({"killed_high": "3"}, "less than the first"),
        ({"date_to": "2025-03-01"}, "less than the first"),
        ({"date_from": "", "date_to": "2025-03-01"}, "Give the first"),
        ({"killed_low": "-1"}, "greater than or equal to 0"),
        ({"killed_high": "20250311123456789012345"}, "less than or equal to"),
    ],
)
def test_a_coding_that_makes_no_sense_is_asked_again(act, submitted, change, problem):
    answer = act("reviewer", "code", submitted.pk, data={**CODED, **change})
    assert answer.status_code == 422
    assert problem in answer.words
    assert not Coding.objects.exists()


# Queues


def titles(answer):
    return [row.summary.incident for row in answer.context["rows"]]


def queue(act, who, name):
    return titles(act(who, "work", query=f"?queue={name}"))


def test_each_incident_is_in_the_queues_it_waits_in(act, submitted, move, team):
    assert queue(act, "reviewer", "code") == [submitted]
    assert queue(act, "recorder", "in_review") == []
    move("editor", "send_back", {"reason": "wrong_place"})
    assert queue(act, "recorder", "in_review") == [submitted]
    move("recorder", "submit")
    move("reviewer", "confirm")
    assert queue(act, "editor", "publish") == [submitted]
    move("editor", "publish")
    move("recorder", "revise", {"note": "a new list"})
    assert queue(act, "recorder", "revision") == [submitted]


def test_what_is_due_again_shows_on_its_day(act, incident, move, team):
    decide(team["recorder"], "accept", claims=[incident.members.first().claim])
    move("recorder", "hold")
    assert queue(act, "recorder", "due") == []
    Stand.objects.filter(incident=incident).update(recheck_on=dt.date(2026, 1, 1))
    assert queue(act, "recorder", "due") == [incident]


def test_a_signature_waits_for_another_person_and_not_for_who_signed(act, submitted, move):
    move("reviewer", "confirm")
    move("editor", "publish")
    answer = move("editor", "retract", {"reason": "fabricated_or_manipulated_source"})
    assert "a reviewer has to sign too" in answer.words
    assert state(submitted) == "published"
    assert queue(act, "editor", "sign") == []
    assert queue(act, "reviewer", "sign") == [submitted]
    move("reviewer", "retract", {"reason": "fabricated_or_manipulated_source"})
    assert state(submitted) == "retracted"


def test_a_recorder_has_no_queue_of_reviewers(act, submitted):
    tabs = {tab.code for tab in act("recorder", "work").context["tabs"]}
    assert tabs == {"mine", "draft", "in_review", "due", "revision"}
    assert act("recorder", "work", query="?queue=code").context["chosen"].code != "code"


def test_the_sample_is_for_those_who_had_no_part_in_it(act, submitted, move):
    move("reviewer", "confirm")
    Stand.objects.filter(incident=submitted).update(sampled=True)
    assert queue(act, "reviewer", "sample") == []
    assert queue(act, "editor", "sample") == [submitted]
    act("editor", "code", submitted.pk, data=CODED)
    row = Coding.objects.get(by__username="leila")
    assert row.again is True
    assert queue(act, "editor", "sample") == []


@pytest.mark.parametrize("count", [1, 20])
def test_the_queries_of_a_queue_do_not_grow(client, team, count, django_assert_max_num_queries):
    for n in range(count):
        row = store(f"{MARKET} {n}", market_claims(f"{MARKET} {n}"), id=f"m{n}")
        split(team["recorder"], list(row.claims.filter(number__lte=3)), f"Market {n}")
        decide(team["recorder"], "accept", claims=[row.claims.get(number=1)])
    client.force_login(team["editor"])
    with django_assert_max_num_queries(22):
        answer = client.get(reverse("work"), {"queue": "in_review"})
    assert len(titles(answer)) == count


# Agreement


def test_agreement_is_shown_by_field_with_its_numbers(act, submitted):
    assert "None yet." in act("reviewer", "agreement").words
    act("reviewer", "code", submitted.pk, data={**CODED, "killed_high": "9"})
    context = act("reviewer", "agreement").context
    shown = {row.name: (row.of.items, row.percent) for row in context["second"]}
    assert shown["killed, at least"] == (1, "100 %")
    assert shown["killed, at most"] == (1, "0 %")
    assert all(row.of.items == 0 for row in context["again"])


def test_a_coding_that_was_not_blind_is_left_out_and_counted_apart(act, submitted):
    act("reviewer", "look", submitted.pk, data={})
    act("reviewer", "code", submitted.pk, data=CODED)
    answer = act("reviewer", "agreement")
    assert "1 second coding is left out" in answer.words
    assert {row.of.items for row in answer.context["second"]} == {0}


def test_overrides_of_the_machine_are_counted_by_part(act, incident, team):
    claims = [m.claim for m in incident.members.order_by("pk")]
    fact = claims[0].as_model()
    five = replace(fact, count=replace(fact.count, value=5, low=5, best=5, high=5))
    decide(team["recorder"], "correct", claims=claims[:1], replacement=five, reason="wrong_number")
    decide(team["recorder"], "reject", claims=claims[1:], reason="machine_error")
    found = act("reviewer", "agreement").context
    assert found["overrides"].judged == 2
    assert {s.name: s.number for s in found["parts"] if s.number} == {"number": 1}
    assert [(s.name, s.percent) for s in found["reasons"]] == [("the machine misread", "50 %")]


@pytest.mark.parametrize("count", [1, 15])
def test_the_queries_of_agreement_do_not_grow(client, team, count, django_assert_max_num_queries):
    for n in range(count):
        row = store(f"{MARKET} {n}", market_claims(f"{MARKET} {n}"), id=f"m{n}")
        decide(team["recorder"], "accept", claims=[row.claims.get(number=1)])
    client.force_login(team["reviewer"])
    with django_assert_max_num_queries(14):
        client.get(reverse("agreement"))
