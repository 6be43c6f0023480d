"""Word lists that decide who speaks and who is meant: data, in one file."""

from __future__ import annotations

from functools import cache
from importlib import resources

import msgspec


class Words(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Words in lower case, by what they tell.

    - `stand_ins` stand for an organisation named elsewhere in a report: "the war monitor".
    - `classes` name a class of people, known only through whoever prints them: "residents".
    - `bylines` credit no agency in particular: "Agencies".
    - `persons` are heads that mean persons of any group: "civilians, mostly women".
    - `state` is how state forces are blamed, `state_side` how they call their own, `armed_side`
      how those who fight a state are called.
    """

    stand_ins: frozenset[str]
    classes: frozenset[str]
    bylines: frozenset[str]
    persons: frozenset[str]
    state: frozenset[str]
    state_side: frozenset[str]
    armed_side: frozenset[str]


@cache
def words() -> Words:
    """Return the word lists that come with the package."""
    file = resources.files("tollbook.tolls") / "data" / "words.json"
    lists = msgspec.json.decode(file.read_bytes(), type=dict[str, str])
    return msgspec.convert({name: text.split() for name, text in lists.items()}, Words)
