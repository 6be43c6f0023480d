"""Incidents through review: steps appended, changes noticed, two people at once."""

import datetime as dt

import msgspec
import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.utils import timezone

from tests.record import making
from tests.tolls.build import said
from tollbook.model import Means
from tollbook.record import merging
from tollbook.record.contents import content_in, content_of
from tollbook.record.decisions import decide, undo
from tollbook.record.models import AuditEntry, Incident, Stand, Step
from tollbook.record.people import give_role
from tollbook.record.reviewing import (
    MoveRefusedError,
    OvertakenError,
    assign,
    make_move,
    rebuild_stand,
    seen_of,
    situation_of,
)
from tollbook.record.store import add_report
from tollbook.record.tolls import Account
from tollbook.record.verifying import verify
from tollbook.review.moves import Given
from tollbook.review.states import PRIVACY
from tollbook.tolls import load_policy, reckon

pytestmark = pytest.mark.django_db
GIVEN = Given(
    reason="wrong_number", note="as agreed", recheck_on=dt.date(2099, 1, 1), duplicates=True,
    check=True, waiver="one origin, but on the spot", privacy=frozenset(PRIVACY),
)  # fmt: skip


def somebody(name, role):
    user = User.objects.create_user(name)
    give_role(user, role)
    return user


@pytest.fixture
def team(recorder):
    give_role(recorder, "recorder")
    return {
        "recorder": recorder,
        "reviewer": somebody("omar", "reviewer"),
        "editor": somebody("leila", "editor"),
    }


@pytest.fixture
def incident(market):
    return market.claims.get(number=1).membership.incident


def stand_of(incident):
    return Stand.objects.get(incident=incident)


def seen(incident):
    return seen_of(situation_of(incident, content_of(incident)))


def move(by, incident, name, given=GIVEN):
    return make_move(by, incident, name, given, seen(incident))


def judge_all(incident, by):
    for claim in [m.claim for m in incident.members.all()]:
        decide(by, "accept", claims=[claim])


@pytest.fixture
def advance(team, incident):
    """Bring the incident to a state."""

    def to(state):
        judge_all(incident, team["recorder"])
        for by, name, target in (
            ("recorder", "submit", "provisional"),
            ("reviewer", "confirm", "confirmed"),
            ("editor", "publish", "published"),
            ("recorder", "revise", "under_revision"),
        ):
            if stand_of(incident).state == state:
                return
            move(team[by], incident, name)
            assert stand_of(incident).state == target

    return to


def test_an_incident_nobody_judged_is_a_draft(incident):
    assert not Stand.objects.filter(incident=incident).exists()
    assert situation_of(incident, content_of(incident)).state == "draft"


def test_the_first_judgement_beside_the_article_takes_it_into_review(incident, team):
    claim = incident.members.first().claim
    decide(team["recorder"], "accept", claims=[claim])
    assert stand_of(incident).state == "in_review"
    decide(team["recorder"], "reject", claims=[claim], reason="wrong_number")
    assert [s.move for s in incident.steps.all()] == ["take"]


def test_judging_a_claim_leaves_other_incidents_alone(incident, team):
    other = Incident.objects.create(title="Another", by_hand=True)
    decide(team["recorder"], "accept", claims=[incident.members.first().claim])
    decide(team["recorder"], "different_incident", incidents=[incident, other])
    assert not Stand.objects.filter(incident=other).exists()


def test_a_whole_way_is_appended_step_by_step_and_logged(advance, incident):
    advance("under_revision")
    assert [(s.number, s.move, s.by.username, s.role) for s in incident.steps.all()] == [
        (1, "take", "amal", "recorder"),
        (2, "submit", "amal", "recorder"),
        (3, "confirm", "omar", "reviewer"),
        (4, "publish", "leila", "editor"),
        (5, "revise", "amal", "recorder"),
    ]
    logged = AuditEntry.objects.filter(action="move")
    assert [e.object for e in logged] == [s.key for s in incident.steps.all()]
    assert [(e.from_version, e.to_version) for e in logged][-1] == (4, 5)
    assert list(verify()) == []
    stand = stand_of(incident)
    assert (stand.number, stand.round, stand.version) == (5, 2, 1)


