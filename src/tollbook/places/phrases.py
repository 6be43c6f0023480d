"""What a place phrase says besides the name: its type, a direction, nearness.

"the villages of Tall X", "western Y", "near Z", "the countryside of W": the name alone is
looked up, and the rest tells the level that is meant and the precision that the phrase allows.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec

from tollbook.model.vocabulary import Precision
from tollbook.places.entries import Level
from tollbook.places.folding import core_words

UNITS: tuple[Level, ...] = ("adm1", "adm2")
#: Words that name a kind of unit, with the levels that they may mean. They are those of the
#: press and of gazetteers, in English, French, Arabic, Russian and Ukrainian.
_KINDS: tuple[tuple[str, tuple[Level, ...]], ...] = (
    (
        "province provinces governorate governorates oblast oblasts muhafaza mohafazat wilaya "
        "state states gouvernorat محافظة محافظه ولاية область області",
        ("adm1",),
    ),
    (
        "district districts county counties raion rayon locality qada قضاء مديرية منطقة район "
        "району",
        ("adm2", "adm3", "neighbourhood", "populated_place"),
    ),
    ("subdistrict subdistricts sub-district nahiya ناحية", ("adm3", "adm2")),
    (
        "village villages town towns city cities hamlet hamlets settlement camp camps capital "
        "ville قرية قريه بلدة بلده مدينة مدينه مخيم село місто город посёлок",
        ("populated_place",),
    ),
    (
        "neighborhood neighborhoods neighbourhood neighbourhoods quarter quarters quartier حي",
        ("neighbourhood",),
    ),
)
TYPE_WORDS: dict[str, tuple[Level, ...]] = {
    word: levels for listed, levels in _KINDS for word in listed.split()
}
PROVINCE_WORDS = "province|governorate|oblast|gouvernorat|state"
_AREA_WORDS = (
    "countryside|country-side|rural|region|area|areas|outskirts|suburbs|front|frontlines?|"
    "front lines?|coast|coastline|border|valley|plain|desert|basin|axis|corridor|mountains?|"
    "mount|ريف"
)
_STREET = re.compile(
    r"\b(?:street|road|avenue|highway|square|roundabout|boulevard|bridge)s?\b", re.IGNORECASE
)
_LANDMARK = re.compile(
    r"\b(?:airport|airfield|airbase|air base|base|hospital|clinic|school|mosque|church|market|"
    r"checkpoint|crossing|station|factory|prison|university|academy|park|hotel|dam|refinery|"
    r"field|bakery|shelter|cemetery|stadium|barracks)\b",
    re.IGNORECASE,
)
_NEAR = re.compile(
    r"^(?:near|close to|outside|around|(?:just |some |about )?"
    r"(?:\S+ (?:km|kms|kilomet\w+|miles?) )?"
    r"(?:north|south|east|west)[\w-]*(?: of| from)|between)\s+(?:the\s+)?",
    re.IGNORECASE,
)
_DIRECTION = re.compile(
    r"\b(north|south|east|west|northeast|northwest|southeast|southwest|north-east|north-west|"
    r"south-east|south-west)(?:ern)?\b",
    re.IGNORECASE,
)
_LEADING_DIRECTION = re.compile(
    r"^(?:the\s+)?(?:(?:north|south|east|west|north-?east|north-?west|south-?east|south-?west)"
    r"(?:ern)?|central|upper|lower|rural|downtown|greater|inner)\s+",
    re.IGNORECASE,
)
_TYPE = "|".join(re.escape(word) for word in sorted(TYPE_WORDS, key=len, reverse=True))
_HEAD = re.compile(
    rf"^(?:the\s+|a\s+)?(?:(?:{_TYPE}|{_AREA_WORDS})\s+(?:(?:of|de|du|d')\s+)?(?:the\s+)?)+",
    re.IGNORECASE,
)
_TAIL = re.compile(
    rf"(?:['’]s?)?[\s-]+(?:{_TYPE}|{_AREA_WORDS})(?:\s+of\s+\S.*)?$|['’]s$", re.IGNORECASE
)
_RURAL = re.compile(r"\b(?:rural|countryside)\b|(?<!\w)ريف(?!\w)", re.IGNORECASE)
_AREA = re.compile(rf"(?<!\w)(?:{_AREA_WORDS})(?!\w)", re.IGNORECASE)
_TYPED = re.compile(rf"(?<!\w)(?:{_TYPE})(?!\w)", re.IGNORECASE)


#: Words that are no name by themselves: "the east", "west of the city".
_NO_NAME = re.compile(
    rf"(?:\W|\b(?:the|of|a|{_TYPE}|{_AREA_WORDS}|"
    r"(?:north|south)?-?(?:east|west|north|south)?(?:ern)?)\b)*",
    re.IGNORECASE,
)


class Phrase(msgspec.Struct, frozen=True):
    """A place phrase taken apart.

    `names` are the spellings to look up, the fullest first, none for "the east"; `levels` the
    kinds of unit that a type word names; `coarsest` the rung that the phrase cannot be more
    precise than. `rural` tells that the country around a town is meant, which may be a unit of
    its own.
    """

    names: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()
    coarsest: Precision | None = None
    direction: str | None = None
    rural: bool = False

    @property
    def in_town(self) -> bool:
        """Whether this names a part of a town: a quarter or a street."""
        return self.levels == ("neighbourhood",) or self.coarsest == "street"


def _bare(text: str) -> str:
    """Strip heads, tails and directions until nothing more comes off.

    "X in Y" is X; Y is found as what holds it.
    """
    text = re.sub(r"(?<=\S)\s+(?:in|inside|within)\s+(?:the\s+)?(?=\S).*$", "", text)
    while True:
        shorter = _NEAR.sub("", text)
        shorter = _HEAD.sub("", shorter)
        shorter = _LEADING_DIRECTION.sub("", shorter)
        shorter = _TAIL.sub("", shorter).strip(" ,.;:'’\"")
        if shorter == text or not any(len(w) > 2 for w in core_words(shorter)):
            return text
        text = shorter


def _coarsest(text: str) -> Precision | None:
    if _NEAR.search(text):
        return "near_place"
    if _STREET.search(text):
        return "street"
    if _LANDMARK.search(text):
        return "landmark"
    if _AREA.search(text) or _LEADING_DIRECTION.search(text):
        return "area"
    return None


@lru_cache(maxsize=8192)
def parse(text: str) -> Phrase:
    """Take a place phrase apart."""
    text = " ".join(text.split())
    typed = _TYPED.search(text)
    direction = _DIRECTION.search(text)
    full = re.sub(r"^the\s+", "", text, flags=re.IGNORECASE)
    names = [name for name in (full, _bare(text)) if not _NO_NAME.fullmatch(name)]
    rural = _RURAL.search(text) is not None
    levels = TYPE_WORDS[typed.group().lower()] if typed else UNITS if rural else ()
    return Phrase(
        names=tuple(dict.fromkeys(names)),
        levels=levels,
        coarsest=_coarsest(text),
        rural=rural,
        direction=direction.group(1).lower().replace("-", "") if direction else None,
    )
