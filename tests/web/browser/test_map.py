"""The map in a real browser: what is drawn, what is brushed, what the address says."""

import datetime as dt

import pytest

from tests.basemap.drawing import collection, province
from tests.web.test_map import DAY, told
from tollbook.basemap import build_map
from tollbook.home import MAP_FILE, home


@pytest.fixture
def incidents(transactional_db):
    told(3, "Taiz", 50.5, 10.5)
    told(4, "Sabir", 50.6, 10.6, DAY + dt.timedelta(days=40))
    told(5, "Harand", 50.4, 12.4, DAY + dt.timedelta(days=41))
    told(6, "Idlib", 50.5, 11.5, precision="adm1")


@pytest.fixture
def ground(tmp_path, monkeypatch):
    """A base map of squares, on which province 6 is the one that the claims name."""
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    world = collection(province(1, 10, 50), province(6, 11, 50), province(3, 12, 50, "QM"))
    build_map(home() / MAP_FILE, "squares", world)


@pytest.fixture
def page(desk, incidents, ground):
    desk.goto("/map/")
    desk.locator(".cluster, .place").first.wait_for()
    yield desk
    # What the map still asks for is answered before the record is emptied.
    desk.wait_for_load_state("networkidle")


def listed(page):
    return page.locator(".maplist .title a")


def test_places_are_points_and_a_province_is_an_area(page):
    assert page.locator(".leaflet-areas-pane path.area").count() >= 1
    assert page.locator(".areacount").text_content() == "1"
    assert page.locator("path.country").count() == 2
    assert listed(page).count() == 4


def test_a_place_leads_to_its_incident(page):
    page.locator(".place").first.click()
    popup = page.locator(".leaflet-popup a[href*='/incidents/']")
    popup.wait_for()
    assert "killed" in page.locator(".leaflet-popup").text_content()


def test_what_is_brushed_is_selected_and_in_the_address(page):
    bars = page.locator("[data-brush] a")
    bars.last.locator(".hit").click()
    page.wait_for_url("**from=2025-04-2*")
    page.locator(".maplist li:only-child .title a").wait_for()
    assert "Harand" in listed(page).text_content()
    assert page.get_by_label("from", exact=True).input_value() == "2025-04-21"
    page.reload()
    assert listed(page).count() == 1


def test_a_filter_changes_map_list_and_the_link_to_the_list(page):
    page.get_by_label("Words of title, places or claims").fill("Taiz")
    page.keyboard.press("Enter")
    page.locator(".maplist li:only-child .title a").wait_for()
    assert page.locator(".cluster, .place").count() == 1
    page.get_by_role("link", name="List", exact=True).click()
    page.wait_for_url("**/incidents/?*q=Taiz*")
    assert page.locator(".rows tbody tr").count() == 1


def test_all_on_the_map_is_reached_by_keyboard_in_the_list(page):
    page.locator("body").click(position={"x": 5, "y": 5})
    listed(page).first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/incidents/*/")


def test_days_are_brushed_by_keyboard(page):
    page.locator("[data-brush] a").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**from=2025-03-*")
