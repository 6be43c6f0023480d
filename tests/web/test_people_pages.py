"""Accounts: codes from a phone, one-time links, roles, and that somebody stays administrator."""

import re
import time
from urllib.parse import urlsplit

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.web.conftest import PASSWORD, person
from tollbook.record.models import AuditEntry, Source
from tollbook.record.people import role_of

NEW = "another long sentence of mine"


@pytest.fixture(autouse=True)
def no_tries():
    cache.clear()


def code_of(device, steps=0):
    """The code that an authenticator shows, now or some steps of half a minute later."""
    totp = TOTP(device.bin_key, device.step, device.t0, device.digits, device.drift)
    totp.time = time.time() + steps * device.step
    return f"{totp.token():06d}"


def words(answer):
    return " ".join(answer.content.decode().split())


@pytest.fixture
def with_code(recorder):
    return TOTPDevice.objects.create(user=recorder, name="phone", confirmed=True)


def sign_in(client, name="rasha", password=PASSWORD, **more):
    return client.post(reverse("login"), {"username": name, "password": password, **more})


def is_signed_in(client):
    return client.get(reverse("inbox")).status_code == 200


def test_a_code_is_set_up_from_the_picture_and_then_asked_for(page, recorder, client):
    shown = words(page.get(reverse("second-factor")))
    device = TOTPDevice.objects.get()
    assert not device.confirmed
    assert "<svg" in shown
    assert "style=" not in shown[shown.index("<svg") : shown.index("</svg>")]
    answer = page.post(reverse("second-factor"), {"code": code_of(device)})
    assert answer.status_code == 302
    page.post(reverse("logout"))
    assert sign_in(client).url == reverse("sign-in-code")
    assert not is_signed_in(client)


def test_a_wrong_code_sets_nothing_up(page):
    page.get(reverse("second-factor"))
    device = TOTPDevice.objects.get()
    wrong = f"{(int(code_of(device)) + 1) % 1_000_000:06d}"
    assert page.post(reverse("second-factor"), {"code": wrong}).status_code == 422
    assert not TOTPDevice.objects.get().confirmed


def test_password_and_code_sign_in_and_lead_on(client, with_code):
    sign_in(client, next="/keys/")
    answer = client.post(reverse("sign-in-code"), {"code": code_of(with_code)})
    assert answer.url == "/keys/"
    assert is_signed_in(client)


def test_a_code_may_be_typed_in_two_groups(client, with_code):
    sign_in(client)
    code = code_of(with_code)
    client.post(reverse("sign-in-code"), {"code": f"{code[:3]} {code[3:]}"})
    assert is_signed_in(client)


@pytest.mark.parametrize("code", ["", "12345", "abcdef", "000000"])
def test_another_code_does_not_sign_in(client, with_code, code):
    sign_in(client)
    if code == code_of(with_code):
        code = "000001"
    client.post(reverse("sign-in-code"), {"code": code})
    assert not is_signed_in(client)


def test_a_code_works_once(client, with_code):
    code = code_of(with_code)
    sign_in(client)
    client.post(reverse("sign-in-code"), {"code": code})
    client.post(reverse("logout"))
    sign_in(client)
    client.post(reverse("sign-in-code"), {"code": code})
    assert not is_signed_in(client)


def test_codes_cannot_be_tried_out(client, with_code):
    sign_in(client)
    right = code_of(with_code)
    for number in range(3):
        wrong = f"{(int(right) + 1 + number) % 1_000_000:06d}"
        client.post(reverse("sign-in-code"), {"code": wrong})
    answer = client.post(reverse("sign-in-code"), {"code": right})
    assert "Too many wrong codes" in words(answer)
    assert not is_signed_in(client)


def test_a_code_without_the_password_before_it_is_nothing(client, with_code):
    answer = client.post(reverse("sign-in-code"), {"code": code_of(with_code)})
    assert answer.url == reverse("login")


def test_the_code_has_to_follow_soon(client, with_code, monkeypatch):
    sign_in(client)
    later = time.time() + 6 * 60
    monkeypatch.setattr("tollbook.web.signing_in.time.time", lambda: later)
    assert client.get(reverse("sign-in-code")).url == reverse("login")


def test_who_was_shut_out_meanwhile_does_not_come_in(client, with_code, recorder):
    sign_in(client)
    User.objects.filter(pk=recorder.pk).update(is_active=False)
    client.post(reverse("sign-in-code"), {"code": code_of(with_code)})
    assert not is_signed_in(client)


def test_doing_without_the_code_takes_the_password(page, with_code):
    address = reverse("second-factor")
    assert page.post(address, {"password": "guess"}).status_code == 422
    assert TOTPDevice.objects.exists()
    page.post(address, {"password": PASSWORD})
    assert not TOTPDevice.objects.exists()


def test_changing_the_password_ends_other_sessions_and_not_this_one(page, recorder, client):
    elsewhere = Client()
    sign_in(elsewhere)
    data = {"old_password": PASSWORD, "new_password1": NEW, "new_password2": NEW}
    assert page.post(reverse("account"), data).status_code == 302
    assert is_signed_in(page)
    assert not is_signed_in(elsewhere)


