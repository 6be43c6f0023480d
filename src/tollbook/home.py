"""Where a project keeps its files: `$TOLLBOOK_HOME`, or the user's data folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

#: Name of the gazetteer's file in the home.
PLACES_FILE = "places.sqlite3"
#: Name of the base map's file, in the home or beside the installation.
MAP_FILE = "map.sqlite3"
#: Name of the folder in the home with what the reader learned from this project.
READER_FOLDER = "reader"


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


def reader_path() -> Path:
    """Return the folder of the reader's own heads, which `tollbook learn` makes."""
    return home() / READER_FOLDER


def map_path() -> Path:
    """Return the path of the base map: the home's own, else the one made at set-up."""
    own = home() / MAP_FILE
    return own if own.is_file() else shared_map_path()


def shared_map_path() -> Path:
    """Return where set-up puts the base map, for every home of this Python environment."""
    return Path(sys.prefix) / "share" / "tollbook" / MAP_FILE
