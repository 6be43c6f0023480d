"""The vocabulary of time in English news, and the pattern fragments built of it.

Every repeat in a fragment is bounded, so that a search is linear in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final


def _numbered(names: str, start: int) -> dict[str, int]:
    """Return each spelling with the number of its group; a bar parts the groups."""
    groups = enumerate(names.split("|"), start)
    return {name: index for index, group in groups for name in group.split()}


WEEKDAYS: Final = _numbered(
    "monday mon|tuesday tues tue|wednesday weds wed|thursday thurs thur thu|friday fri"
    "|saturday sat|sunday sun",
    start=0,
)
MONTHS: Final = _numbered(
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug"
    "|september sept sep|october oct|november nov|december dec",
    start=1,
)
NUMBERS: dict[str, int] = _numbered(
    "a an one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    "|fifteen|sixteen|seventeen|eighteen|nineteen|twenty",
    start=1,
) | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
NUMBERS |= {
    f"{tens}-{unit}": NUMBERS[tens] + NUMBERS[unit]
    for tens in ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
    for unit in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
}
ORDINALS: Final = _numbered(
    "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth", start=1
)
#: The days of a month in words ("the twenty-first of June").
SPELLED_DAYS: Final = (
    ORDINALS
    | _numbered(
        "eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth"
        "|nineteenth|twentieth",
        start=11,
    )
    | {f"twenty-{name}": 20 + number for name, number in ORDINALS.items() if number < 10}
    | {"thirtieth": 30, "thirty-first": 31}
)

#: White space between two words of one expression; a line may break within it.
GAP: Final = r"\s{1,8}"
#: The same, perhaps with a comma.
COMMA_GAP: Final = r"(?:\s{0,2},\s{0,8}|\s{1,8})"
#: Before a figure: no part of a larger number, a clock, a price or a name ("M-16", "/5").
FIGURE_START: Final = r"(?<![\w.,:/$€£+-])"
#: Before a word: no part of a longer or a hyphenated one; figures may lead ("April 30-May 2").
WORD_START: Final = r"\b(?<![^\W\d_]-)"
#: After a figure: no part of a larger number or of a word.
FIGURE_END: Final = r"(?!\w|[.,:/-]\d|%)"
WORD_END: Final = r"(?!\w)"


def any_of(words: Iterable[str]) -> str:
    """Return an alternation of plain `words`, the longest first; spaces match any gap."""
    longest_first = sorted(words, key=len, reverse=True)
    return "|".join(word.replace(" ", GAP) for word in longest_first)


FULL_WEEKDAY: Final = any_of(name for name in WEEKDAYS if name.endswith("day"))
SHORT_WEEKDAY: Final = any_of(name for name in WEEKDAYS if not name.endswith("day"))
FULL_MONTH: Final = any_of(
    name for name in MONTHS if len(name) > 4 or name in {"may", "june", "july"}
)
MONTH: Final = any_of(MONTHS)
#: The full stop of a short month belongs to the date when the date goes on.
MONTH_STOP: Final = r"(?:\.(?=\s{0,3},?\s{0,3}\d))?"
DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])"
ORDINAL_DAY: Final = rf"{DAY}(?:st|nd|rd|th)?"
YEAR: Final = r"(?:19|20)\d\d"
#: Compounds are built of their two parts, so that few words are tried at each place.
NUMBER: Final = (
    rf"(?:\d{{1,3}}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    rf"|{any_of(name for name, number in NUMBERS.items() if number < 20 and len(name) > 2)})"
)
PART_OF_DAY: Final = (
    "(?:morning|afternoon|evening|night|midnight|noon|midday|dawn|dusk|daybreak|nightfall"
    "|lunchtime|sunset|sunrise)s?"
)
#: Units of hours, as `UNIT` matches them.
HOURS: Final = frozenset({"hour", "hr", "h"})
UNIT: Final = r"(?:hour|hr|day|week|fortnight|month|year|decade)"

#: What goes on for a time, and is told to have begun.
CONFLICT: Final = (
    "(?:wars?|conflict|uprising|revolt|revolution|insurgency|rebellion|crisis|siege|offensive"
    "|battles?|campaign|fighting|clashes|violence|unrest|operations?|assault|blockade|occupation"
    "|bombardments?|bombings?|attacks?|strikes?|airstrikes?|shelling|raids?|hostilities|combat)"
)

#: Words that a text without case writes like a time: read only with a capital letter.
_COMMON_WORDS: Final = frozenset(
    {"may", "march", "mar", "august", "sat", "sun", "mon", "wed", "dec"}
)


def pattern(body: str) -> re.Pattern[str]:
    """Compile a rule's pattern; upper-case newswire reads like any other text."""
    return re.compile(body, re.IGNORECASE)


def number_of(word: str) -> int:
    """Return the value of a number in figures or words, as `NUMBER` matches it."""
    return int(word) if word.isdecimal() else NUMBERS[word.lower()]


def month_number(word: str) -> int:
    """Return the number of a month, 1 to 12."""
    return MONTHS[word.lower().rstrip(".")]


def is_common_word(word: str) -> bool:
    """Tell whether a name of a day or month is a common word too ("may", "sun")."""
    return word.lower() in _COMMON_WORDS


def is_named(word: str) -> bool:
    """Tell whether a name of a day or month is written as a name, not as a common word."""
    return word[0].isupper() or not is_common_word(word)
