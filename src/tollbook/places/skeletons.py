"""Skeletons: the consonants of a name in coarse classes, alike in every transliteration.

Vowels, doubling, hamza and ayn, and most of what romanisations disagree on (emphatic or plain,
z or s, q or k, j or g) are dropped, so that a press spelling, the gazetteer's scholarly one and
the name in Arabic or Cyrillic give one key. The key only finds candidates; `similarity` ranks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from anyascii import anyascii

from tollbook.places.folding import core_words, is_arabic, is_latin

#: Arabic (and Persian, Kurdish, Urdu) letter -> class. Letters not listed are dropped.
_ARABIC_CLASSES = {
    "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "j", "چ": "c", "ح": "h", "خ": "x",
    "د": "d", "ذ": "d", "ض": "d", "ر": "r", "ز": "s", "ژ": "s", "س": "s", "ص": "s", "ظ": "s",
    "ش": "c", "غ": "g", "ف": "f", "ڤ": "f", "ق": "k", "ك": "k", "گ": "g", "ل": "l", "م": "m",
    "ن": "n", "ه": "h",
}  # fmt: skip
#: Latin letters -> class, tried in this order: digraphs first.
_LATIN_CLASSES = (
    ("sch", "c"), ("tch", "c"), ("dzh", "j"), ("kh", "x"), ("gh", "g"), ("sh", "c"), ("ch", "c"),
    ("zh", "s"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ts", "s"), ("dj", "j"), ("ck", "k"),
    ("qu", "k"), ("ce", "s"), ("ci", "s"), ("b", "b"), ("p", "b"), ("t", "t"), ("d", "d"),
    ("k", "k"), ("q", "k"), ("c", "k"), ("g", "g"), ("j", "j"), ("f", "f"), ("v", "f"), ("s", "s"),
    ("z", "s"), ("x", "x"), ("h", "h"), ("l", "l"), ("m", "m"), ("n", "n"), ("r", "r"),
)  # fmt: skip
_CLASS_OF = dict(_LATIN_CLASSES)
_LATIN = re.compile("|".join(key for key, _ in _LATIN_CLASSES) + "|[wy]|.")
_DOUBLED = re.compile(r"(.)\1+")
_FINAL_H = re.compile(r"(?<=[aeiouy])h$")


def _latin_word(word: str) -> str:
    word = _FINAL_H.sub("", word)
    found = [_CLASS_OF.get(part, "") for part in _LATIN.findall(word)]
    first = word[:1] if word[:1] in "wy" else ""
    return first + "".join(found)


def _arabic_word(word: str, *, last: bool) -> str:
    first = {"و": "w", "ي": "y"}.get(word[:1], "") if len(word) > 1 else ""
    ending = ""
    if word.endswith("ه") and len(word) > 2:
        word, ending = word[:-1], "" if last else "t"
    return first + "".join(_ARABIC_CLASSES.get(letter, "") for letter in word) + ending


@lru_cache(maxsize=65536)
def _word(word: str, *, last: bool) -> str:
    if is_arabic(word):
        return _arabic_word(word, last=last)
    return _latin_word(word if is_latin(word) else anyascii(word).lower())


def skeleton_of(parts: Sequence[str]) -> str:
    """Return the consonant key of a name's folded words (see `folding.core_words`)."""
    end = len(parts) - 1
    joined = "".join([_word(part, last=n == end) for n, part in enumerate(parts)])
    key = _DOUBLED.sub(r"\1", joined)
    return key if len(key) > 1 else ""


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Return the consonant key of a name; empty when it has fewer than two consonants."""
    return skeleton_of(core_words(text))
