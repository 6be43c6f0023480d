"""One incident or a running total: what the words around a number say of its scope."""

from __future__ import annotations

import re

from tollbook.model.vocabulary import Scope
from tollbook.reading.answers import Answers
from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft

#: The least chance that a number is a total, or it is an incident's; it is less where the number's
#: own time is of so many days: few incidents last as long.
TOTAL, TOTAL_OF_DAYS, MANY_DAYS = 0.5, 0.15, 6
#: The least chance where a number of so many is told in the perfect tense ("have killed 1500"): few
#: incidents have as many, and a day is told in the past tense.
TOTAL_IN_PERFECT, MANY_PEOPLE = 0.3, 200
#: Characters before a number in which its verb stands: "have claimed the lives of some".
_VERB = 40

#: Words that make a number a total, each with the scope it gives when the number is one.
_PATTERNS: tuple[tuple[str, str, Scope], ...] = tuple(
    (name, pattern, scope)  # type: ignore[misc]
    for name, pattern, scope in (
        ("since", r"\bsince\b(?! then\b)", "cumulative"),
        (
            "war",
            r"\b(?:war|conflict|uprising|revolution|insurgency|crisis|civil war|unrest)\b",
            "cumulative",
        ),
        (
            "so_far",
            r"\bso far (?:this|in)\b|\bto date\b|\bthis year\b|\bthis month\b",
            "cumulative",
        ),
        ("years", r"\b(?:\w+|\d+)[- ]years?\b(?! ?-?old)|\bdecade", "cumulative"),
        (
            "months",
            r"\b(?:past|last|previous|recent|over|in|during)(?: the)?(?: \w+){0,3} "
            r"(?:weeks?|months?|years?|days)\b",
            "period",
        ),
        ("began", r"\b(?:began|begun|started|erupted|broke out|outbreak|start of)\b", "cumulative"),
        (
            "have",
            r"\b(?:has|have) (?:been |so far |already |also |now )?(?:killed|claimed|died|left|"
            r"cost|displaced|forced|fled|lost|injured|wounded|resulted|perished|driven|uprooted)",
            "cumulative",
        ),
        (
            "month_of",
            r"\b(?:in|during) (?:the month of )?(?:January|February|March|April|May|June|"
            r"July|August|September|October|November|December)\b(?! \d)",
            "period",
        ),
        ("total", r"\b(?:overall|total number|in total|altogether|all told)\b", "cumulative"),
        (
            "bring",
            r"\b(?:brings?|bringing|brought|raising|raised|rises?|risen|rose) (?:\w+ ){0,6}"
            r"(?:to|above|over)\b",
            "cumulative",
        ),
        ("refugees", r"\brefugees?\b|\bdisplaced\b|\bfled\b|\bhomes\b", "stock"),
        ("per", r"\b(?:per|a|each|every) (?:day|week|month|year)\b|\bdaily\b|\bmonthly\b", "rate"),
        ("between", r"\bbetween (?:\w+ ){1,3}and\b|\bfrom (?:\w+ ){1,4}to\b", "period"),
        ("hours", r"\b(?:past|last) (?:\w+ )?(?:\d+|\w+) hours\b", "period"),
        ("year", r"\b(?:19|20)\d\d\b", "cumulative"),
        (
            "country",
            r"\b(?:across|throughout|nationwide|countrywide|around) the (?:country|nation)\b",
            "cumulative",
        ),
    )
)
_COMPILED = tuple((name, re.compile(p, re.IGNORECASE), scope) for name, p, scope in _PATTERNS)


def words_of_scope(text: str) -> list[tuple[str, Scope, int]]:
    """Return the names of the patterns found in a sentence, the scope of each and its offset."""
    return [
        (name, scope, match.start())
        for name, pattern, scope in _COMPILED
        if (match := pattern.search(text))
    ]


def choose(context: Context, draft: Draft, answers: Answers) -> Scope:
    """Return the scope of a draft's number: which total it is, where it is one."""
    if answers.total < _least(context, draft, answers):
        return "incident"
    found = {scope for _, scope, _ in words_of_scope(context.words.sentence_text(draft.sentence))}
    if draft.harm == "displaced" and "stock" in found:
        return "stock"
    wanted: tuple[Scope, ...] = ("rate", "cumulative", "period")
    return next((scope for scope in wanted if scope in found), "cumulative")


def _least(context: Context, draft: Draft, answers: Answers) -> float:
    """Return the least chance that a draft's number is a total for it to be one."""
    if _is_of_many_days(answers):
        return TOTAL_OF_DAYS
    many = draft.number is not None and draft.number >= MANY_PEOPLE
    before = context.text[max(0, draft.start - _VERB) : draft.start]
    perfect = many and any(name == "have" for name, _, _ in words_of_scope(before))
    return TOTAL_IN_PERFECT if perfect else TOTAL


def _is_of_many_days(answers: Answers) -> bool:
    """Tell whether the time of a number is a period longer than incidents are."""
    time = answers.time.best
    if time is None or time.from_ is None or time.to is None:
        return False
    return (time.to - time.from_).days >= MANY_DAYS
