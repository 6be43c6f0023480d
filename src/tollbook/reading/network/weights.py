"""The weights that ship with the package, each file's hash checked before it is used."""

from __future__ import annotations

import hashlib
from importlib import resources
from importlib.abc import Traversable
from io import BytesIO
from pathlib import Path

import msgspec
import numpy as np

from tollbook.reading.network.layers import Weights
from tollbook.reading.network.pieces import Vocabulary

ENCODER, HEADS, PIECES, CARD = "encoder.onnx", "heads.npz", "pieces.txt", "card.json"
#: What a project's own heads have in common with what ships.
SHARED = (ENCODER, PIECES)

#: Arrays of so many axes are packed in eight bits; `SCALES` names the scales of their rows.
MATRIX, SCALES = 2, ".scales"


class WeightsError(RuntimeError):
    """The learned part is not there, or is not what its card says."""


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """What the learned part is: its version, the SHA-256 of its files, and its calibration.

    `slope` and `intercept` turn the score of a found claim into a probability (Platt 1999).
    A project's own heads are without the encoder and its pieces: the card names those that ship.
    """

    version: str
    files: dict[str, str]
    slope: float = 1.0
    intercept: float = 0.0


class Parts(msgspec.Struct, frozen=True):
    """The learned part, loaded: the encoder's ONNX bytes, the heads and the vocabulary."""

    card: Card
    encoder: bytes
    heads: Weights
    vocabulary: Vocabulary


def shipped() -> Traversable:
    """Return the folder of the weights inside the package."""
    return resources.files("tollbook.reading.network") / "weights"


def are_there(folder: Traversable | Path | None = None) -> bool:
    """Tell whether there is a learned part, in a folder or shipped with the package."""
    return ((folder or shipped()) / CARD).is_file()


def version_of(folder: Traversable | Path | None = None) -> str:
    """Return the version of a learned part. Raises WeightsError where there is none."""
    return card_of(folder or shipped()).version


def require_fitting(folder: Path) -> None:
    """Raise WeightsError unless a project's own heads are whole and of the encoder that ships."""
    card, ours = card_of(folder), card_of(shipped())
    _checked(folder, HEADS, card)
    if any(card.files.get(name) != ours.files[name] for name in SHARED):
        msg = f"{folder / HEADS} was learned for the encoder of another version of Tollbook"
        raise WeightsError(msg)


def load_parts(folder: Traversable | Path | None = None) -> Parts:
    """Return the learned part of a folder, or that which ships with the package.

    A folder may leave out the encoder and its pieces: then those that ship are taken.
    Raises WeightsError where a file is missing or is not the one on the card.
    """
    folder = folder or shipped()
    card = card_of(folder)
    files = {
        name: _checked(_home_of(name, folder), name, card) for name in (ENCODER, HEADS, PIECES)
    }
    pieces = files[PIECES].decode("utf-8").splitlines()
    return Parts(
        card,
        files[ENCODER],
        unpack_heads(files[HEADS]),
        Vocabulary({piece: number for number, piece in enumerate(pieces)}),
    )


def pack_heads(heads: Weights) -> bytes:
    """Return the heads as an .npz file: eight bits and a scale a row, vectors in half precision."""
    arrays: dict[str, np.ndarray] = {}
    for name, values in heads.items():
        if values.ndim < MATRIX:
            arrays[name] = values.astype(np.float16)
            continue
        scales = np.maximum(np.abs(values).max(-1, keepdims=True), 1e-8) / 127
        arrays[name] = np.round(values / scales).astype(np.int8)
        arrays[name + SCALES] = scales.astype(np.float32)
    content = BytesIO()
    np.savez_compressed(content, **arrays)  # type: ignore[arg-type]  # numpy names its own option
    return content.getvalue()


def unpack_heads(content: bytes) -> Weights:
    """Return the heads that `pack_heads` packed, in single precision."""
    with np.load(BytesIO(content)) as file:
        arrays = {name: file[name].astype(np.float32) for name in file.files}
    return {
        name: values * arrays[name + SCALES] if name + SCALES in arrays else values
        for name, values in arrays.items()
        if not name.endswith(SCALES)
    }


def card_of(folder: Traversable | Path) -> Card:
    """Return the card of a learned part. Raises WeightsError where there is none to be read."""
    try:
        return msgspec.json.decode(_read(folder, CARD), type=Card)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        msg = f"{folder / CARD} is no card of a learned part: {error}"
        raise WeightsError(msg) from error


def _home_of(name: str, folder: Traversable | Path) -> Traversable | Path:
    """Return the folder that a file is in: what a project's own heads leave out has shipped."""
    return shipped() if name in SHARED and not (folder / name).is_file() else folder


def _read(folder: Traversable | Path, name: str) -> bytes:
    """Return the bytes of a file of the learned part."""
    file = folder / name
    if not file.is_file():
        msg = f"the reader's learned part is not there: {file}"
        raise WeightsError(msg)
    return file.read_bytes()


def _checked(folder: Traversable | Path, name: str, card: Card) -> bytes:
    """Return the bytes of a file whose hash is the one on the card."""
    content = _read(folder, name)
    found = hashlib.sha256(content).hexdigest()
    if found != card.files.get(name):
        msg = f"{folder / name} is not the file of version {card.version}: its SHA-256 is {found}"
        raise WeightsError(msg)
    return content