def test_a_step_keeps_what_was_given_and_what_the_incident_contained(advance, incident, team):
    advance("provisional")
    step = move(team["reviewer"], incident, "confirm", GIVEN)
    assert step.payload["given"] == {"check": True, "waiver": "one origin, but on the spot"}
    assert step.content == content_of(incident)
    assert step.note == "as agreed"


def test_a_publication_keeps_its_toll(advance, incident):
    advance("published")
    published = incident.steps.get(move="publish").payload["published"]
    assert published["toll"]["policy"] == "acled-min/1"
    assert published["decision"] > 0


def test_of_two_people_who_move_at_once_one_is_told(advance, incident, team):
    advance("provisional")
    before = seen(incident)
    make_move(team["editor"], incident, "send_back", GIVEN, before)
    with pytest.raises(OvertakenError):
        make_move(team["reviewer"], incident, "confirm", GIVEN, before)
    assert stand_of(incident).state == "in_review"


def test_a_move_on_what_was_changed_meanwhile_is_told(advance, incident, team):
    advance("in_review")
    before = seen(incident)
    decide(
        team["reviewer"], "reject", claims=[incident.members.first().claim], reason="wrong_place"
    )
    with pytest.raises(OvertakenError):
        make_move(team["recorder"], incident, "submit", GIVEN, before)


def test_a_move_that_lacks_something_stores_nothing(advance, incident, team):
    advance("provisional")
    with pytest.raises(MoveRefusedError) as refused:
        move(team["recorder"], incident, "confirm")
    assert refused.value.lacks == ("right",)
    with pytest.raises(MoveRefusedError) as refused:
        move(team["reviewer"], incident, "confirm", Given())
    assert refused.value.asks == ("check", "waiver")
    with pytest.raises(MoveRefusedError):
        move(team["editor"], incident, "retract")
    assert incident.steps.count() == 2


def test_a_date_to_look_again_stands_with_the_incident(advance, incident, team):
    advance("in_review")
    move(team["recorder"], incident, "hold")
    assert stand_of(incident).recheck_on == dt.date(2099, 1, 1)
    move(team["recorder"], incident, "resume")
    assert stand_of(incident).recheck_on is None


def test_a_date_that_has_passed_is_no_date_to_look_again(advance, incident, team):
    advance("in_review")
    given = Given(reason="wrong_number", recheck_on=timezone.localdate())
    with pytest.raises(MoveRefusedError):
        move(team["recorder"], incident, "hold", given)


@pytest.mark.parametrize(
    ("state", "target"),
    [("provisional", "in_review"), ("confirmed", "in_review"), ("published", "under_revision")],
)
def test_what_was_vouched_for_and_changed_goes_back(advance, incident, team, state, target):
    advance(state)
    claim = incident.members.first().claim
    decide(team["recorder"], "reject", claims=[claim], reason="wrong_number")
    stand = stand_of(incident)
    assert stand.state == target
    assert incident.steps.last().move == "changed"
    assert incident.steps.last().by == team["recorder"]


@pytest.mark.parametrize("field", ["count", "means"])
def test_what_a_group_suffered_and_by_what_is_vouched_for_too(advance, incident, team, field):
    advance("confirmed")
    children = next(m.claim for m in incident.members.all() if m.claim.number == 2)
    fact = children.as_model()
    five = msgspec.structs.replace(fact.count, value=5, low=5, best=5, high=5)
    told = {"count": five, "means": Means(code="chemical")}[field]
    changed = msgspec.structs.replace(fact, **{field: told})
    decide(
        team["recorder"], "correct", claims=[children], replacement=changed, reason="wrong_number"
    )
    assert stand_of(incident).state == "in_review"


@pytest.mark.parametrize("state", ["provisional", "confirmed", "published"])
def test_a_judgement_that_changes_nothing_changes_no_state(advance, incident, team, state):
    advance(state)
    decide(team["reviewer"], "accept", claims=[incident.members.first().claim])
    assert stand_of(incident).state == state


