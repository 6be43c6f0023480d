"""Who gets in, and what the pages tell the browser to allow."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.web.test_matrix import addresses
from tollbook.web.signing_in import TRIES

#: Pages on which one signs in or chooses a password.
OPEN = {"login", "logout", "sign-in-code", "reset", "language"}


@pytest.mark.parametrize("method", ["get", "post"])
@pytest.mark.parametrize(("name", "address"), list(addresses()), ids=lambda part: part)
def test_only_the_pages_to_sign_in_open_to_strangers(client, db, name, address, method):
    response = getattr(client, method)(address)
    if name in OPEN:
        assert response.status_code in {200, 302, 405}
    else:
        assert response.status_code == 302
        assert response.url.startswith(reverse("login"))


def test_a_page_may_use_nothing_but_its_own_files(client, db):
    policy = client.get(reverse("login")).headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


def test_no_page_has_inline_script_or_style(page, market):
    html = page.get(reverse("report", args=[market.pk])).content.decode()
    assert "<style" not in html
    assert " style=" not in html
    assert html.count("<script") == html.count('<script type="module" src="/static/')


def test_a_page_that_is_not_there_says_so_in_words(page):
    response = page.get("/reports/999/")
    assert response.status_code == 404
    assert "There is no such page" in response.content.decode()


@pytest.fixture
def no_tries():
    cache.clear()
    yield
    cache.clear()


def test_too_many_wrong_passwords_shut_the_door_for_that_name_only(client, recorder, no_tries):
    login = reverse("login")
    wrong = {"username": "rasha", "password": "guess"}
    statuses = [client.post(login, wrong).status_code for _ in range(TRIES + 1)]
    assert statuses == [200] * TRIES + [429]
    right = {"username": "Rasha", "password": "count every one"}
    assert client.post(login, right).status_code == 429
    assert client.post(login, {**wrong, "username": "other"}).status_code == 200


def test_a_name_written_otherwise_gets_no_more_tries(client, recorder, no_tries):
    login = reverse("login")
    written = ["rasha", "rasha ", "  rasha", "rasha\u3000", "\uff52asha", "\uff32ASHA\t"]
    names = [written[n % len(written)] for n in range(TRIES + 2)]
    statuses = [
        client.post(login, {"username": name, "password": "guess"}).status_code for name in names
    ]
    assert statuses == [200] * TRIES + [429] * 2


def test_signing_in_forgets_wrong_passwords(client, recorder, no_tries):
    login = reverse("login")
    for _ in range(2):
        for _ in range(TRIES - 1):
            client.post(login, {"username": "rasha", "password": "guess"})
        assert client.post(login, {"username": "rasha", "password": "count every one"}).url == "/"
        client.post(reverse("logout"))


def test_sign_in_and_out(client, recorder):
    login = reverse("login")
    signed = {"username": "rasha", "password": "count every one"}
    assert client.post(login, signed).url == "/"
    assert client.get("/").status_code == 200
    client.post(reverse("logout"))
    assert client.get("/").status_code == 302
