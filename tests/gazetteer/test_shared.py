"""Real country files, and the example report with and without one; skipped where absent."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tollbook.gazetteer import SqliteGazetteer, add_country, open_gazetteer, schema, writing
from tollbook.gazetteer.packages import world_source
from tollbook.gazetteer.records import merged
from tollbook.gazetteer.world import world_records
from tollbook.places import Mention, PlaceContext, Resolution, resolve

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def corner(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer of the packages' places of one corner of the world; all of it takes a minute."""
    path = tmp_path_factory.mktemp("gazetteer") / "places.sqlite3"
    kept = [r for r in world_records() if r.country in ("SY", "TR", "IQ", "LB", "RU", "IR")]
    db = schema.create(path)
    with db:
        writing.set_romanised(db, ["SY", "IQ", "LB", "RU", "IR"])
        source = writing.add_source(db, world_source(len(kept)))
        writing.add_records(db, source, kept)
        for record in kept:
            writing.insert_place(db, merged([record]), sounding=record.country != "TR")
    writing.index(db)
    db.close()
    return path


@pytest.fixture(scope="module")
def deep(corner: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> SqliteGazetteer:
    """The same with the villages of Syria."""
    path = tmp_path_factory.mktemp("deep") / "places.sqlite3"
    path.write_bytes(corner.read_bytes())
    added = add_country(path, shared / "data" / "places" / "wof_sy.ndjson.gz")
    assert (added.country, added.places) == ("SY", 10_658)
    return open_gazetteer(path)


def villages(shared: Path, gazetteer: SqliteGazetteer) -> list[Resolution]:
    """Resolve the province and the three villages of the example report."""
    file = shared / "reports" / "idlib-air-strikes.report.jsonl"
    text = json.loads(file.read_text(encoding="utf-8"))["text"]
    names = ("Idlib", "Ma’asaran", "Bdama", "Ma'arshamarin")
    mentions = [Mention(name, text.index(name)) for name in names]
    return resolve(mentions, PlaceContext(text=text), gazetteer)


def test_the_example_report_with_its_country(shared: Path, deep: SqliteGazetteer) -> None:
    found = villages(shared, deep)
    assert [f.entry and f.entry.id for f in found] == [
        "geonames:169387", "geonames:167155", "geonames:171494", "geonames:167591",
    ]  # fmt: skip
    assert all(f.whole for f in found)


def test_the_example_report_without_it(shared: Path, corner: Path) -> None:
    province, masaran, bdama, shamarin = villages(shared, open_gazetteer(corner))
    assert bdama.entry
    assert bdama.entry.id == "geonames:171494"
    for village in (masaran, shamarin):
        assert village.entry == province.entry
        assert (village.whole, village.precision) == (False, "adm1")


def test_depth_is_shown_by_country(deep: SqliteGazetteer) -> None:
    depths = {depth.code: depth for depth in deep.depths()}
    assert depths["SY"].files == "SY wof"
    assert depths["SY"].populated > 10_000
    assert depths["LB"].files is None
