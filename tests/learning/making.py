"""Small annotated reports: what the shipped reader reads in texts of one pattern."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from tollbook.learning.gold import GoldReport, annotation_of
from tollbook.model import Claim, Report
from tollbook.model.reports import hash_text
from tollbook.reading import EnglishReader

PUBLISHED = dt.date(2011, 3, 17)
_TOWNS = ("Lema", "Oru", "Tal Amin", "Harand", "Port Sela", "Norvik")
_PEOPLE = ("villagers", "soldiers", "pilgrims", "children", "people")
_MEANS = ("air strike", "car bomb", "mortar shell", "land mine")


def text(number: int) -> str:
    """Return a text about an event that no other number tells of."""
    town, people = _TOWNS[number % 6], _PEOPLE[number % 5]
    return (
        f"At least {number + 4} {people} were killed and {number + 9} wounded when "
        f"{'an' if number % 4 == 0 else 'a'} {_MEANS[number % 4]} hit {town} on Monday, "
        f"the local police said."
    )


def as_report(gold: GoldReport) -> Report:
    return Report(
        id=gold.id, text=gold.text, sha256=hash_text(gold.text), published=gold.published,
        language="en",
    )  # fmt: skip


@cache
def shipped() -> EnglishReader:
    return EnglishReader()


def gold(number: int, correct: Callable[[Claim], Claim] = lambda claim: claim) -> GoldReport:
    """Return a report with what the shipped reader reads, as `correct` changes it."""
    blank = GoldReport(f"r{number}", text(number), PUBLISHED, (), told_apart=True)
    claims = (replace(claim, incident=f"i{number}") for claim in shipped().read(as_report(blank)))
    annotated = tuple(annotation_of(correct(claim)) for claim in claims)
    return GoldReport(blank.id, blank.text, PUBLISHED, annotated, told_apart=True)
