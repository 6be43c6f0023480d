"""One incident or a running total: what the words around a number say of its scope."""

from __future__ import annotations

import re

from tollbook.model.vocabulary import Scope
from tollbook.reading.context import Context, Draft
from tollbook.reading.ranking import Features, Ranker

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
_STRONG = frozenset({"war", "have", "since", "years"})


def words_of_scope(text: str) -> list[tuple[str, Scope, int]]:
    """Return the names of the patterns found in a sentence, the scope of each and its offset."""
    return [
        (name, scope, match.start())
        for name, pattern, scope in _COMPILED
        if (match := pattern.search(text))
    ]


def speaks_of_total(sentence: str) -> bool:
    """Tell whether a sentence has two of the words that speak of a running total."""
    return len({name for name, _, _ in words_of_scope(sentence)} & _STRONG) >= 2


def features(context: Context, draft: Draft) -> Features:
    """Return the features of a draft for the question whether its number is a total."""
    sentence = context.sentence_text(draft.sentence.index)
    offset = draft.start - draft.sentence.start
    found = words_of_scope(sentence)
    number = draft.number
    size = "vague" if number is None else str(min(6, len(str(number))))
    result: Features = {
        "bias": 1.0,
        f"size:{size}": 1.0,
        f"harm:{draft.cue.harm}": 1.0,
        f"kind:{draft.mention.kind}": 1.0,
        f"lemma:{draft.cue.lemma}": 1.0,
        f"tense:{_tense(draft)}": 1.0,
        f"place:{min(draft.sentence.index, 8)}": 1.0,
        f"patterns:{min(4, len(found))}": 1.0,
        f"patterns:{min(4, len(found))}:{size}": 1.0,
        f"head:{context.in_head(draft)}": 1.0,
    }
    for name, _, at in found:
        result[f"has:{name}"] = 1.0
        result[f"has:{name}:{'after' if at > offset else 'before'}"] = 1.0
        result[f"has:{name}:{size}"] = 1.0
    for expression in context.times.of(draft.sentence.index):
        result[f"time:{expression.kind}"] = 1.0
        result[f"time:{expression.kind}:{size}"] = 1.0
    quantity = draft.mention.quantity
    if quantity is not None and quantity.term:
        result[f"term:{quantity.term}"] = 1.0
    if quantity is not None:
        result[f"qualifier:{quantity.qualifier}:{size}"] = 1.0
    rest = len(context.parsed.spans) - 1 - draft.sentence.index
    result[f"to_end:{min(3, rest)}"] = 1.0
    return result


def _tense(draft: Draft) -> str:
    """Return the form of the cue's verb and its auxiliaries."""
    token = draft.cue.token
    helpers = sorted(c.lower_ for c in token.children if c.dep_ in ("aux", "auxpass"))
    return f"{token.tag_}:{'+'.join(helpers)}"


def choose(context: Context, draft: Draft, ranker: Ranker) -> Scope:
    """Return the scope of a draft's number."""
    if ranker.chance(features(context, draft)) < 0.5:
        return "incident"
    found = words_of_scope(context.sentence_text(draft.sentence.index))
    if draft.cue.harm == "displaced" and any(scope == "stock" for _, scope, _ in found):
        return "stock"
    scopes = [scope for _, scope, _ in found if scope != "stock"]
    for wanted in ("rate", "cumulative", "period"):
        if wanted in scopes:
            return wanted
    return "cumulative"
