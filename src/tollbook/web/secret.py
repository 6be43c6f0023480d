"""The key that signs sessions: from the environment, or made once and kept."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(folder: Path) -> str:
    """Return $TOLLBOOK_SECRET_KEY, or the key in `folder`, made on first use, for its owner only.

    The key is linked into place whole, so two processes that start at once agree on one.
    """
    if named := os.environ.get("TOLLBOOK_SECRET_KEY"):
        return named
    kept = folder / "secret_key"
    if not kept.exists():
        _make(kept)
    return kept.read_text(encoding="ascii")


def _make(kept: Path) -> None:
    """Write a new key to `kept` with mode 0600, unless another process was first."""
    kept.parent.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_name(f"{kept.name}.{os.getpid()}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(50))
    try:
        kept.hardlink_to(fresh)
    except FileExistsError:
        pass
    finally:
        fresh.unlink()