@pytest.mark.parametrize("password", ["short", "password123", "8372635198273"])
def test_a_password_easily_guessed_is_refused(page, recorder, password):
    data = {"old_password": PASSWORD, "new_password1": password, "new_password2": password}
    assert page.post(reverse("account"), data).status_code == 422
    recorder.refresh_from_db()
    assert recorder.check_password(PASSWORD)


# What an administrator does


@pytest.fixture
def boss(client, db):
    client.force_login(person("amina", "administrator"))
    return client


def do(client, user, what, **more):
    data = {"do": what, **more}
    return client.post(reverse("person", args=[user.pk]), data, follow=True)


def link_in(answer):
    return urlsplit(re.search(r"http://testserver(/reset/\S+?/)<", words(answer))[1]).path


def test_a_person_is_added_and_chooses_a_password_by_a_link_that_works_once(boss):
    answer = boss.post(reverse("people"), {"username": "nour", "role": "reviewer"})
    link = link_in(answer)
    user = User.objects.get(username="nour")
    assert (role_of(user), user.has_usable_password()) == ("reviewer", False)
    theirs = Client()
    form = theirs.get(link, follow=True)
    theirs.post(form.request["PATH_INFO"], {"new_password1": NEW, "new_password2": NEW})
    assert sign_in(theirs, "nour", NEW).url == "/"
    assert "used already" in words(Client().get(link, follow=True))
    done = [e.payload.body for e in AuditEntry.objects.filter(action="person")]
    assert len(done) == 2
    assert not any(NEW in body for body in done)


def test_a_link_refuses_a_password_easily_guessed(boss, recorder):
    theirs = Client()
    form = theirs.get(link_in(do(boss, recorder, "link")), follow=True)
    weak = {"new_password1": "password", "new_password2": "password"}
    answer = theirs.post(form.request["PATH_INFO"], weak)
    assert "too common" in words(answer)
    recorder.refresh_from_db()
    assert recorder.check_password(PASSWORD)


def test_a_link_is_of_one_day(boss, recorder, settings):
    link = link_in(do(boss, recorder, "link"))
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "older than a day" in words(boss.get(link, follow=True))


def test_the_link_is_not_shown_again(boss, recorder):
    do(boss, recorder, "link")
    assert "/reset/" not in words(boss.get(reverse("people")))


def test_a_role_is_changed_and_logged(boss, recorder):
    do(boss, recorder, "role", role="editor")
    assert role_of(User.objects.get(pk=recorder.pk)) == "editor"
    entry = AuditEntry.objects.get(action="person")
    assert (entry.actor, entry.role, entry.object) == ("amina", "administrator", f"u{recorder.pk}")


def test_who_is_shut_out_is_out_at_once_and_can_be_let_in(boss, recorder):
    theirs = Client()
    sign_in(theirs)
    do(boss, recorder, "shut")
    assert not is_signed_in(theirs)
    do(boss, recorder, "open")
    sign_in(theirs)
    assert is_signed_in(theirs)


def test_a_lost_phone_is_taken_off(boss, recorder, with_code):
    do(boss, recorder, "drop-code")
    assert not TOTPDevice.objects.exists()


@pytest.mark.parametrize(("what", "more"), [("role", {"role": "viewer"}), ("shut", {})])
def test_somebody_stays_administrator(boss, what, more):
    amina = User.objects.get(username="amina")
    assert "somebody has to be administrator" in words(do(boss, amina, what, **more))
    person("badr", "administrator")
    do(boss, amina, what, **more)
    amina.refresh_from_db()
    assert role_of(amina) == "viewer" or not amina.is_active


@pytest.mark.parametrize("data", [{"username": "ra sha!", "role": "viewer"},
                                  {"username": "rasha", "role": "viewer"},
                                  {"username": "nour", "role": "boss"}])  # fmt: skip
def test_what_makes_no_person_is_asked_again(boss, recorder, data):
    assert boss.post(reverse("people"), data).status_code == 422
    assert User.objects.count() == 2


def test_the_queries_of_the_list_do_not_grow(boss, django_assert_max_num_queries):
    for number in range(20):
        person(f"p{number}", "viewer")
    with django_assert_max_num_queries(12):
        boss.get(reverse("people"))


# What is rarely changed


def test_a_source_is_kept_by_administrators_and_every_change_is_logged(boss):
    data = {"name": "Harbour Relief", "kind": "rescue_agency", "side": "", "aliases": '["HRS"]',
            "people": "[]"}  # fmt: skip
    boss.post(reverse("admin:record_source_add"), data)
    source = Source.objects.get()
    assert source.aliases == ["HRS"]
    boss.post(reverse("admin:record_source_change", args=[source.pk]), {**data, "side": "none"})
    boss.post(reverse("admin:record_source_delete", args=[source.pk]), {"post": "yes"})
    assert not Source.objects.exists()
    done = [e.action for e in AuditEntry.objects.filter(object=f"o{source.pk}")]
    assert done == ["keep_source", "keep_source", "source"]


def test_the_administration_has_a_strict_policy_and_no_inline_script(boss):
    answer = boss.get(reverse("admin:index"))
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert not re.search(r"<script(?![^>]*src=)[^>]*>\s*\S", answer.content.decode())
