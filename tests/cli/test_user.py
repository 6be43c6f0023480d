"""`tollbook user`: who may sign in."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from django.contrib.auth.models import User
from django_otp.plugins.otp_totp.models import TOTPDevice

from tollbook.record.people import role_of

pytestmark = pytest.mark.django_db
GOOD = "count every one of them"


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


def test_a_person_is_added_and_may_sign_in(run) -> None:
    result = run("user", "add", "rasha", "--password", GOOD)
    assert (result.code, result.out) == (0, "rasha may sign in as recorder.\n")
    assert authenticate(username="rasha", password=GOOD) is not None


def test_a_name_is_added_once(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    result = run("user", "add", "rasha", "--password", "something else entirely")
    assert result.code == 1
    assert "may sign in already" in result.err
    assert authenticate(username="rasha", password=GOOD) is not None


@pytest.mark.parametrize("password", ["short", "password", "83726351982", "rasha-rasha"])
def test_a_password_that_is_easily_guessed_is_refused(run, password) -> None:
    result = run("user", "add", "rasha-rasha", "--password", password)
    assert result.code == 1
    assert "password" in result.err
    assert not User.objects.exists()


def test_a_name_that_cannot_be_typed_back_is_refused(run) -> None:
    assert run("user", "add", "ra sha!", "--password", GOOD).code == 1
    assert not User.objects.exists()


def test_a_new_password_replaces_the_old(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    run("user", "password", "rasha", "--password", "another long sentence")
    assert authenticate(username="rasha", password=GOOD) is None
    assert authenticate(username="rasha", password="another long sentence") is not None


def test_someone_shut_out_keeps_their_name_and_can_come_back(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    run("user", "remove", "rasha")
    assert authenticate(username="rasha", password=GOOD) is None
    assert User.objects.get().username == "rasha"
    assert run("user", "add", "rasha", "--password", GOOD).code == 0
    assert authenticate(username="rasha", password=GOOD) is not None


def test_an_unknown_name_is_answered_with_the_known_ones(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    result = run("user", "remove", "rahsa")
    assert result.code == 1
    assert "Known: rasha." in result.err


def test_a_role_is_given_listed_and_changed(run) -> None:
    run("user", "add", "rasha", "--role", "editor", "--password", GOOD)
    run("user", "add", "omar", "--password", GOOD)
    run("user", "remove", "omar")
    assert run("user", "list").out == "omar  recorder  shut out\nrasha  editor\n"
    assert run("user", "role", "rasha", "viewer").out == "rasha is viewer.\n"
    assert role_of(User.objects.get(username="rasha")) == "viewer"


def test_an_unknown_role_is_answered_with_the_known_ones(run) -> None:
    result = run("user", "add", "rasha", "--role", "boss", "--password", GOOD)
    assert result.code == 2
    assert "'administrator'" in result.err
    assert not User.objects.exists()


def test_a_lost_phone_is_taken_off(run) -> None:
    run("user", "add", "rasha", "--password", GOOD)
    user = User.objects.get()
    TOTPDevice.objects.create(user=user, name="phone", confirmed=True)
    assert run("user", "drop-code", "rasha").out == "rasha signs in by password alone.\n"
    assert not TOTPDevice.objects.exists()
