"""The pages of review, accounts and the log by all rules of axe, in light and dark."""

import datetime as dt

import pytest
from django.contrib.auth.models import Group
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.web.browser.test_access import violations
from tests.web.conftest import MARKET, market_claims, person, store
from tollbook.record import victims
from tollbook.record.decisions import decide
from tollbook.record.models import Incident, Stand

PAGES = {
    "incident": "/incidents/{incident}/",
    "move": "/incidents/{incident}/review/?move=hold",
    "code": "/incidents/{other}/code/",
    "work": "/work/",
    "drafts": "/work/?queue=draft",
    "agreement": "/agreement/",
    "audit": "/audit/",
    "victims": "/incidents/{incident}/victims/",
    "victim": "/incidents/{incident}/victims/{row}/",
    "erase": "/incidents/{incident}/victims/{row}/erase/",
    "people": "/people/",
    "account": "/account/",
    "second factor": "/account/code/",
}


@pytest.fixture
def record(transactional_db, recorder):
    """An incident in review, another that waits for its second coding, somebody named."""
    assert Group.objects.exists()
    recorder.groups.set([Group.objects.get(name="administrator")])
    day = dt.date(2025, 3, 11)
    rows = [
        store(text, market_claims(text), id=f"m{n}", title=f"Shells {n}", published=day)
        for n, text in enumerate([MARKET, f"Later. {MARKET}"])
    ]
    one, other = (Incident.objects.get(first_claims=row.claims.get(number=1)) for row in rows)
    decide(recorder, "accept", claims=[rows[0].claims.get(number=1)])
    amal = person("amal", "recorder")
    decide(amal, "accept", claims=[rows[1].claims.get(number=1)])
    Stand.objects.filter(incident=other).update(state="provisional", round=1, submitted_by=amal)
    named = victims.Named(name="Salma Haddad", variants=("سلمى",), source="a list")
    row = victims.name(recorder, one, named)
    return {"incident": one.pk, "other": other.pk, "row": row.pk}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(desk, record, scheme):
    desk.emulate_media(color_scheme=scheme)
    found = {}
    for name, path in PAGES.items():
        desk.goto(path.format(**record))
        found[name] = violations(desk)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_open_moves_and_steps_have_no_violation(desk, record, scheme):
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"/incidents/{record['incident']}/")
    for summary in desk.locator(".state-bar summary").all():
        summary.focus()
        desk.keyboard.press("Enter")
    assert violations(desk) == []


def test_a_move_is_made_by_keyboard_alone(desk, record):
    desk.goto(f"/incidents/{record['incident']}/")
    desk.locator("summary", has_text="Discard").focus()
    desk.keyboard.press("Enter")
    desk.keyboard.press("Tab")
    desk.keyboard.type("outside")
    desk.keyboard.press("Tab")
    desk.keyboard.type("another country")
    desk.keyboard.press("Tab")
    desk.keyboard.press("Enter")
    desk.locator(".state-name", has_text="Discarded").wait_for()


def test_the_page_of_the_code_has_no_violation(tab, recorder):
    TOTPDevice.objects.create(user=recorder, name="phone", confirmed=True)
    tab.goto("/sign-in/")
    tab.get_by_label("Name").fill("rasha")
    tab.get_by_label("Password").fill("count every one")
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_url("**/sign-in/code/")
    assert violations(tab) == []
