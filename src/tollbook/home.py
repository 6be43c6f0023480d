"""Where a project keeps its files: `$TOLLBOOK_HOME`, or the user's data folder."""

from __future__ import annotations

import os
from pathlib import Path

#: Name of the gazetteer's file in the home.
PLACES_FILE = "places.sqlite3"


def home() -> Path:
    """Return the folder of the record and the gazetteer; it need not exist yet.

    `$TOLLBOOK_HOME` if set, else `tollbook` in the user's data folder (XDG base directories).
    """
    given = os.environ.get("TOLLBOOK_HOME")
    if given:
        return Path(given).expanduser()
    data = os.environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(data).expanduser() / "tollbook"


def places_path() -> Path:
    """Return the path of the gazetteer."""
    return home() / PLACES_FILE
