"""Every page by all rules of axe, in light and dark."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.web.conftest import MARKET, market_claims, store
from tollbook.record.decisions import decide
from tollbook.record.models import Claim
from tollbook.web.desk import Desk

PAGES = {
    "inbox": "/",
    "empty inbox": "/?q=nothing+has+these+words",
    "report": "/reports/{report}/",
    "unread report": "/reports/{unread}/",
    "reject": "/reports/{report}/claims/1/reject/",
    "correct": "/reports/{report}/claims/1/correct/",
    "add": "/reports/{report}/add/",
    "incidents": "/incidents/",
    "incident": "/incidents/{incident}/",
    "map": "/map/",
    "merge": "/incidents/{incident}/merge/?q=incident",
    "by hand": "/incidents/by-hand/",
    "keys": "/keys/",
}


def violations(page):
    found = Axe().run(page)
    return [(v["id"], [node["html"] for node in v["nodes"]]) for v in found.response["violations"]]


@pytest.fixture
def record(transactional_db, recorder):
    """Reports of two days on one incident, one of them in a language that is not read."""
    day = dt.date(2025, 3, 11)
    first = store(MARKET, market_claims(), title="Shells hit market", published=day)
    later = f"A day later. {MARKET}"
    second = store(later, market_claims(later), id="later", published=day + dt.timedelta(days=1))
    unread = store("قُتل سبعة مدنيين.", [], ["language_not_read"], language="ar", id="unread")
    incident, other = (Desk(row).incidents[0] for row in (first, second))
    decide(recorder, "same_incident", incidents=[incident, other])
    decide(recorder, "accept", claims=[Claim.objects.get(report=first, number=1)])
    return {"report": first.pk, "unread": unread.pk, "incident": incident.pk}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_page_has_a_violation(desk, record, scheme):
    desk.emulate_media(color_scheme=scheme)
    found = {}
    for name, path in PAGES.items():
        desk.goto(path.format(**record))
        found[name] = violations(desk)
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_open_panel_has_a_violation(desk, record, scheme):
    desk.emulate_media(color_scheme=scheme)
    desk.goto(f"/reports/{record['report']}/")
    desk.keyboard.press("j")
    for number, key in enumerate(("e", "x", "n", "?")):
        desk.keyboard.press(key)
        if key == "n":
            desk.keyboard.press("Enter")
        desk.wait_for_selector(".panel, dialog[open]")
        assert violations(desk) == [], number
        desk.keyboard.press("Escape")


def test_the_sign_in_page_has_no_violation(tab, recorder):
    tab.goto("/")
    assert tab.url.endswith("/sign-in/?next=/")
    assert violations(tab) == []
    tab.get_by_label("Name").fill("rasha")
    tab.get_by_label("Password").fill("wrong")
    tab.get_by_role("button", name="Sign in").click()
    assert tab.get_by_role("alert").is_visible()
    assert violations(tab) == []


def test_the_incident_has_its_drawing(desk, record):
    desk.goto(f"/incidents/{record['incident']}/")
    assert desk.locator(".chart a").count() == 2


def test_nothing_comes_from_elsewhere(desk, record, live_server):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    for path in PAGES.values():
        desk.goto(path.format(**record))
    assert [url for url in asked if not url.startswith(live_server.url)] == []
