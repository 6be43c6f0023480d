"""The gazetteer on disk: one SQLite file, built from packages, deepened country by country."""

from tollbook.gazetteer.adding import add_country, remove_source
from tollbook.gazetteer.store import SqliteGazetteer, open_gazetteer
from tollbook.gazetteer.world import build_world

__all__ = ["SqliteGazetteer", "add_country", "build_world", "open_gazetteer", "remove_source"]
