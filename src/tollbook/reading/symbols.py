"""Symbols: what rules know of each word, told to the network beside the word itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

from tollbook.reading.context import HARM, Context, Found, Item
from tollbook.reading.lexicon.speech import GATE
from tollbook.reading.placenames import is_located
from tollbook.reading.quantities import Quantity

_SAID = re.compile(GATE, re.IGNORECASE)
#: How many values each symbol has, in the order of the columns: case, quantity, time, place,
#: sign of a means, word of harm or saying, first word of a sentence.
SIZES = (7, 5, 3, 3, 2, 4, 2)
_CASE, _QUANTITY, _TIME, _PLACE, _SIGN, _CUE, _FIRST = range(len(SIZES))
_QUALIFIERS = {"exact": 1, "vague": 2, "unquantified": 2, "zero": 3}

Symbols = npt.NDArray[np.int64]


def symbols_of(context: Context) -> Symbols:
    """Return the symbols of a text's words, one row a word, one column a symbol."""
    words = context.words
    table = np.zeros((len(words), len(SIZES)), dtype=np.int64)
    for index in range(len(words)):
        table[index, _CASE] = _case(words[index], context.upper)
        opens = index == 0 or words.sentence[index] != words.sentence[index - 1]
        table[index, _FIRST] = int(opens)
    _mark(table, _TIME, context.times, lambda t: 1 if t.from_ else 2)
    _mark(table, _QUANTITY, context.quantities, _of_quantity)
    _mark(table, _PLACE, context.names, lambda n: 2 if is_located(n) else 1)
    _mark(table, _SIGN, context.signs, lambda _: 1)
    _mark_cues(table, context)
    return table


def _case(word: str, upper: bool) -> int:
    """Return how a word is written; in a text of capitals its case tells nothing."""
    first = word[0]
    if not first.isalnum():
        return 5
    if first.isdigit():
        return 4
    if upper and first.isalpha():
        return 6
    if word.isupper() and len(word) > 1:
        return 2
    if not first.isupper():
        return 0
    return 1 if len(word) == 1 or word[1:].islower() else 3


def _mark(
    table: Symbols, column: int, found: Iterable[Found[Item]], value: Callable[[Item], int]
) -> None:
    """Write a value on every word that something stands on."""
    for one in found:
        table[one.first : one.last, column] = value(one.item)


def _of_quantity(quantity: Quantity) -> int:
    """Return the symbol of a quantity's qualifier."""
    return _QUALIFIERS.get(quantity.qualifier, 4)


def _mark_cues(table: Symbols, context: Context) -> None:
    """Write which words speak of harm (1), which of saying (2); the two add up."""
    for pattern, value in ((HARM, 1), (_SAID, 2)):
        for match in pattern.finditer(context.text):
            first, last = context.words.within(*match.span())
            table[first:last, _CUE] |= value
