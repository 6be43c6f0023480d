"""Who was harmed: the words for the victims, their status and the groups they belong to."""

from __future__ import annotations

import re
from typing import get_args

from tollbook.model import Victims
from tollbook.model.vocabulary import Group
from tollbook.reading.answers import Answers, Stretch
from tollbook.reading.context import Context
from tollbook.reading.drafts import Draft
from tollbook.reading.lexicon.people import GROUP_OF, GROUP_PHRASES

#: The least chance of a group to be told of.
LEAST = 0.5
_GROUPS: tuple[Group, ...] = get_args(Group)
_PHRASES = tuple((re.compile(rf"\b(?:{pattern})$"), group) for pattern, group in GROUP_PHRASES)
#: "14 people, most of them women and children": groups that no number of their own counts.
_AMONG = re.compile(
    r"[^.;:\d]{0,14}\b(?:mostly|mainly|(?:most|many|some) of (?:them|whom)(?: were)?|including|"
    r"among them)\s+(?P<one>women|children)(?:\s+and\s+(?P<two>women|children))?\b",
    re.IGNORECASE,
)
#: Groups of which people whom a word puts into one are in no other.
_NEAR_GROUPS: tuple[frozenset[Group], ...] = (
    frozenset({"women", "children", "men"}),
    frozenset({"health_worker", "aid_worker", "rescue_worker"}),
)
#: Words between people and others with a number of their own.
_JOINING = frozenset({"and", "or", "with", "plus", ",", ";"})
_SEVERAL = re.compile(r"\b(?:and|or|including|with|of)\b|[,/]", re.IGNORECASE)
_YOUNG = re.compile(
    r"\b(?:[1-9]|1[0-7])[- ]years?[- ]old\b|\b\d+[- ]months?[- ]old\b", re.IGNORECASE
)


def choose(context: Context, draft: Draft, answers: Answers) -> Victims:
    """Return the victims of a draft."""
    stretch = _up_to_next_number(context, _apart_from_count(draft, answers.victims.best))
    status, groups = answers.status.best, _groups(context, draft, answers, stretch)
    names = (context.text[draft.start : draft.end],) if draft.kind == "name" else ()
    if stretch is None:
        return Victims(status=status, groups=groups, names=names)
    span = context.words.span(*stretch)
    return Victims(
        start=span.start, end=span.end, exact=span.exact, status=status, groups=groups, names=names
    )


def _apart_from_count(draft: Draft, stretch: Stretch | None) -> Stretch | None:
    """Return the words for the victims without a number that counts them."""
    if stretch is None or draft.quantity is None:
        return stretch
    first, last = stretch
    first = draft.last if draft.first <= first < draft.last else first
    return (first, last) if first < last else None


def _up_to_next_number(context: Context, stretch: Stretch | None) -> Stretch | None:
    """Return the words for the victims up to others who have a number: "children and 4 women"."""
    if stretch is None:
        return None
    first, last = stretch
    counted = context.near(context.quantities, context.words.sentence[first], 0, 0)
    last = min((q.first for q in counted if first < q.first < last), default=last)
    while last - 1 > first and context.words[last - 1].lower() in _JOINING:
        last -= 1
    return first, last


def _groups(
    context: Context, draft: Draft, answers: Answers, stretch: Stretch | None
) -> tuple[Group, ...]:
    """Return the groups that victims belong to, a person of up to 17 years as a child."""
    found = {group for group, chance in answers.groups.items() if chance >= LEAST}
    if stretch is not None:
        named = _named_groups(context.words.span(*stretch).exact)
        for alike in _NEAR_GROUPS:
            if named & alike:
                # The women are counted by themselves, whatever children are told of beside them.
                found -= alike
        found |= named
    found |= _among(context, max(draft.end, context.words.span(*stretch).end if stretch else 0))
    single = draft.kind in ("article", "kin", "definite", "name")
    if single and _YOUNG.search(context.text, draft.start, draft.end + 60):
        found.add("children")
    return tuple(group for group in _GROUPS if group in found)


def _among(context: Context, behind: int) -> set[Group]:
    """Return the groups that are said, without a number, to be among those counted."""
    match = _AMONG.match(context.text, behind)
    said = {word.lower() for word in match.groups() if word} if match else set()
    return {group for group in _GROUPS if group in said}


def _named_groups(words: str) -> set[Group]:
    """Return the groups that words for the victims name, where all of them are of one noun."""
    if _SEVERAL.search(words):
        return set()
    phrase = words.lower()
    found = {group for pattern, group in _PHRASES if pattern.search(phrase)}
    noun = re.findall(r"[a-z-]+", phrase)[-1:]
    found |= {GROUP_OF[form] for word in noun for form in _singulars(word) if form in GROUP_OF}
    return found


def _singulars(word: str) -> tuple[str, ...]:
    """Return a noun and what it may be the plural of."""
    return (word, word.removesuffix("s"), word.removesuffix("es"), re.sub("ies$", "y", word))
