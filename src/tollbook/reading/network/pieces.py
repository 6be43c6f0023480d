"""Word pieces: the units in which the encoder knows a word (WordPiece, Schuster 2012)."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import lru_cache

#: Pieces of one word that are kept; a longer word is cut.
MOST = 6
UNKNOWN, OPENING, CLOSING, HIDDEN = "[UNK]", "[CLS]", "[SEP]", "[MASK]"


class Vocabulary:
    """The pieces that an encoder knows, by their number."""

    def __init__(self, pieces: Mapping[str, int]) -> None:
        """Take the pieces with their numbers; a piece inside a word begins with "##"."""
        self._pieces = pieces
        self.opening = pieces[OPENING]
        self.closing = pieces[CLOSING]
        self.hidden = pieces[HIDDEN]
        self._unknown = (pieces[UNKNOWN],)
        self.pieces_of = lru_cache(maxsize=50_000)(self._cut)

    def _cut(self, word: str) -> tuple[int, ...]:
        """Return the pieces of a word, longest first; accents and case are left out."""
        plain = _plain(word)
        found: list[int] = []
        start = 0
        while start < len(plain) and len(found) < MOST:
            piece = self._longest(plain, start)
            if piece is None:
                return self._unknown
            number, start = piece
            found.append(number)
        return tuple(found) or self._unknown

    def _longest(self, word: str, start: int) -> tuple[int, int] | None:
        """Return the longest piece that a word has at an offset, and where it ends."""
        prefix = "##" if start else ""
        for end in range(min(len(word), start + 40), start, -1):
            number = self._pieces.get(prefix + word[start:end])
            if number is not None:
                return number, end
        return None


def _plain(word: str) -> str:
    """Return a word in lower case without its accents, as the encoder was taught."""
    if word.isascii():
        return word.lower()
    marked = unicodedata.normalize("NFD", word.lower())
    return "".join(c for c in marked if unicodedata.category(c) != "Mn")
