"""The list of known sources: who they are, what they are called, whose side they are on."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib import resources

import msgspec

from tollbook.model.vocabulary import SourceKind

_WORD = re.compile(r"[^\W_]+")


class KnownSource(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A source by all its names. `people` speak for it; `party` to a conflict, as a rule."""

    id: str
    name: str
    kind: SourceKind
    party: bool = False
    aliases: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class Sources:
    """An editable list of sources that finds one by a name within a phrase."""

    def __init__(self, known: Iterable[KnownSource]) -> None:
        self._by_words: dict[tuple[str, ...], KnownSource] = {}
        for source in known:
            for name in (source.name, *source.aliases, *source.people):
                self._by_words.setdefault(name_words(name), source)
        self._longest = max((len(words) for words in self._by_words), default=0)

    def find(self, phrase: str | None) -> KnownSource | None:
        """Return the source with the longest name that occurs in `phrase`, if there is one."""
        words = name_words(phrase or "")
        for length in range(min(len(words), self._longest), 0, -1):
            for start in range(len(words) - length + 1):
                found = self._by_words.get(words[start : start + length])
                if found is not None:
                    return found
        return None


def name_words(name: str) -> tuple[str, ...]:
    """Return the words of a name for comparison: no case, accents, articles or possessives."""
    plain = "".join(
        letter
        for letter in unicodedata.normalize("NFKD", name)
        if not unicodedata.combining(letter)
    )
    plain = re.sub(r"['’]s\b|\.(?=\w\b)", "", plain.casefold())
    words = tuple(word for word in _WORD.findall(plain) if word != "the")
    return words[1:] if len(words) > 1 and words[0] in {"a", "an"} else words


@cache
def load_sources() -> Sources:
    """Return the list of sources that comes with the package."""
    return Sources(packaged_sources())


def packaged_sources() -> tuple[KnownSource, ...]:
    """Return the sources that come with the package, for a list to which others are added."""
    file = resources.files("tollbook.tolls") / "data" / "sources.json"
    return msgspec.json.decode(file.read_bytes(), type=tuple[KnownSource, ...])
