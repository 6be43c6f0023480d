"""Lengths of time without ends: "five years of war", "the eight-year conflict", "in two days"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from tollbook.times.drafts import UNKNOWN, Draft, Meaning, Reading, fixed, several
from tollbook.times.intervals import Interval, single
from tollbook.times.windows import window
from tollbook.times.words import (
    CONFLICT,
    GAP,
    HOURS,
    NUMBER,
    ORDINALS,
    UNIT,
    WORD_END,
    WORD_START,
    any_of,
    number_of,
    pattern,
)

_ADJECTIVES = rf"(?:[\w’'-]{{1,16}}{GAP}){{0,2}}?"
_ROUGHLY = rf"(?:(?:more{GAP}than|nearly|almost|about|over|some){GAP}(?:an?{GAP})?)?"
_OF_CONFLICT = pattern(
    rf"{WORD_START}{_ROUGHLY}(?:{NUMBER}{GAP}{UNIT}s?{GAP}of|{NUMBER}[-–\s]{UNIT}(?:[-–\s]long)?"
    rf"|(?P<aged>{NUMBER}[-–\s]{UNIT}[-–\s]old)|(?:an?{GAP})?{UNIT}[-–\s]long)"
    rf"{GAP}{_ADJECTIVES}(?P<conflict>{CONFLICT}){WORD_END}"
)
_LENGTH = pattern(
    rf"\b(?:in|within|over|for|during){GAP}{_ROUGHLY}(?P<number>{NUMBER}){GAP}(?P<unit>{UNIT})s?{WORD_END}"
    rf"(?!{GAP}(?:ago|later|earlier|before|old|in{GAP}(?:prison|jail)))"
)
#: A length that is pointed at ("the same ten weeks", "in its thirty days").
_POINTED = pattern(
    rf"{WORD_START}(?:the|these|those|its|their){GAP}(?:(?:same|full|whole|entire|first){GAP})?"
    rf"(?P<number>{NUMBER}){GAP}{UNIT}s{WORD_END}(?!{GAP}(?:ago|later|earlier|before|after|old|of)\b)"
)
#: A day of a series without its whole ("entered its second day", "for a second night").
_SERIES = pattern(
    rf"{WORD_START}(?:its|their|for{GAP}an?|on{GAP}the){GAP}"
    rf"(?P<nth>{any_of(ORDINALS)}|\d\d?(?:st|nd|rd|th)){GAP}(?:day|night|morning|evening){WORD_END}"
)
_NTH_DAY = pattern(
    rf"{WORD_START}(?:the{GAP})?(?P<nth>{any_of(ORDINALS)}|\d\d?(?:st|nd|rd|th)){GAP}"
    rf"(?:(?:consecutive|straight|successive){GAP}day|day{GAP}in{GAP}a{GAP}row"
    rf"|day{GAP}of{GAP}(?:an?|the){GAP}{_ADJECTIVES}{CONFLICT}){WORD_END}"
)


def find_durations(text: str) -> Iterator[Draft]:
    """Find the lengths of time that are no dates.

    The dates stay null. A short length that ends with the report has that as its candidate, and
    the nth day of something has two: that day, and all the days until then.
    """
    for match in _OF_CONFLICT.finditer(text):
        if match["aged"] and match["conflict"].istitle():
            continue  # a person's age and name
        yield Draft(*match.span(), "age_of_conflict", "duration", fixed(UNKNOWN))
    for match in _LENGTH.finditer(text):
        meaning = _ending_now(number_of(match["number"]), match["unit"].lower())
        yield Draft(*match.span(), "length", "duration", meaning)
    for match in _POINTED.finditer(text):
        yield Draft(*match.span(), "length", "duration", fixed(UNKNOWN))
    for match in _SERIES.finditer(text):
        yield Draft(*match.span(), "nth_day", "duration", fixed(UNKNOWN))
    for match in _NTH_DAY.finditer(text):
        nth = match["nth"].lower()
        number = ORDINALS.get(nth) or int(nth[:-2])
        yield Draft(*match.span(), "nth_day", "duration", _nth_day(number))


def _ending_now(number: int, unit: str) -> Meaning:
    def meaning(anchor: dt.date | None) -> Reading:
        if anchor is None:
            return UNKNOWN
        first, last = window(number, unit)(anchor)
        if unit in HOURS:
            return several(Interval(first, last))
        return several(Interval(first + dt.timedelta(days=1), last))

    return meaning


def _nth_day(number: int) -> Meaning:
    def meaning(anchor: dt.date | None) -> Reading:
        if anchor is None or number == 0:
            return UNKNOWN
        first = anchor - dt.timedelta(days=number - 1)
        return several(single(anchor), Interval(first, anchor))

    return meaning
