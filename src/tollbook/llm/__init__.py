"""A reader over a language model that the user runs: every word that it gives is checked."""

from tollbook.llm.reader import LlmReader
from tollbook.llm.settings import Settings, settings_from

__all__ = ["LlmReader", "Settings", "settings_from"]
