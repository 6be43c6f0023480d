"""How alike two romanised names are, once what romanisations disagree on is set aside."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler, Levenshtein

#: Spellings of one sound, after the usual romanisations of Arabic, Russian and Ukrainian
#: (BGN/PCGN, French and press usage): what is left of them is compared letter by letter.
_SOUNDS = (
    (re.compile(r"sch|tch|ch|sh"), "c"),
    (re.compile(r"dh|th(?=[aeiou])"), lambda m: m.group()[0]),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ck|[qc](?!$)|q$"), "k"),
    (re.compile(r"dj"), "j"),
    (re.compile(r"ou|oo|au|aw|ow|uw|[ow]"), "u"),
    (re.compile(r"ee|ei|ey|ay|ai|ii|iy|yi|ie|[yj](?=$)|y"), "i"),
    (re.compile(r"e"), "a"),
    (re.compile(r"(?<=[aiu])h$"), ""),
    (re.compile(r"(.)\1+"), r"\1"),
)


@lru_cache(maxsize=32768)
def sound(key: str) -> str:
    """Return a folded Latin key with the spellings of one sound made equal."""
    for pattern, replacement in _SOUNDS:
        key = pattern.sub(replacement, key)
    return key


def similarity(one: str, other: str) -> float:
    """Return how alike two folded keys of one script are, from 0 to 1."""
    if one == other:
        return 1.0
    plain = Levenshtein.normalized_similarity(one, other)
    sounded = Levenshtein.normalized_similarity(sound(one), sound(other))
    head = JaroWinkler.similarity(sound(one), sound(other))
    return min(0.98, max(plain, (2 * sounded + head) / 3))
