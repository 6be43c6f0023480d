"""The latest word of each origin (specification, 4.1 step 2)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from tollbook.tolls.stated import Stated
from tollbook.tolls.toll import Superseded


def latest(figures: Iterable[Stated]) -> tuple[list[Stated], list[tuple[Stated, Stated]]]:
    """Return the figures that stand and (superseded, superseding) pairs.

    Of one origin the newest stands, downward revisions too. Where the order is not known both
    stand, and the origin contributes all that lies between them.
    """
    by_origin: dict[str, list[Stated]] = defaultdict(list)
    for figure in figures:
        by_origin[figure.origin.key].append(figure)
    standing: list[Stated] = []
    pairs: list[tuple[Stated, Stated]] = []
    for said in by_origin.values():
        for figure in said:
            newer = [other for other in said if _replaces(other, figure)]
            if newer:
                pairs.append((figure, max(newer, key=_recency)))
            else:
                standing.append(figure)
    return standing, pairs


def describe(pairs: Sequence[tuple[Stated, Stated]]) -> list[Superseded]:
    """Return the superseded statements in words, one for each statement."""
    return [
        Superseded(
            claim=id_,
            by=new.ids[0],
            words=f"{said(old)} superseded by {new.top}: {source_and_day(new)}",
        )
        for old, new in pairs
        for id_ in old.ids
    ]


def said(figure: Stated) -> str:
    """Return a figure as stated, in digits: "14 or more", "10 to 15", "at most 50"."""
    if figure.low is None:
        return f"at most {figure.high}" if figure.high is not None else "an unknown number"
    if figure.high is None:
        return f"{figure.low} or more"
    return str(figure.low) if figure.low == figure.high else f"{figure.low} to {figure.high}"


def source_and_day(figure: Stated) -> str:
    """Return who gave a figure and when: "Syria Civil Defence, 17 Dec"."""
    if figure.moment is None:
        return figure.origin.name
    start, end = figure.moment
    hour = f" {start:%H:%M}" if start == end else ""
    return f"{figure.origin.name}, {start.day} {start:%b}{hour}"


def _recency(figure: Stated) -> tuple[bool, float]:
    moment = figure.moment
    return figure.revised, moment.end.timestamp() if moment else 0.0


def _replaces(new: Stated, old: Stated) -> bool:
    if new.report == old.report and new.revised != old.revised:
        return new.revised
    return bool(new.moment and old.moment and old.moment.before(new.moment))
