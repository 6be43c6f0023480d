"""Fixtures that every part's tests may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def shared() -> Path:
    """The shared material: the folder that TOLLBOOK_SHARED names, or `shared` beside the checkout.

    It is not part of the repository; a test that needs it is skipped where it is absent.
    """
    folder = Path(os.environ.get("TOLLBOOK_SHARED", CHECKOUT.parent / "shared"))
    if not folder.is_dir():
        pytest.skip(f"needs the shared material: {folder} is not there (set TOLLBOOK_SHARED)")
    return folder
