from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from tests.learning.making import as_report, gold
from tollbook.learning.keeping import OwnCard, forget, keep
from tollbook.reading import EnglishReader
from tollbook.reading.network.layers import Weights
from tollbook.reading.network.weights import (
    CARD,
    HEADS,
    Card,
    WeightsError,
    card_of,
    load_parts,
    require_fitting,
    shipped,
)


@pytest.fixture(scope="module")
def heads() -> Weights:
    return load_parts().heads


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "home" / "reader"


def put(folder: Path, heads: Weights) -> Card:
    return keep(folder, heads, card_of(shipped()), 24, {"f1": 0.8}, {"f1": 0.9})


def test_kept_heads_read_with_the_encoder_that_ships(folder: Path, heads: Weights) -> None:
    card = put(folder, heads)
    assert {file.name for file in folder.iterdir()} == {HEADS, CARD}
    require_fitting(folder)
    report = as_report(gold(3))
    reader = EnglishReader(folder)
    assert reader.read(report) == EnglishReader().read(report)
    assert reader.name == EnglishReader().name
    assert reader.version.endswith(card.version)


def test_the_card_tells_what_they_were_learned_from(folder: Path, heads: Weights) -> None:
    put(folder, heads)
    card = msgspec.json.decode((folder / CARD).read_bytes(), type=OwnCard)
    assert (card.base, card.reports) == (card_of(shipped()).version, 24)
    assert (card.before, card.after) == ({"f1": 0.8}, {"f1": 0.9})


def test_other_heads_are_another_version_and_take_the_place_of_the_first(
    folder: Path, heads: Weights
) -> None:
    first = put(folder, heads)
    second = put(folder, {**heads, "total.bias": heads["total.bias"] + 1})
    assert first.version != second.version
    assert card_of(folder).version == second.version
    assert [path.name for path in folder.parent.iterdir()] == ["reader"]


def test_the_same_heads_are_the_same_version(folder: Path, heads: Weights) -> None:
    assert put(folder, heads).version == put(folder, heads).version


def test_what_cannot_be_written_leaves_what_was_there(
    folder: Path, heads: Weights, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = put(folder, heads)

    def fail(*_: object) -> bytes:
        raise OSError("no space left")

    monkeypatch.setattr("tollbook.learning.keeping.pack_heads", fail)
    with pytest.raises(OSError, match="no space"):
        put(folder, heads)
    assert card_of(folder).version == first.version
    assert [path.name for path in folder.parent.iterdir()] == ["reader"]


def test_a_byte_too_many_is_refused(folder: Path, heads: Weights) -> None:
    put(folder, heads)
    (folder / HEADS).write_bytes((folder / HEADS).read_bytes() + b"\n")
    with pytest.raises(WeightsError, match=HEADS):
        require_fitting(folder)
    with pytest.raises(WeightsError, match=HEADS):
        load_parts(folder)


def test_heads_of_another_encoder_are_refused(folder: Path, heads: Weights) -> None:
    card = put(folder, heads)
    files = {**card.files, "encoder.onnx": "0" * 64}
    (folder / CARD).write_bytes(msgspec.json.encode(msgspec.structs.replace(card, files=files)))
    with pytest.raises(WeightsError, match="another version of Tollbook"):
        require_fitting(folder)
    with pytest.raises(WeightsError, match="encoder"):
        load_parts(folder)


@pytest.mark.parametrize("content", [b"{", b"[]", b"\xff"])
def test_a_card_that_is_none_is_named(folder: Path, heads: Weights, content: bytes) -> None:
    put(folder, heads)
    (folder / CARD).write_bytes(content)
    with pytest.raises(WeightsError, match=CARD):
        require_fitting(folder)


def test_what_is_forgotten_is_gone(folder: Path, heads: Weights) -> None:
    put(folder, heads)
    assert forget(folder)
    assert list(folder.parent.iterdir()) == []
    assert not forget(folder)
