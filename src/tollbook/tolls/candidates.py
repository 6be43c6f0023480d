"""Which figures speak for all of a group (specification, 4.1 steps 0 and 7)."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence

from tollbook.model.decisions import VictimGroup
from tollbook.tolls.stated import Stated
from tollbook.tolls.sums import add, chains

#: Groups that share no member, so that their figures may be added.
DISJOINT: frozenset[VictimGroup] = frozenset({"women", "children", "men"})
_STATUSES: frozenset[VictimGroup] = frozenset({"civilian", "combatant"})


def candidates(stated: Sequence[Stated], victims: VictimGroup) -> list[Stated]:
    """Return the figures, of one harm, that count the whole of `victims`.

    Parts never count for their whole. Where a report gives only disjoint parts, their sum does;
    a figure for civilians counts for all persons unless combatants are counted beside them, and
    one for combatants unless another counts more persons: then it is a part.
    """
    if victims == "all":
        return _for_all(stated)
    if victims in _STATUSES:
        return _for_status(stated, victims)
    return [add(chain, victims) for chain in chains(_of_group(stated, victims))]


def _for_all(stated: Sequence[Stated]) -> list[Stated]:
    wholes = [figure for figure in stated if figure.parent is None and figure.victims]
    heads = {figure.victims for figure in wholes}
    found, alone = [], []
    for figures in _by_origin(wholes):
        general = [figure for chain in chains(figures) for figure in _general(chain)]
        found += general
        alone += [] if general else _from_statuses(figures, heads)
    found += [figure for figure in alone if not _among(figure, found)]
    if not found and heads >= _STATUSES:
        return _most_of_both(wholes)
    if not found and not heads & ({"all"} | _STATUSES):
        found = [sum_ for figures in _by_origin(wholes) for sum_ in _disjoint(figures, "all")]
    return found


def _among(figure: Stated, general: Iterable[Stated]) -> bool:
    """Tell whether a figure for combatants alone counts fewer than another counts persons."""
    if figure.victims != "combatant" or figure.top is None:
        return False
    return any((other.low or 0) > figure.top for other in general)


def _most_of_both(wholes: Sequence[Stated]) -> list[Stated]:
    """Return what civilians by one origin and combatants by another come to at most.

    They may be the same people under two names, so that only the top is a sum.
    """
    tops = [
        max((f for f in wholes if f.victims == status), key=lambda f: (f.top or 0, f.ids))
        for status in sorted(_STATUSES)
    ]
    both = add(tops, "all")
    high = sum(figure.top or 0 for figure in tops)
    is_open = any(figure.is_open for figure in tops)
    return [dataclasses.replace(both, low=None, best=None, high=high, rising=is_open)]


def _general(chain: Sequence[Stated]) -> list[Stated]:
    """Return what a clause says of all persons: its sum, if it counts persons of any status."""
    if any(figure.victims == "all" for figure in chain) or len({f.status for f in chain}) > 1:
        return [add(chain, "all")]
    return []


def _from_statuses(figures: Sequence[Stated], heads: set[VictimGroup | None]) -> list[Stated]:
    by_status = {
        status: _for_status(figures, status)
        for status in sorted(_STATUSES)
        if any(figure.victims == status for figure in figures)
    }
    if len(by_status) == 2:
        return [
            add([one, other], "all")
            for one in by_status["civilian"]
            for other in by_status["combatant"]
        ]
    if heads >= _STATUSES:
        return []
    return [figure for found in by_status.values() for figure in found]


def _for_status(stated: Sequence[Stated], status: VictimGroup) -> list[Stated]:
    heads = {figure.ids[0]: figure.victims for figure in stated}
    own = [
        f
        for f in stated
        if f.status == status and f.victims and heads.get(f.parent or "") != status
    ]
    whole = [f for f in own if f.victims == status or f.parent is None]
    found = []
    for figures in _by_origin(whole):
        direct = [
            add(chain, status)
            for chain in chains(figures)
            if any(figure.victims == status for figure in chain)
        ]
        found += direct
    if found:
        return found
    return [sum_ for figures in _by_origin(whole) for sum_ in _disjoint(figures, status)]


def _disjoint(figures: Sequence[Stated], victims: VictimGroup) -> list[Stated]:
    """Return the sum of one figure for each of several disjoint groups, else each by itself."""
    by_chain = [add(chain, victims) for chain in chains(figures) if len(chain) > 1]
    if by_chain:
        return by_chain
    heads = [figure.victims for figure in figures]
    if len(set(heads)) == len(heads) and DISJOINT.issuperset(heads):
        return [add(figures, victims)]
    return list(figures)


def _of_group(stated: Sequence[Stated], victims: VictimGroup) -> list[Stated]:
    """Return the figures for a group that are not parts of another figure for it."""
    heads = {figure.ids[0]: figure.victims for figure in stated}
    return [f for f in stated if f.victims == victims and heads.get(f.parent or "") != victims]


def _by_origin(stated: Iterable[Stated]) -> list[list[Stated]]:
    """Return the figures in groups of one origin in one report."""
    groups: dict[tuple[str, str], list[Stated]] = defaultdict(list)
    for figure in stated:
        groups[figure.report, figure.origin.key].append(figure)
    return list(groups.values())