def test_a_new_report_reopens_what_was_published(advance, incident, market):
    advance("published")
    text = f"{making.TEXT} More."
    reading = making.reading(making.nine_killed(), text=text)
    row, _ = add_report(making.loaded(text, id="more"), reading, making.READER)
    assert row.claims.get().membership.incident == incident
    last = incident.steps.last()
    assert (last.move, last.target, last.by, last.role) == ("changed", "under_revision", None, "")
    assert list(verify()) == []


def test_where_an_incident_stands_can_be_made_anew_from_its_steps(advance, incident, team):
    advance("under_revision")
    assign(team["editor"], incident, team["recorder"])
    before = Stand.objects.values().get(incident=incident)
    Stand.objects.filter(incident=incident).update(state="draft", version=7, round=1)
    rebuild_stand(incident)
    assert Stand.objects.values().get(incident=incident) == before


def test_assigning_is_logged_and_needs_no_step(incident, team):
    assign(team["editor"], incident, team["recorder"])
    assert stand_of(incident).assigned_to == team["recorder"]
    assert stand_of(incident).state == "draft"
    assign(team["recorder"], incident, None)
    assert stand_of(incident).assigned_to is None
    assert [e.action for e in AuditEntry.objects.filter(object=incident.key)] == ["assign"] * 2


@pytest.fixture
def other(db):
    row, _ = add_report(*making.another(), making.READER)
    return row.claims.get().membership.incident


def test_drafts_are_merged_by_one_person_and_come_back(incident, other, team):
    decision = merging.merge_incidents(team["recorder"], incident, other)
    assert stand_of(other).state == "merged"
    assert other.steps.get().payload["survivor"] == incident.key
    assert merging.right_to_undo(decision) == "record"
    undo(team["recorder"], decision)
    assert stand_of(other).state == "draft"


def test_what_was_vouched_for_is_merged_by_two(advance, incident, other, team):
    advance("confirmed")
    assert merging.merge_incidents(team["recorder"], other, incident) is None
    assert stand_of(other).awaits == "merge"
    with pytest.raises(MoveRefusedError):
        merging.merge_incidents(team["recorder"], incident, other)
    decision = merging.merge_incidents(team["reviewer"], incident, other)
    other.refresh_from_db()
    assert other.merged_into == incident
    assert merging.right_to_undo(decision) == "review"


def test_what_was_published_is_merged_by_two_and_a_lead(advance, incident, other, team):
    advance("published")
    assert merging.merge_incidents(team["recorder"], incident, other) is None
    assert merging.merge_incidents(team["editor"], incident, other) is None
    assert merging.merge_incidents(team["reviewer"], incident, other) is not None
    other.refresh_from_db()
    assert other.merged_into == incident
    assert stand_of(incident).state == "under_revision"


def test_a_merge_that_was_taken_back_gives_the_state_before(advance, incident, other, team):
    advance("confirmed")
    merging.merge_incidents(team["recorder"], other, incident)
    decision = merging.merge_incidents(team["reviewer"], other, incident)
    gone = Incident.objects.get(merged_into__isnull=False)
    was = gone.steps.filter(done=True).exclude(target="merged").last()
    undo(team["reviewer"], decision)
    assert stand_of(gone).state == (was.target if was else "draft")


def test_steps_cannot_be_skipped_by_number(advance, incident):
    advance("provisional")
    step = incident.steps.last()
    with pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.create(
            incident=incident, number=step.number, move="confirm", done=True, target="confirmed",
            by=step.by, role="reviewer", payload=step.payload,
        )  # fmt: skip


def test_groups_that_together_exceed_the_whole_are_unsound():
    whole = [said("a", 8, who="civilians", status="civilian"),
             said("b", 6, who="soldiers", status="combatant"), said("c", 10)]  # fmt: skip
    sound = whole[:2]
    for told, unsound in ((whole, True), (sound, False)):
        account = Account(Incident(), told, reckon(told, load_policy()))
        assert content_in(account).unsound == unsound
