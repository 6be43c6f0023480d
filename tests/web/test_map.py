"""The map page and what it draws, with forms and addresses alone."""

import datetime as dt

import pytest
from django.core.cache import cache
from django.urls import reverse

from tests.basemap.drawing import WORLD
from tests.web.conftest import make_claim, store
from tollbook.basemap import build_map
from tollbook.home import MAP_FILE, home
from tollbook.model import Place, Time
from tollbook.record.selecting import Box, Selection, is_within
from tollbook.web.map.marks import marks_of
from tollbook.web.map.timeline import timeline_of

DAY = dt.date(2025, 3, 11)


def place_in(text, name, lat, lon, precision="populated_place", number=1):
    start = text.index(name)
    return Place(
        start=start, end=start + len(name), exact=name, name=name, id=f"test:{number}",
        level=precision, precision=precision, lat=lat, lon=lon, score=0.9,
    )  # fmt: skip


def told(number, name, lat, lon, day=DAY, *, how="", **fields):
    """Put an incident at a place, on a day, into the record."""
    text = f"{number} people were killed in {name} {how}."
    time = Time(from_=day, to=day, precision="day") if day else None
    claim = make_claim(
        text, f"{number} people were killed", str(number), id="c1", value=number, time=time,
        places=(place_in(text, name, lat, lon, number=number, **fields),),
    )  # fmt: skip
    return store(text, [claim], id=f"report {number}", title=f"{number} in {name}")


@pytest.fixture
def incidents(db):
    """Two near each other, one far away, one in a province, one of which the country is known."""
    told(3, "Taiz", 13.58, 44.02)
    told(4, "Sabir", 13.53, 44.05, DAY + dt.timedelta(days=40))
    told(5, "Harand", 35.1, 36.6, DAY + dt.timedelta(days=41))
    told(6, "Idlib", 35.9, 36.6, precision="adm1")
    told(7, "Syria", 35.0, 38.0, None, precision="country")


def marks(zoom, **asked):
    return marks_of(Selection.of(asked), zoom)


def test_near_places_are_one_cluster_until_one_comes_closer(incidents):
    from_afar = marks(3)["points"]
    assert sorted(point["n"] for point in from_afar) == [1, 2]
    cluster = next(point for point in from_afar if point["n"] == 2)
    assert (cluster["killed"], cluster["box"]) == (7, [13.53, 44.02, 13.58, 44.05])
    assert sorted(point["n"] for point in marks(12)["points"]) == [1, 1, 1]


def test_a_province_is_an_area_and_a_country_nowhere(incidents):
    found = marks(3)
    assert [(area["name"], area["n"]) for area in found["areas"]] == [("Idlib", 1)]
    assert sum(point["n"] for point in found["points"]) == 3


def test_what_is_at_one_place_stays_together_and_leads_to_it(db):
    told(3, "Taiz", 13.58, 44.02)
    told(30, "Taiz", 13.58, 44.02, DAY + dt.timedelta(days=90), how="when a gas depot burned down")
    (cluster,) = marks(14)["points"]
    assert (cluster["n"], bool(cluster["place"])) == (2, True)


def test_only_what_is_selected_and_in_the_box_is_drawn(incidents):
    assert marks(5, box="34,35,36,38")["points"][0]["title"].startswith("Harand")
    assert marks(5, q="Taiz")["points"][0]["n"] == 1
    assert marks(5, **{"from": "2025-04-01", "to": "2025-04-20"})["points"][0]["n"] == 1


def test_the_page_lists_what_the_map_has_and_what_it_cannot(page, incidents):
    html = page.get(reverse("map")).content.decode()
    assert "5 incidents" in html
    assert "Not on the map" in html
    assert "Syria" in html
    in_box = page.get(reverse("map"), {"box": "13,43,14,45"}).content.decode()
    assert "2 incidents" in in_box


def test_a_script_gets_list_and_timeline_alone(page, incidents):
    answer = page.get(reverse("map"), headers={"X-Tollbook-Part": "1"}).content.decode()
    assert 'id="map-list"' in answer
    assert 'id="timeline"' in answer
    assert 'id="map"' not in answer


@pytest.fixture
def large(monkeypatch):
    """Every record counts as a large one; nothing counted is left to the next test."""
    monkeypatch.setattr("tollbook.web.counted.SMALL", 0)
    cache.clear()
    yield
    cache.clear()


def test_of_a_large_record_the_timeline_comes_after_the_page(page, incidents, large):
    first = page.get(reverse("map")).content.decode()
    assert 'id="timeline"' in first
    assert "data-brush" not in first
    assert "Not on the map" not in first
    assert "No incident selected has a date" not in first
    then = page.get(reverse("map"), headers={"X-Tollbook-Part": "1"}).content.decode()
    assert "data-brush" in then
    assert "Not on the map" in then


