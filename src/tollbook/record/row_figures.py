"""The figures of a table's row, and what may be wrong with a cell."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from tollbook.model.claims import MOST_PEOPLE
from tollbook.model.vocabulary import Harm

_NUMBER = re.compile(r"\d{1,3}(?:[, ]\d{3})+|\d+")
_RANGE = re.compile(r"(.+?)\s*(?:-|–|—|\bto\b)\s*(.+)")


class Problem(NamedTuple):
    """What is wrong with a row: its number, its column, the reason and the way out."""

    row: int
    column: str
    reason: str
    remedy: str

    def __str__(self) -> str:
        return f"row {self.row}, {self.column}: {self.reason} {self.remedy}"


class BadCellError(ValueError):
    """A cell that cannot be read; `remedy` says what to write."""

    def __init__(self, field: str, reason: str, remedy: str) -> None:
        self.field, self.reason, self.remedy = field, reason, remedy
        super().__init__(reason)


class Bounds(NamedTuple):
    """What a row says of one harm, and the fields that say it.

    `is_outside` tells that the best figure set a bound, being none between low and high.
    """

    low: int
    best: int | None
    high: int
    fields: tuple[str, ...]
    is_outside: bool = False


def figure(harm: Harm, told: Mapping[str, str]) -> Bounds | None:
    """Return what a row says of a harm, None if nothing. Raises BadCellError."""
    low, high = (_number(f"{harm}_{side}", told) for side in ("low", "high"))
    best = _range(harm, told)
    given = tuple(f for f in (harm, f"{harm}_low", f"{harm}_high") if f in told)
    if best is None and low is None and high is None:
        return None
    if isinstance(best, tuple):
        return Bounds(best[0], None, best[1], given)
    if low is not None and high is not None and low > high:
        raise BadCellError(given[-1], "low, best and high are not in order.", "Correct them.")
    numbers = [n for n in (low, best, high) if n is not None]
    # UCDP has such rows too, 1.3 % of them: what is widest holds all that the row says.
    is_outside = numbers != sorted(numbers)
    return Bounds(min(numbers), best, max(numbers), given, is_outside)


def _range(field: str, told: Mapping[str, str]) -> int | tuple[int, int] | None:
    """Return the number of a cell, or the two of "12-15"."""
    words = told.get(field, "")
    found = _RANGE.fullmatch(words)
    if not found:
        return _number(field, told)
    low, high = (_number(field, {field: part}) for part in found.groups())
    if low is None or high is None or low > high:
        raise BadCellError(field, f"“{words}” is no range.", "Write it as 12-15.")
    return low, high


def _number(field: str, told: Mapping[str, str]) -> int | None:
    words = told.get(field, "").strip()
    if not words:
        return None
    if not _NUMBER.fullmatch(words):
        remedy = "Write a whole number, a range as 12-15, or leave it blank if it is unknown."
        raise BadCellError(field, f"“{words}” is no number.", remedy)
    digits = re.sub(r"\D", "", words)
    # Python refuses to make a number of some thousand digits: their count is seen first.
    if len(digits) > len(str(MOST_PEOPLE)) or int(digits) > MOST_PEOPLE:
        reason = f"“{words}” is more than {MOST_PEOPLE:,} people."
        raise BadCellError(field, reason, "Is it the column of a date or an id?")
    return int(digits)
