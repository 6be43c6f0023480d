"""Numbers that a report itself adds: "six died in the strike and another two in hospital"."""

from __future__ import annotations

import dataclasses
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tollbook.model.decisions import VictimGroup
from tollbook.tolls.stated import Stated

_ADDS = re.compile(
    r",|;|\b(?:and|along with|as well as|in addition to|besides|plus|another|together with)\b",
    re.IGNORECASE,
)
_REPLACES = re.compile(
    r"\b(?:from|earlier|previous\w*|initial\w*|revis\w+|rais\w+|up|down|instead|not|while|but|of|"
    r"including|among|whom|which|or|bring\w*|total\w*)\b",
    re.IGNORECASE,
)


def chains(stated: Iterable[Stated]) -> list[list[Stated]]:
    """Return the figures in groups of those that one clause adds, in the order of the text."""
    by_clause: dict[tuple[str, str, str], list[Stated]] = defaultdict(list)
    for figure in stated:
        by_clause[figure.report, figure.origin.key, figure.harm].append(figure)
    found: list[list[Stated]] = []
    for figures in by_clause.values():
        found.extend(_linked(sorted(figures, key=lambda figure: figure.span)))
    return found


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
    linked: list[list[Stated]] = []
    for figure in figures:
        if linked and _added(linked[-1][-1], figure):
            linked[-1].append(figure)
        else:
            linked.append([figure])
    return linked


def _added(one: Stated, other: Stated) -> bool:
    if one.evidence[1] <= other.evidence[0] or one.evidence[0] > one.span[1]:
        return False
    between = _between(one, other)
    return bool(_ADDS.search(between)) and not _REPLACES.search(between)


def _between(one: Stated, other: Stated) -> str:
    """Return the words between two counts, as far as either's evidence covers them."""
    covering = [e for e in (one.evidence, other.evidence) if e[0] <= one.span[1] <= e[1]]
    start, _, words = max(covering, key=lambda evidence: evidence[1])
    return words[one.span[1] - start : max(other.span[0] - start, 0)]
