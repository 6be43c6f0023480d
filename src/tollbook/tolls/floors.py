"""Floors under a low bound, and parts that do not fit their whole (4.1 steps 4, 7, 8)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm
from tollbook.tolls.candidates import DISJOINT
from tollbook.tolls.stated import Stated
from tollbook.tolls.toll import Bound, Figure, Mismatch, Rule

_SPLITS: tuple[frozenset[VictimGroup], ...] = (frozenset({"civilian", "combatant"}), DISJOINT)


def raise_low(
    figure: Figure, groups: Mapping[VictimGroup, Figure], stated: Sequence[Stated]
) -> tuple[Figure, list[Mismatch]]:
    """Return the figure with its low raised to the greatest floor under it.

    A floor above a closed high is a mismatch: it is shown and moves nothing.
    """
    floor = max(_floors(groups, stated), key=lambda bound: bound.value, default=None)
    if floor is None or floor.value <= (figure.low.value if figure.low else 0):
        return figure, []
    top = figure.high.value if figure.high else None
    if top is not None and floor.value > top and not figure.high_open:
        words = f"parts count {floor.value}, the whole at most {top}"
        return figure, [Mismatch(code="parts_exceed_whole", claims=floor.claims, words=words)]
    raised = msgspec.structs.replace(figure, low=floor)
    if top is not None and floor.value > top:
        high = msgspec.structs.replace(floor, words=floor.words.replace("low", "high", 1))
        raised = msgspec.structs.replace(raised, high=high)
    if figure.best is not None and figure.best.value < floor.value:
        raised = msgspec.structs.replace(raised, best=None)
    return raised, []


def check_groups(figures: Mapping[VictimGroup, Figure]) -> list[Mismatch]:
    """Return the groups whose low exceeds the closed high of all persons."""
    whole = figures.get("all")
    if whole is None or whole.high is None or whole.high_open:
        return []
    return [
        Mismatch(
            code="group_exceeds_whole",
            claims=(*figure.low.claims, *whole.high.claims),
            words=f"{victims} at least {figure.low.value}, all at most {whole.high.value}",
        )
        for victims, figure in figures.items()
        if victims != "all" and figure.low and figure.low.value > whole.high.value
    ]


def check_breakdowns(
    stated: Sequence[Stated], breakdowns: Mapping[str, Sequence[str]]
) -> list[Mismatch]:
    """Return the wholes whose stated breakdown does not sum to them."""
    by_id = {figure.ids[0]: figure for figure in stated}
    found = []
    for whole, parts in breakdowns.items():
        bests = [by_id[part].best for part in parts if part in by_id]
        total = by_id[whole].best if whole in by_id else None
        if total is None or None in bests or sum(best or 0 for best in bests) == total:
            continue
        words = f"parts sum to {sum(best or 0 for best in bests)}, the whole is {total}"
        found.append(Mismatch(code="parts_differ_from_whole", claims=(whole, *parts), words=words))
    return found


def _floors(groups: Mapping[VictimGroup, Figure], stated: Sequence[Stated]) -> list[Bound]:
    lows = {victims: figure.low for victims, figure in groups.items() if figure.low}
    found = [
        _floor(low.value, low.claims, "floor_subset", f"at least {low.value} {victims}")
        for victims, low in lows.items()
    ]
    for split in _SPLITS:
        parts = [(victims, lows[victims]) for victims in sorted(split & lows.keys())]
        if len(parts) > 1:
            words = " and ".join(f"{low.value} {victims}" for victims, low in parts)
            ids = tuple(id_ for _, low in parts for id_ in low.claims)
            found.append(_floor(sum(low.value for _, low in parts), ids, "floor_parts", words))
    names = {name.casefold() for figure in stated for name in figure.names}
    if names:
        ids = tuple(id_ for figure in stated if figure.names for id_ in figure.ids)
        found.append(_floor(len(names), ids, "floor_names", f"{len(names)} victims named"))
    return found


def _floor(value: int, claims: tuple[str, ...], rule: Rule, words: str) -> Bound:
    return Bound(value=value, claims=claims, rule=rule, words=f"low {value}: {words}")


def harms_of(stated: Sequence[Stated]) -> list[Harm]:
    """Return the harms stated, in order of first mention."""
    return list(dict.fromkeys(figure.harm for figure in stated))
