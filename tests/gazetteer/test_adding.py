"""Adding a country's file: merged, updated, removed; all of it or nothing."""

from __future__ import annotations

import gzip
import sqlite3
from pathlib import Path

import pytest

from tests.gazetteer import making
from tollbook.errors import BadInputError
from tollbook.gazetteer import add_country, open_gazetteer, remove_source
from tollbook.gazetteer.formats import Layout


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return making.world(tmp_path / "places.sqlite3")


def contents(path: Path) -> list[tuple[object, ...]]:
    """Return everything that a look-up could see."""
    with sqlite3.connect(path) as db:
        places = db.execute("select key, name, names, adm1, pcode from place order by key")
        keys = db.execute("select p.key, folded, skeleton from lookup join place p on p.id = place")
        return [*places.fetchall(), *sorted(keys.fetchall())]


def test_a_village_is_found_under_every_spelling_it_came_with(path: Path, tmp_path: Path) -> None:
    file = making.wof_file(tmp_path / "ax.ndjson", making.wof(903, "Kafr Luz", "كفر لوز", gn=5))
    added = add_country(path, file)
    assert (added.country, added.places, added.new) == ("AX", 3, 1)
    with_file = open_gazetteer(path)
    for key in ("kafrluz", "كفرلوز"):
        (hit,) = with_file.named([key])
        assert hit.entry.id == "geonames:5"
        assert hit.entry.adm1 == "geonames:2"
    assert with_file.deep("AX")
    assert with_file.sources()[-1].licence.startswith("Who's On First")


def test_records_of_one_geonames_id_are_one_place(path: Path, tmp_path: Path) -> None:
    row = making.wof(904, "Tell Zeitoun", gn=3, lat=10.26, lon=40.26)
    add_country(path, making.wof_file(tmp_path / "ax.ndjson", row))
    (town,) = {
        hit.entry.id: hit.entry for hit in open_gazetteer(path).named(["tellzeitoun"])
    }.values()
    assert town.name == "Tall Zaytun"
    assert town.population == 120_000
    assert {"تل زيتون", "Tell Zeitoun"} <= set(town.names)


@pytest.mark.parametrize(("away", "places"), [(0.01, 1), (0.2, 2)])
def test_a_name_near_by_is_one_place_and_far_off_two(
    path: Path, tmp_path: Path, away: float, places: int
) -> None:
    row = making.wof(905, "Bayt Ruman", lat=10.5 + away, lon=40.5)
    add_country(path, making.wof_file(tmp_path / "ax.ndjson", row))
    assert len({hit.entry.id for hit in open_gazetteer(path).named(["baytruman"])}) == places


def test_a_place_without_a_province_takes_its_neighbours(path: Path, tmp_path: Path) -> None:
    near = making.wof(906, "Kafr Luz", lat=10.30, lon=40.30)
    lost = making.wof(907, "Kafr Tin", lat=10.32, lon=40.32, hier={})
    far = making.wof(908, "Kafr Tut", lat=11.9, lon=41.9, hier={})
    add_country(path, making.wof_file(tmp_path / "ax.ndjson", near, lost, far))
    gazetteer = open_gazetteer(path)
    assert gazetteer.named(["kafrtin"])[0].entry.adm1 == "geonames:2"
    assert gazetteer.named(["kafrtut"])[0].entry.adm1 is None


def test_a_file_added_again_replaces_what_it_brought(path: Path, tmp_path: Path) -> None:
    file = tmp_path / "ax.ndjson"
    add_country(path, making.wof_file(file, making.wof(909, "Kafr Luz")))
    add_country(path, making.wof_file(file, making.wof(910, "Kafr Tin")))
    gazetteer = open_gazetteer(path)
    assert not gazetteer.named(["kafrluz"])
    assert gazetteer.named(["kafrtin"])
    assert [source.name for source in gazetteer.sources()] == ["world", "AX wof"]


def test_removing_a_source_leaves_the_world_as_it_was(path: Path, tmp_path: Path) -> None:
    before = contents(path)
    rows = (making.wof(911, "Kafr Luz"), making.wof(912, "Tell Zeitoun", gn=3))
    add_country(path, making.wof_file(tmp_path / "ax.ndjson", *rows))
    assert contents(path) != before
    assert remove_source(path, "AX wof") == 4
    assert contents(path) == before


LUZ = making.wof(913, "Kafr Luz")


@pytest.mark.parametrize(
    ("bad", "line", "reason"),
    [
        (making.wof(914, "Kafr Tin", lat=40.3, lon=10.3), 4, "swapped"),
        (making.wof(914, "Kafr Tin", lat=95.0, lon=120.0), 4, "out of range"),
        (making.wof(914, "Kafr Tin", lat=0, lon=0), 4, "0, 0"),
        (LUZ, 4, "already on line 3"),
        (making.wof(914, " "), 4, "name is empty"),
        ('{"wof": 914, "pt": "locality", "na', 4, "not a Who's On First row"),
        ('{"wof": 914, "pt": "locality", "name": "Tin"}', 4, "lat"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_added(
    path: Path, tmp_path: Path, bad: str, line: int, reason: str
) -> None:
    before = contents(path)
    file = making.wof_file(tmp_path / "ax.ndjson", LUZ, bad)
    with pytest.raises(BadInputError, match=f"line {line}.*{reason}.*Nothing was added"):
        add_country(path, file)
    assert contents(path) == before


def test_half_a_gzip_is_refused(path: Path, tmp_path: Path) -> None:
    rows = [making.wof(1000 + n, f"Kafr {n}") for n in range(500)]
    whole = making.wof_file(tmp_path / "ax.ndjson", *rows).read_bytes()
    half = gzip.compress(whole)[:-2000]
    (tmp_path / "ax.ndjson.gz").write_bytes(half)
    before = contents(path)
    with pytest.raises(BadInputError, match="cut short"):
        add_country(path, tmp_path / "ax.ndjson.gz")
    assert contents(path) == before


def test_another_encoding_in_the_middle_is_refused_with_its_line(
    path: Path, tmp_path: Path
) -> None:
    file = making.wof_file(tmp_path / "ax.ndjson", LUZ)
    file.write_bytes(file.read_bytes() + making.wof(915, "Kéfr").encode("latin-1") + b"\n")
    with pytest.raises(BadInputError, match=r"line 4.*UTF-8"):
        add_country(path, file)


def test_a_file_of_no_known_layout_is_refused(path: Path, tmp_path: Path) -> None:
    file = making.write(tmp_path / "notes.txt", "villages I remember", "Kafr Luz")
    with pytest.raises(BadInputError, match="layout is not known"):
        add_country(path, file)


def test_a_file_that_does_not_name_its_country_asks_for_it(path: Path, tmp_path: Path) -> None:
    file = making.write(tmp_path / "places.csv", "id,name,lat,lon", "1,Kafr Luz,10.3,40.3")
    with pytest.raises(BadInputError, match="--country"):
        add_country(path, file)
    assert add_country(path, file, layout=Layout(country="AX")).new == 1


def test_without_a_gazetteer_the_way_out_is_told(tmp_path: Path) -> None:
    file = making.wof_file(tmp_path / "ax.ndjson")
    with pytest.raises(BadInputError, match="tollbook places build"):
        add_country(tmp_path / "none.sqlite3", file)
    (tmp_path / "other.sqlite3").write_text("not a database, whatever its name says" * 40)
    with pytest.raises(BadInputError, match="not a gazetteer"):
        open_gazetteer(tmp_path / "other.sqlite3")
