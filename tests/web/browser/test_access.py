"""Every page by all rules of axe: in English and light, in Arabic and dark, for every role."""

import datetime as dt

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth.models import Group
from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django_otp.plugins.otp_totp.models import TOTPDevice

from tests.basemap.drawing import collection, province
from tests.web.conftest import MARKET, market_claims, person, store
from tests.web.test_map import told as placed_incident
from tests.web.test_matrix import LEAST
from tollbook.basemap import build_map
from tollbook.home import MAP_FILE, home
from tollbook.record import victims
from tollbook.record.decisions import decide
from tollbook.record.models import Claim, Stand
from tollbook.web.desk import Desk

#: What each page that can be opened is opened with; more than once where it has more than one look.
PAGES = {
    "inbox": ["/", "/?q=nothing+has+these+words", "/?harm=killed"],
    "report": ["/reports/{report}/", "/reports/{unread}/", "/reports/{veiled}/"],
    "reject": ["/reports/{report}/claims/1/reject/"],
    "correct": ["/reports/{report}/claims/1/correct/"],
    "add": ["/reports/{report}/add/"],
    "incidents": ["/incidents/", "/incidents/?q=nothing+has+these+words"],
    "incident": ["/incidents/{incident}/"],
    "merge": ["/incidents/{incident}/merge/?q=incident"],
    "review": ["/incidents/{incident}/review/?move=hold"],
    "code": ["/incidents/{other}/code/"],
    "victims": ["/incidents/{incident}/victims/"],
    "victim": ["/incidents/{incident}/victims/{row}/"],
    "erase-victim": ["/incidents/{incident}/victims/{row}/erase/"],
    "import": ["/incidents/import/"],
    "tell": ["/incidents/by-hand/"],
    "map": ["/map/"],
    "work": ["/work/?queue=code", "/work/?queue=in_review"],
    "agreement": ["/agreement/"],
    "audit": ["/audit/"],
    "sources": ["/sources/"],
    "source": ["/sources/one/", "/sources/one/?name=medics"],
    "keys": ["/keys/"],
    "account": ["/account/"],
    "second-factor": ["/account/code/"],
    "people": ["/people/"],
    "admin:index": ["/admin/"],
    "admin:app_list": ["/admin/record/"],
    "admin:record_source_changelist": ["/admin/record/source/"],
    "admin:record_source_add": ["/admin/record/source/add/"],
}
#: Pages for who is not signed in.
GATE = {"login": "/sign-in/", "reset": "{reset}"}
#: Addresses that only take what is sent, that give data and no page, or that need a row.
NO_PAGES = {
    "many", "save-view", "drop-view", "places", "undo", "accept", "export", "move", "note",
    "pick", "undo-decision", "assign", "look", "audit-head", "keep-source", "map-marks",
    "map-shapes", "map-provinces", "map-towns", "person", "admin:jsi18n", "logout", "language",
    "admin:record_source_history", "admin:record_source_delete", "admin:record_source_change",
    "sign-in-code",
}  # fmt: skip
#: Each language and each theme once: what a theme colours is the same in both languages, and all
#: four together would take half of the time of all tests.
LOOKS = [("en", "light"), ("ar", "dark")]


def violations(page):
    # Without `preload` axe reads style sheets as the page has them, and breaks no policy of it.
    found = Axe().run(page, options={"preload": False})
    return [(v["id"], [node["html"] for node in v["nodes"]]) for v in found.response["violations"]]


def test_every_address_is_held_against_axe_or_has_no_page():
    assert set(LEAST) == {*PAGES, *GATE, *NO_PAGES}


