from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from tollbook.reading.network.weights import (
    CARD,
    HEADS,
    PIECES,
    WeightsError,
    are_there,
    load_parts,
    pack_heads,
    shipped,
    unpack_heads,
    version_of,
)


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """A copy of the learned part that ships."""
    folder = tmp_path / "weights"
    shutil.copytree(str(shipped()), folder)
    return folder


def test_what_ships_is_what_its_card_says() -> None:
    parts = load_parts()
    assert parts.card.version == version_of()
    assert sum(file.stat().st_size for file in Path(str(shipped())).iterdir()) <= 25_000_000
    assert all(np.isfinite(array).all() for array in parts.heads.values())


@pytest.mark.parametrize("name", [HEADS, PIECES])
def test_one_byte_more_is_refused(copied: Path, name: str) -> None:
    file = copied / name
    file.write_bytes(file.read_bytes() + b"\n")
    with pytest.raises(WeightsError, match=name):
        load_parts(copied)


def test_a_missing_file_is_named(copied: Path) -> None:
    (copied / HEADS).unlink()
    with pytest.raises(WeightsError, match=HEADS):
        load_parts(copied)


def test_without_a_card_nothing_learned_is_there(tmp_path: Path) -> None:
    assert not are_there(tmp_path)
    assert are_there()
    with pytest.raises(WeightsError, match=CARD):
        version_of(tmp_path)


def test_packed_heads_are_within_half_a_step() -> None:
    chance = np.random.default_rng(1)
    heads = {
        "a.weight": chance.normal(size=(3, 50)),
        "a.bias": chance.normal(size=3),
        "none.weight": np.zeros((2, 4)),
    }
    unpacked = unpack_heads(pack_heads(heads))
    assert unpacked.keys() == heads.keys()
    for name, values in heads.items():
        step = np.abs(values).max(-1, keepdims=True) / 127
        assert unpacked[name].dtype == np.float32
        assert (np.abs(unpacked[name] - values) <= step / 2 + 1e-3 * np.abs(values)).all()
