"""Keeping: a project's own heads in its home, whole or not at all."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
from pathlib import Path

import msgspec

from tollbook.reading.network.layers import Weights
from tollbook.reading.network.weights import CARD, HEADS, SHARED, Card, pack_heads


class OwnCard(Card, frozen=True, kw_only=True):
    """The card of a project's own heads: what they go on from, and how well they read.

    `before` and `after` are the figures of the project's reports by name (`learning.scoring`).
    """

    base: str
    reports: int
    before: dict[str, float]
    after: dict[str, float]


def write_heads(folder: Path, heads: Weights, base: Card) -> Card:
    """Write heads of the encoder of `base` into a folder; return their card.

    The version names the shipped one and the heads' hash: other heads are another version.
    """
    content = pack_heads(heads)
    sha256 = hashlib.sha256(content).hexdigest()
    card = msgspec.structs.replace(
        base,
        version=f"{base.version}+own.{sha256[:8]}",
        files={HEADS: sha256} | {name: base.files[name] for name in SHARED},
    )
    (folder / HEADS).write_bytes(content)
    _write_card(folder, card)
    return card


def keep(  # noqa: PLR0913 - what is known of the heads
    folder: Path,
    heads: Weights,
    base: Card,
    reports: int,
    before: dict[str, float],
    after: dict[str, float],
) -> Card:
    """Put heads that were learned from `reports` reports into `folder`, in place of any there."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}."))
    try:
        card = write_heads(draft, heads, base)
        fields = msgspec.structs.asdict(card)
        own = OwnCard(**fields, base=base.version, reports=reports, before=before, after=after)
        _write_card(draft, own)
        _swap(draft, folder)
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    return own


def forget(folder: Path) -> bool:
    """Remove a project's own heads; tell whether there were any."""
    if not folder.is_dir():
        return False
    # Moved away first, so that no reader finds a half of them.
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as aside:
        folder.rename(Path(aside) / folder.name)
    return True


def _swap(draft: Path, folder: Path) -> None:
    """Put a draft in a folder's place; where that fails what was there stays."""
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}.") as aside:
        old = Path(aside) / folder.name
        if folder.exists():
            folder.rename(old)
        try:
            draft.rename(folder)
        except OSError:
            if old.exists():
                old.rename(folder)
            raise


def _write_card(folder: Path, card: Card) -> None:
    """Write a card for people to read too."""
    content = msgspec.json.format(msgspec.json.encode(card), indent=2)
    (folder / CARD).write_bytes(content + b"\n")
