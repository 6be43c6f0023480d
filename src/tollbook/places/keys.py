"""The keys under which an entry is found."""

from __future__ import annotations

import re

from tollbook.places.entries import Entry, Level
from tollbook.places.folding import core_words
from tollbook.places.skeletons import skeleton_of

_UNITS: frozenset[Level] = frozenset({"adm1", "adm2", "adm3"})
#: Words that gazetteers put with a unit's name and the press leaves out.
_UNIT_WORDS = re.compile(
    r"\b(?:governorate|province|oblast|region|district|subdistrict|state|county|raion|rayon|"
    r"prefecture|department|municipality|gouvernorat|gouvernement|gobernación|provincia|"
    r"qaḑā’|qada|nāḩiyat|nahiyat|muḩāfaz̧at|muhafazat|liwā’|liwa)\b(?: (?:of|de|del|d’))?|"
    r"(?<!\w)(?:محافظة|محافظه|قضاء|ناحية|مديرية|منطقة|ولاية|область|район)(?!\w)",
    re.IGNORECASE,
)


def without_unit_word(name: str) -> str:
    """Return a unit's name without its unit word: "Kyiv Oblast" is "Kyiv"."""
    return " ".join(_UNIT_WORDS.sub(" ", name).split()) or name


def spellings(entry: Entry) -> list[str]:
    """Return every spelling that an entry is looked up by."""
    names = [entry.name, *entry.names]
    if entry.level in _UNITS:
        names += [without_unit_word(name) for name in names]
    return list(dict.fromkeys(filter(None, names)))


def keys_of(entry: Entry) -> dict[str, str]:
    """Return folded key -> skeleton of an entry's spellings; a skeleton may be empty."""
    keys: dict[str, str] = {}
    for name in spellings(entry):
        parts = core_words(name)
        folded = "".join(parts)
        if folded and folded not in keys:
            keys[folded] = skeleton_of(parts)
    return keys
