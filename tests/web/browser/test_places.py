"""A claim's place, whole and pages of claims in a real browser."""

import pytest

from tests.basemap.drawing import collection, province
from tests.web.browser.test_access import violations
from tests.web.conftest import MARKET, make_claim, market_claims, store
from tollbook.basemap import build_map
from tollbook.home import MAP_FILE, home
from tollbook.places import Entry, MemoryGazetteer
from tollbook.web.desk import Desk

TAIZ = Entry(
    id="g:1", name="Taiz", names=("Taiz",), level="populated_place", lat=13.58, lon=44.02,
    country="YE", population=1000,
)  # fmt: skip


@pytest.fixture
def report(desk, transactional_db, tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    build_map(home() / MAP_FILE, "squares", collection(province(1, 40, 10), province(2, 44, 13)))
    for module in ("pages.places", "correction", "forms"):
        held = MemoryGazetteer([TAIZ])
        monkeypatch.setattr(f"tollbook.web.{module}.default_gazetteer", lambda held=held: held)
    row = store(MARKET, market_claims(), title="Shells hit market")
    desk.goto(f"/reports/{row.pk}/")
    desk.row = row
    yield desk
    desk.wait_for_load_state("networkidle")


def open_fields(report):
    report.keyboard.press("j")
    report.keyboard.press("e")
    report.locator(".panel summary").click()
    return report.locator(".panel")


def corrected(report):
    report.locator(".panel").get_by_role("button", name="Correct").click()
    report.locator("#say", has_text="corrected").wait_for()
    return Desk(report.row).find(1).claim


def test_a_place_is_chosen_among_the_gazetteers(report):
    panel = open_fields(report)
    panel.get_by_label("Place, in the report's words").fill("Taiz")
    panel.get_by_role("button", name="Taiz populated place · Yemen").press("Enter")
    assert panel.get_by_label("Which place").input_value() == "g:1"
    assert violations(report) == []
    assert corrected(report).places[0].id == "g:1"


def test_a_place_is_pointed_to_on_the_map(report):
    panel = open_fields(report)
    panel.get_by_label("Place, in the report's words").fill("Taiz")
    panel.get_by_role("button", name="Pick on the map").click()
    ground = panel.locator("[data-pick-map]")
    ground.locator("path.country").first.wait_for(state="attached")
    ground.locator(".place").wait_for()
    box = ground.bounding_box()
    report.mouse.click(box["x"] + box["width"] / 2 + 60, box["y"] + box["height"] / 2 + 40)
    panel.get_by_role("button", name="this very point").wait_for()
    place = corrected(report).places[0]
    assert (place.exact, place.precision, place.id) == ("Taiz", "exact_point", None)
    assert place.lat < 13.58


def test_the_whole_is_pointed_to(report):
    panel = open_fields(report)
    whole = panel.get_by_label("Part of claim")
    whole.focus()
    report.locator("#at3").click()
    assert whole.input_value() == "3"
    assert report.locator("#claims-offered option").count() == 3


def test_keys_lead_over_the_end_of_a_page_of_claims(desk, transactional_db):
    text = "\n".join(f"Line {n}: {n + 2} people were killed." for n in range(130))
    claims = [
        make_claim(
            text, f"Line {n}: {n + 2} people", f"{n + 2}", id=f"c{n + 1}", value=n + 2,
            incident=f"i{n}",
        )
        for n in range(130)
    ]  # fmt: skip
    row = store(text, claims)
    desk.goto(f"/reports/{row.pk}/#claim100")
    desk.keyboard.press("j")
    desk.wait_for_url("**page=2#first")
    assert "current" in desk.locator("#claim101").get_attribute("class")
    desk.locator("#at3").click()
    desk.wait_for_url("**claim=3#claim3")
    assert "current" in desk.locator("#claim3").get_attribute("class")
