"""Numbers in figures and words.

Only exact arithmetic on what is written: "two or three" is not 5 and "half a million" is
500,000. Vague words ("dozens") are not numbers; `quantities` reads them.
"""

from __future__ import annotations

import re

UNITS = {
    word: number
    for number, word in enumerate(
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
        "fifteen sixteen seventeen eighteen nineteen".split()
    )
}
TENS = {
    word: 10 * number
    for number, word in enumerate(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2
    )
} | {"fourty": 40}
SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
    "score": 20,
    "mn": 1_000_000,
    "bn": 1_000_000_000,
    "m": 1_000_000,
    "k": 1_000,
}
_SMALL = "|".join([*sorted(UNITS, key=len, reverse=True), *TENS])
_SCALE = "hundred|thousand|million|billion|dozen"
#: A number in words: "twenty-five", "one hundred and ten", "a hundred", "two dozen".
WORDS = (
    rf"(?:(?:half )?an? (?:{_SCALE})|half a dozen|(?:{_SMALL}|hundred|thousand))"
    rf"(?:(?:-|\s+and\s+|\s+)(?:{_SMALL}|{_SCALE})(?![\w]))*"
)
#: A number in figures with its scale: "1,200", "1.5 million", "22m".
FIGURES = (
    r"(?:\d{1,3}(?:,\s?\d{3})+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?"
    r"(?:(?:\s+|-)(?:hundred|thousand|million|billion|dozen)\b|(?:mn|bn|m|k)\b)?"
)
_ARABIC_INDIC = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "01234567890123456789")


def parse_number(words: str) -> int | None:
    """Return the number that `words` states, or None if it states none exactly."""
    words = words.translate(_ARABIC_INDIC).strip().lower()
    figures = re.fullmatch(r"([\d][\d,.\s\u00a0\u202f]*?)(?:[\s-]*([a-z]+))?", words)
    if figures:
        return _figures(figures[1], figures[2])
    return _words(re.split(r"[\s-]+", words))


def _figures(digits: str, scale: str | None) -> int | None:
    """Return digits with separators and an optional scale word as a whole number."""
    if scale is not None and scale not in SCALES:
        return None
    plain = re.sub(r"[,\s\u00a0\u202f]", "", digits)
    if not re.fullmatch(r"\d+(?:\.\d+)?", plain) or len(plain) > 12:
        return None
    whole, _, fraction = plain.partition(".")
    factor = SCALES[scale] if scale else 1
    value = int(whole) * factor
    if fraction:
        share, rest = divmod(int(fraction) * factor, 10 ** len(fraction))
        if rest:
            return None
        value += share
    return value


def _words(words: list[str]) -> int | None:
    """Return a number written in words, as English composes them."""
    if words[:1] == ["half"] and len(words) == 3 and words[2] in SCALES:
        return SCALES[words[2]] // 2
    total, current, seen = 0, 0, False
    for word in words:
        if word in ("and", "a", "an"):
            continue
        if word in UNITS or word in TENS:
            current += UNITS.get(word, TENS.get(word, 0))
        elif word in SCALES:
            current = max(current, 1) * SCALES[word]
            if SCALES[word] >= 1000:
                total, current = total + current, 0
        else:
            return None
        seen = True
    return total + current if seen else None
