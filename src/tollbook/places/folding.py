"""Folding: one key for the spellings of a name that differ in nothing a reader would notice.

Case, accents, apostrophes (which stand for ayn and hamza), hyphens, spaces and the Arabic
article are dropped. Latin goes through anyascii; other scripts keep their letters, so that a
name in Arabic or Cyrillic is looked up as it is written.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii


def word_set(text: str) -> frozenset[str]:
    """Return the words of a text, for lists that read best as prose."""
    return frozenset(text.split())


#: The Arabic article as it is written in Latin, assimilated to the next letter or not.
ARTICLES = word_set("al el il ad ed az ez as es ash esh ath eth adh edh an en ar er at et ul ur us")
_SMALL = ARTICLES | {"the"}

APOSTROPHES = re.compile(r"['`´ʻʼʽʾʿˈ‘’‚‛′ʹ＇]")
_WORD = re.compile(r"[^\W_]+")
_ARABIC = re.compile(r"[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufeff]")
_ARABIC_LETTERS = str.maketrans(
    {
        "أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ې": "ي", "ئ": "ي",
        "ؤ": "و", "ة": "ه", "ۀ": "ه", "ہ": "ه", "ک": "ك", "ـ": "", "ء": "",
    }
)  # fmt: skip


def is_arabic(text: str) -> bool:
    """Tell whether a text has Arabic letters."""
    return _ARABIC.search(text) is not None


def is_latin(word: str) -> bool:
    """Tell whether every letter of a word is Latin."""
    return word.isascii() or all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in word)


@lru_cache(maxsize=65536)
def _fold_word(word: str) -> str:
    """Fold one word; an Arabic one loses its article, which is written on to it."""
    if is_latin(word):
        return anyascii(word).lower()
    if is_arabic(word):
        folded = word.translate(_ARABIC_LETTERS)
        return folded[2:] if len(folded) > 4 and folded.startswith("ال") else folded
    return word.casefold()


def _drop_marks(text: str) -> str:
    """Drop combining marks, which would split words."""
    return "".join(c for c in text if unicodedata.category(c) != "Mn")


def words(text: str) -> list[str]:
    """Return the folded words of a name, articles that stand alone included."""
    if not text.isascii():
        text = _drop_marks(unicodedata.normalize("NFKC", text))
    return [_fold_word(word) for word in _WORD.findall(APOSTROPHES.sub("", text))]


def core_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name without articles; never nothing for a name."""
    every = words(text)
    return tuple(word for word in every if word not in _SMALL) or tuple(every)


@lru_cache(maxsize=32768)
def fold(text: str) -> str:
    """Return the look-up key of a name: its words without articles, joined."""
    return "".join(core_words(text))