@pytest.mark.parametrize(
    ("box", "points"), [("13,43,14,45", 1), ("34,35,36,38", 1), ("-10,170,10,-170", 0)]
)
def test_from_afar_marks_are_those_of_the_world_within_the_box(page, incidents, large, box, points):
    found = page.get(reverse("map-marks"), {"zoom": "3", "box": box}).json()
    assert len(found["points"]) == points
    assert len(found["areas"]) == (box == "34,35,36,38")


@pytest.mark.parametrize(
    ("at", "inside"), [((0, 175), True), ((0, -175), True), ((0, 0), False), ((11, 175), False)]
)
def test_a_box_may_cross_the_date_line(at, inside):
    assert is_within(Box(-10, 170, 10, -170), *at) is inside


def test_the_timeline_counts_days_whatever_days_are_asked_for(incidents):
    timeline = timeline_of(Selection.of({"from": "2025-04-19"}))
    assert sum(bar.number for bar in timeline.bars) == 4
    assert timeline.undated == 1
    assert (timeline.first, timeline.last) == (DAY, DAY + dt.timedelta(days=41))
    assert [bar.number for bar in timeline.bars if bar.number and bar.chosen] == [1, 1]


@pytest.mark.parametrize(
    ("days", "first_width"), [(1, 1), (80, 1), (500, 7), (2000, 31), (8000, 92), (30000, 365)]
)
def test_a_bar_is_as_long_as_there_is_room_for(db, days, first_width):
    told(3, "Taiz", 13.58, 44.02, dt.date(1940, 1, 1))
    told(4, "Harand", 35.1, 36.6, dt.date(1940, 1, 1) + dt.timedelta(days=days))
    bars = timeline_of(Selection()).bars
    assert len(bars) <= 91
    wide = (bars[1].last - bars[1].first).days + 1
    assert abs(wide - first_width) <= 3
    assert sum(bar.number for bar in bars) == 2


@pytest.mark.parametrize("slip", [dt.date(205, 5, 12), dt.date.min, dt.date.max])
def test_a_mistyped_year_leaves_the_map_and_its_timeline(page, incidents, slip):
    told(8, "Marib", 15.46, 45.32, slip)
    assert page.get(reverse("map")).status_code == 200
    bars = timeline_of(Selection()).bars
    assert 2 <= len(bars) <= 91
    assert sum(bar.number for bar in bars) == 5
    assert bars[0].first <= slip <= bars[-1].last


def test_no_dated_incident_has_no_timeline(page, db):
    assert timeline_of(Selection()) is None
    assert "No incident selected has a date" in page.get(reverse("map")).content.decode()


def test_the_ground_comes_from_the_base_map(page, db, tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    build_map(home() / MAP_FILE, "squares", WORLD)
    world = page.get(reverse("map-shapes"))
    assert {feature["id"] for feature in world.json()["features"]} == {"QO", "QM"}
    provinces = page.get(reverse("map-provinces", args=["qo"])).json()["features"]
    assert {feature["id"] for feature in provinces} == {"geonames:1", "geonames:2"}
    again = page.get(reverse("map-shapes"), headers={"If-None-Match": world["ETag"]})
    assert again.status_code == 304
    named = page.get(reverse("map-towns"), {"box": "33,35,34,37", "zoom": "5"}).json()["towns"]
    assert [town["name"] for town in named] == ["Beirut"]
    assert page.get(reverse("map-towns"), {"zoom": "5"}).json() == {"towns": []}


def test_without_a_base_map_the_page_says_what_to_do(page, db, tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path))
    monkeypatch.setattr("sys.prefix", str(tmp_path))
    assert "tollbook map build" in page.get(reverse("map")).content.decode()
    assert page.get(reverse("map-shapes")).json()["features"] == []


def test_list_and_map_lead_to_each_other_with_the_selection(page, incidents):
    asked = {"q": "Taiz", "harm": "killed"}
    for name, other in (("incidents", "map"), ("map", "incidents")):
        html = page.get(reverse(name), asked).content.decode()
        assert f'href="{reverse(other)}?q=Taiz&amp;harm=killed"' in html
    assert "1 incident" in page.get(reverse("incidents"), asked).content.decode()


@pytest.mark.parametrize("count", [2, 12])
def test_the_queries_do_not_grow_with_the_incidents(page, db, count, django_assert_max_num_queries):
    for number in range(count):
        told(number + 2, "Taiz", 13.58 + number, 44.02)
    with django_assert_max_num_queries(27):
        page.get(reverse("map"))
    with django_assert_max_num_queries(20):
        page.get(reverse("incidents"))
    with django_assert_max_num_queries(8):
        page.get(reverse("map-marks"), {"zoom": 9})
