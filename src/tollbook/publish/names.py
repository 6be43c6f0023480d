"""Which capitalised words of a report may be somebody's name.

No list of names would be long enough: what is not known to be something else is taken for one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from tollbook.publish.known_words import (
    BEGINNING,
    CAPITALISED,
    GIVEN_NAMES,
    ORGANISATION_NOUNS,
    ROLES,
)
from tollbook.reading.lexicon.people import PERSONS
from tollbook.reading.placenames import country_names

_WORD = re.compile(r"[^\W\d_]+")
_UNITED_STATES_AND_NATIONS = re.compile(r"\bU\.\s?[NSK]\.?(?!\w)")
_BEGINS_SENTENCE = re.compile(r"(?:^|[.!?:]\s)[\s\"“‘(]*$")
#: Between the parts of a phrase, each of which is an organisation's name or is not.
_JOINT = re.compile(
    r"(?P<joint>[,;:/()\"“”\n]|[–—]|\b(?:of|for|from|at|in|with|and|or|by|near|to|on|the)\b)",
    re.IGNORECASE,
)
_LONG = 5
#: What ties a name to the organisation before it: "Ministry of Oil", "Interior Ministry in Harand".
_OF = frozenset({"of", "for", "in", "at", "the"})


def is_latin(words: str) -> bool:
    """Tell whether all letters are Latin: the rules for names read no others."""
    return all(unicodedata.name(c, "").startswith("LATIN") for c in words if c.isalpha())


def names_somebody(words: str) -> bool:
    """Tell whether words of a report have a capitalised one that may be a person's name."""
    return any(True for _ in _unknown(words))


def names_organisation(words: str) -> bool:
    """Tell whether no part of a phrase is a person's name.

    A part may have unknown words if its last is a noun for organisations ("Orlando Police
    Department"), or one if it hangs on such a part ("Ministry of Oil").
    """
    if not is_latin(words):
        return False
    tied = False
    joint = ""
    for part in _JOINT.split(words):
        if _JOINT.fullmatch(part):
            joint = part.lower()
        elif part.strip():
            organised = _ends_in_organisation(part)
            hangs = tied and joint in _OF and _is_one_name(part)
            if names_somebody(part) and not organised and not hangs:
                return False
            # An office may be one person's: "the office of Haddad".
            tied = organised and not part.rstrip().lower().endswith("office")
    return True


def _is_one_name(words: str) -> bool:
    """Tell whether a part begins with its only unknown word, unlike "Health Salma Haddad"."""
    unknown = list(_unknown(words.strip().replace("-", "")))
    return len(unknown) == 1 and unknown[0].start() == 0


def _ends_in_organisation(words: str) -> bool:
    found = [word.lower() for word in _WORD.findall(words)]
    return (
        bool(found)
        and found[-1] in ORGANISATION_NOUNS
        and ROLES.isdisjoint(found)
        and not any(_is_owner(words, match) for match in _unknown(words))
    )


def _is_owner(words: str, match: re.Match[str]) -> bool:
    """Tell whether a person may have what follows: "Haddad's brigade", unlike "Israel's army"."""
    owns = words[match.end() :].startswith(("'s", "’s"))
    return owns and match.group().lower() not in country_names()


def _unknown(words: str) -> Iterator[re.Match[str]]:
    """Yield the capitalised words that are not known to be something else than names."""
    plain = _UNITED_STATES_AND_NATIONS.sub(lambda match: "," * len(match.group()), words)
    for match in _WORD.finditer(plain):
        begins = _BEGINS_SENTENCE.search(plain[: match.start()]) is not None
        if match.group()[0].isupper() and not _is_known(match.group().lower(), begins=begins):
            yield match


def _is_known(word: str, *, begins: bool) -> bool:
    """Tell whether a word, in lower case, may have a capital letter and be no name.

    Within a sentence short words are not trusted: So, An and No are names as well.
    """
    if word in CAPITALISED or (word in country_names() and word not in GIVEN_NAMES):
        return True
    if begins:
        return word in BEGINNING or word in PERSONS or word.removesuffix("s") in PERSONS
    several = word.endswith("s") and word.removesuffix("s") in PERSONS
    return len(word) >= _LONG and (word in BEGINNING or several)
