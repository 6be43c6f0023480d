"""Victims by name: corrected by rows of their own, and every look logged."""

import pytest
from django.contrib.auth.models import User

from tollbook.record import victims
from tollbook.record.models import AuditEntry, Victim
from tollbook.record.people import give_role

pytestmark = pytest.mark.django_db
SALMA = victims.Named(name="Salma Haddad", age=31, source="a list on the wall")


@pytest.fixture
def incident(market, recorder):
    give_role(recorder, "recorder")
    return market.claims.get(number=1).membership.incident


def names(user, incident):
    return [row.name for row in victims.names_of(user, incident)]


def test_a_correction_stands_in_place_of_what_it_corrects(incident, recorder):
    row = victims.name(recorder, incident, SALMA)
    victims.correct(recorder, row, victims.Named(name="Salma al-Haddad"))
    assert names(recorder, incident) == ["Salma al-Haddad"]
    assert Victim.objects.count() == 2


def test_of_two_people_who_correct_a_row_the_second_is_told(incident, recorder):
    row = victims.name(recorder, incident, SALMA)
    victims.correct(recorder, row, victims.Named(name="Salma al-Haddad"))
    for change in (victims.correct, victims.withdraw):
        with pytest.raises(victims.AlreadyCorrectedError):
            change(recorder, row, "no" if change is victims.withdraw else SALMA)


def test_a_withdrawn_row_stands_no_longer(incident, recorder):
    victims.withdraw(recorder, victims.name(recorder, incident, SALMA), "another person")
    assert names(recorder, incident) == []


def test_every_look_is_logged_with_who_looked_and_which_rows(incident, recorder):
    row = victims.name(recorder, incident, SALMA)
    names(recorder, incident)
    entry = AuditEntry.objects.get(action="see_names")
    assert (entry.actor, entry.object) == ("amal", incident.key)
    assert row.key in entry.payload.body
    assert "Salma" not in entry.payload.body


def test_a_look_at_nothing_is_not_logged(incident, recorder):
    assert names(recorder, incident) == []
    assert not AuditEntry.objects.filter(action="see_names").exists()


def test_names_are_closed_to_viewers(incident, recorder):
    victims.name(recorder, incident, SALMA)
    viewer = User.objects.create_user("vera")
    give_role(viewer, "viewer")
    with pytest.raises(victims.NamesClosedError):
        victims.names_of(viewer, incident)