@pytest.fixture
def record(transactional_db, recorder, tmp_path, monkeypatch):
    """Incidents at every stage that a page shows differently, seen by an administrator."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    build_map(home() / MAP_FILE, "squares", collection(province(1, 40, 10)))
    recorder.groups.set([Group.objects.get(name="administrator")])
    amal = person("amal", "recorder")
    day = dt.date(2025, 3, 11)
    told = [MARKET, f"A day later. {MARKET}", f"Elsewhere. {MARKET}"]
    first, second, third = (
        store(text, market_claims(text), id=f"m{n}", title=f"Shells {n}",
              published=day + dt.timedelta(days=n if n < 2 else 700))
        for n, text in enumerate(told)
    )  # fmt: skip
    unread = store("قُتل سبعة مدنيين.", [], ["language_not_read"], language="ar", id="unread")
    incident, later, other = (Desk(row).incidents[0] for row in (first, second, third))
    decide(recorder, "same_incident", incidents=[incident, later])
    decide(recorder, "accept", claims=[Claim.objects.get(report=first, number=1)])
    decide(amal, "accept", claims=[Claim.objects.get(report=third, number=1)])
    Stand.objects.filter(incident=other).update(state="provisional", round=1, submitted_by=amal)
    placed_incident(3, "Taiz", 10.5, 40.5)
    named = victims.Named(name="Salma Haddad", variants=("سلمى",), source="a list")
    row = victims.name(recorder, incident, named)
    uid = urlsafe_base64_encode(force_bytes(amal.pk))
    reset = reverse("reset", args=[uid, default_token_generator.make_token(amal)])
    return {
        "report": first.pk, "unread": unread.pk, "veiled": third.pk, "incident": incident.pk,
        "other": other.pk, "row": row.pk, "reset": reset,
    }  # fmt: skip


@pytest.fixture(params=LOOKS, ids="-".join)
def look(request, tab, live_server):
    """A tab in one language and one scheme of colours."""
    language, scheme = request.param
    tab.emulate_media(color_scheme=scheme)
    tab.context.add_cookies(
        [{"name": "django_language", "value": language, "url": live_server.url}]
    )
    return tab


def wrong_of(page, addresses):
    found = {}
    for address in addresses:
        page.goto(address)
        page.wait_for_load_state("networkidle")
        found[address] = violations(page)
    return {address: wrong for address, wrong in found.items() if wrong}


def test_no_page_has_a_violation(look, desk, record):
    addresses = [address.format(**record) for found in PAGES.values() for address in found]
    assert wrong_of(look, addresses) == {}


def test_no_page_of_the_gate_has_a_violation(look, record):
    assert wrong_of(look, [address.format(**record) for address in GATE.values()]) == {}
    look.goto("/sign-in/")
    look.locator("[name=username]").fill("rasha")
    look.locator("[name=password]").fill("wrong")
    look.locator("button.primary").click()
    assert look.get_by_role("alert").is_visible()
    assert violations(look) == []


def test_the_page_of_the_code_has_no_violation(look, record, recorder):
    TOTPDevice.objects.create(user=recorder, name="phone", confirmed=True)
    look.goto("/sign-in/")
    look.locator("[name=username]").fill("rasha")
    look.locator("[name=password]").fill("count every one")
    look.locator("button.primary").click()
    look.wait_for_url("**/sign-in/code/")
    assert violations(look) == []


def test_no_open_panel_has_a_violation(look, desk, record):
    look.goto(f"/reports/{record['report']}/")
    look.keyboard.press("j")
    for key in ("e", "x", "n", "?"):
        look.keyboard.press(key)
        if key == "n":
            look.keyboard.press("Enter")
        look.wait_for_selector(".panel, dialog[open]")
        assert violations(look) == [], key
        look.keyboard.press("Escape")


def test_open_moves_and_steps_have_no_violation(look, desk, record):
    look.goto(f"/incidents/{record['incident']}/")
    for summary in look.locator(".state-bar summary").all():
        summary.focus()
        look.keyboard.press("Enter")
    assert violations(look) == []


def test_the_incident_has_its_drawing(desk, record):
    desk.goto(f"/incidents/{record['incident']}/")
    assert desk.locator(".chart a").count() == 2


def test_nothing_comes_from_elsewhere(desk, record, live_server):
    asked = []
    desk.on("request", lambda request: asked.append(request.url))
    for addresses in PAGES.values():
        desk.goto(addresses[0].format(**record))
        desk.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(live_server.url)] == []
