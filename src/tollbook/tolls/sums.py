"""Numbers that a report itself adds: "six died in the strike and another two in hospital"."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Literal

from tollbook.model.decisions import VictimGroup
from tollbook.tolls.stated import Stated

#: What a link between two figures of a clause does; an item adds if its list ends in an adder.
_Link = Literal["adds", "item", "apart"]

_ADDS = re.compile(
    r"\b(?:and|along with|as well as|in addition to|besides|plus|another|together with)\b",
    re.IGNORECASE,
)
_ANOTHER = re.compile(r"(?:a(?:nother|dditional)|further)\b", re.IGNORECASE)
_LISTS = re.compile(r"[,;]")
_REPLACES = re.compile(
    r"\b(?:from|earlier|previous\w*|initial\w*|revis\w+|rais\w+|up|down|instead|not|while|but|of|"
    r"including|among|whom|which|or|bring\w*|brought|total\w*|toll|tally|rose|ris(?:e|es|en|ing)|"
    r"climb(?:s|ed|ing)?|possibly|perhaps|maybe|compar\w+)\b",
    re.IGNORECASE,
)
#: Words that set a figure against another, though also found where a clause adds: "and then four".
_RIVALS = re.compile(r"\b(?:later|then|against|versus|according)\b", re.IGNORECASE)


def named_after(stated: Sequence[Stated]) -> list[Stated]:
    """Return the figures in their order, a bare number as one of the people named before it.

    In "12 civilians, 15 according to the monitor" both count civilians; of what a party says of
    its enemy, both are contested.
    """
    found = {figure.ids: figure for figure in stated}
    for figures in _by_source(stated):
        wholes = sorted((f for f in figures if f.parent is None), key=lambda figure: figure.span)
        for one, other in pairwise(wholes):
            before = found[one.ids]
            if not other.headed and other.victims == "all" and _in_one_clause(before, other):
                found[other.ids] = dataclasses.replace(
                    other,
                    victims=before.status,
                    status=before.status,
                    contested=before.contested or other.contested,
                )
    return list(found.values())


def chains(stated: Iterable[Stated]) -> list[list[Stated]]:
    """Return the figures in groups of those that one clause adds, in the order of the text."""
    found: list[list[Stated]] = []
    for figures in _by_source(stated):
        found.extend(_linked(sorted(figures, key=lambda figure: figure.span)))
    return found


def _by_source(stated: Iterable[Stated]) -> list[list[Stated]]:
    """Return the figures in groups of one harm by one origin in one report."""
    groups: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for figure in stated:
        groups[figure.report, figure.origin.key, figure.harm].append(figure)
    return list(groups.values())


def add(figures: Sequence[Stated], victims: VictimGroup) -> Stated:
    """Return the sum of figures for disjoint people; a part that is unknown keeps it open."""
    first = figures[0]
    if len(figures) == 1:
        return first
    bests = [figure.best for figure in figures]
    tops = [figure.top for figure in figures]
    return dataclasses.replace(
        first,
        ids=tuple(id_ for figure in figures for id_ in figure.ids),
        victims=victims,
        low=sum(figure.low or 0 for figure in figures),
        best=None if None in bests else sum(best or 0 for best in bests),
        high=None
        if any(figure.high is None for figure in figures)
        else sum(top or 0 for top in tops),
        rising=any(figure.rising for figure in figures),
        vague=all(figure.vague for figure in figures),
        counted=any(figure.counted for figure in figures),
        names=tuple(name for figure in figures for name in figure.names),
    )


def _linked(figures: Sequence[Stated]) -> list[list[Stated]]:
    links = [_link(one, other) for one, other in pairwise(figures)]
    linked = [[figures[0]]]
    for number, figure in enumerate(figures[1:]):
        if _joins(links[number:]):
            linked[-1].append(figure)
        else:
            linked.append([figure])
    return linked


def _joins(links: Sequence[_Link]) -> bool:
    """Tell whether the first link adds, by itself or in a list: "six in A, four in B and two"."""
    return next((link for link in links if link != "item"), "apart") == "adds"


def _link(one: Stated, other: Stated) -> _Link:
    """Return what the words between two figures do.

    A bare comma adds only people with a word of their own ("six men, two girls"): a number by
    itself may be another's count of the same people ("12 people, 15 according to the monitor").
    """
    if not _in_one_clause(one, other):
        return "apart"
    between, own = _between(one, other)
    if _REPLACES.search(between):
        return "apart"
    nearest = between if other.headed else _LISTS.split(between)[-1]
    if _ADDS.search(nearest) or _ANOTHER.match(own):
        return "adds"
    if not _LISTS.search(between) or _RIVALS.search(between):
        return "apart"
    return "adds" if other.headed else "item"


def _in_one_clause(one: Stated, other: Stated) -> bool:
    return other.evidence[0] < one.evidence[1] and one.evidence[0] <= one.span[1]


def _between(one: Stated, other: Stated) -> tuple[str, str]:
    """Return the words between two counts and the other's own, as far as evidence covers them."""
    covering = [e for e in (one.evidence, other.evidence) if e[0] <= one.span[1] <= e[1]]
    start, _, words = max(covering, key=lambda evidence: evidence[1])
    first, last = max(other.span[0] - start, 0), max(other.span[1] - start, 0)
    return words[one.span[1] - start : first], words[first:last]
