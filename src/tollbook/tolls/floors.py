"""Floors under a low bound, and parts that do not fit their whole (4.1 steps 4, 7, 8)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

import msgspec

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm
from tollbook.tolls.candidates import DISJOINT
from tollbook.tolls.sources import name_words
from tollbook.tolls.stated import Stated
from tollbook.tolls.toll import Bound, Figure, Mismatch, Rule

#: Groups whose code is one person's word.
_PLURALS: Mapping[VictimGroup, str] = {"civilian": "civilians", "combatant": "combatants"}
#: Words before a name that tell no person from another.
_TITLES = frozenset({"mr", "mrs", "ms", "miss", "dr"})
_SPLITS: tuple[frozenset[VictimGroup], ...] = (frozenset({"civilian", "combatant"}), DISJOINT)


def raise_low(
    figure: Figure, groups: Mapping[VictimGroup, Figure], stated: Sequence[Stated]
) -> tuple[Figure, list[Mismatch]]:
    """Return the figure with its low raised to the greatest floor under it.

    Parts alone leave a whole that nobody counts open. A floor above a closed high is a mismatch:
    it is shown and moves nothing.
    """
    floor = max(_floors(groups, stated), key=lambda bound: bound.value, default=None)
    if floor is None or floor.value <= (figure.low.value if figure.low else 0):
        return figure, []
    top = figure.high.value if figure.high else None
    if top is not None and floor.value > top and not figure.high_open:
        words = f"parts count {floor.value}, the whole at most {top}"
        return figure, [Mismatch(code="parts_exceed_whole", claims=floor.claims, words=words)]
    raised = msgspec.structs.replace(figure, low=floor)
    if top is None or floor.value > top:
        high = msgspec.structs.replace(floor, words=floor.words.replace("low", "high", 1))
        raised = msgspec.structs.replace(raised, high=high)
    if figure.best is not None and figure.best.value < floor.value:
        raised = msgspec.structs.replace(raised, best=None)
    return raised, []


def taken_back(
    stated: Sequence[Stated], pairs: Sequence[tuple[Stated, Stated]]
) -> list[tuple[Stated, Stated]]:
    """Return parts of superseded wholes that do not fit into the superseding ones, with these.

    `pairs` are superseded and superseding wholes. A toll revised down takes its old parts back,
    which would undo it as floors (4.1 step 2); one that still holds them leaves them standing.
    """
    found: list[tuple[Stated, Stated]] = []
    for old, new in pairs:
        parts = [figure for figure in stated if figure.parent in old.ids]
        sums = [_sum_of_parts(parts, split).value for split in _SPLITS]
        most = max([*sums, *(part.low or 0 for part in parts)])
        if new.top is not None and most > new.top:
            found += [(part, new) for part in _with_own_parts(parts, stated)]
    return found


def _with_own_parts(parts: list[Stated], stated: Sequence[Stated]) -> list[Stated]:
    ids = {id_ for part in parts for id_ in part.ids}
    own = [figure for figure in stated if figure.parent in ids and figure not in parts]
    return _with_own_parts(parts + own, stated) if own else parts


def check_groups(figures: Mapping[VictimGroup, Figure]) -> list[Mismatch]:
    """Return the groups whose low exceeds the closed high of all persons."""
    whole = figures.get("all")
    if whole is None or whole.high is None or whole.high_open:
        return []
    return [
        Mismatch(
            code="group_exceeds_whole",
            claims=(*figure.low.claims, *whole.high.claims),
            words=f"{_plural(victims)} at least {figure.low.value}, all at most {whole.high.value}",
        )
        for victims, figure in figures.items()
        if victims != "all" and figure.low and figure.low.value > whole.high.value
    ]


def check_exclusive(figures: Mapping[VictimGroup, Figure]) -> list[Mismatch]:
    """Return the groups without a common member that together exceed the high of all persons."""
    whole = figures.get("all")
    if whole is None or whole.high is None or whole.high_open:
        return []
    found = []
    for split in _SPLITS:
        lows = [f.low for victims, f in figures.items() if victims in split and f.low]
        total = sum(low.value for low in lows)
        if total <= whole.high.value or len(lows) == 1:
            continue
        ids = tuple(id_ for low in lows for id_ in low.claims)
        words = f"groups that share nobody count {total}, the whole at most {whole.high.value}"
        claims = (*ids, *whole.high.claims)
        found.append(Mismatch(code="groups_exceed_whole", claims=claims, words=words))
    return found


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
    found = [
        _floor(low.value, low.claims, "floor_subset", f"at least {low.value} {_plural(victims)}")
        for victims, figure in groups.items()
        if (low := figure.low)
    ]
    by_report: dict[str, list[Stated]] = defaultdict(list)
    for figure in stated:
        if not figure.contested:
            by_report[figure.report].append(figure)
            found += _of_no_group(figure)
    for told in by_report.values():
        found += [_sum_of_parts(told, split) for split in _SPLITS]
        found.append(_named(told))
    return [floor for floor in found if floor.value > 0]


def _of_no_group(figure: Stated) -> list[Bound]:
    """Return the floor that a part sets which counts no group: "three of them on the way"."""
    if figure.victims != "all" or figure.parent is None or figure.low is None:
        return []
    return [_floor(figure.low, figure.ids, "floor_subset", f"at least {figure.low} of them")]


def _sum_of_parts(told: Sequence[Stated], split: frozenset[VictimGroup]) -> Bound:
    """Return the sum of the disjoint groups that one report counts within one whole.

    Only then are they surely not the same people under two names: "a girl", "a young woman".
    """
    lows: dict[str, dict[VictimGroup, Stated]] = defaultdict(dict)
    for figure in told:
        if figure.victims in split and figure.parent is not None and figure.low:
            lows[figure.parent].setdefault(figure.victims, figure)
    most = max(
        lows.values(), key=lambda parts: sum(part.low or 0 for part in parts.values()), default={}
    )
    ids = tuple(id_ for part in most.values() for id_ in part.ids)
    words = " and ".join(f"{part.low} {_plural(victims)}" for victims, part in sorted(most.items()))
    return _floor(sum(part.low or 0 for part in most.values()), ids, "floor_parts", words)


def _named(told: Sequence[Stated]) -> Bound:
    """Return how many victims one report names; reports may spell one name in many ways."""
    spelt = (name_words(name) for figure in told for name in figure.names)
    # "Mr. Haddad" is no other person than "Omar Haddad".
    names = {tuple(word for word in name if word not in _TITLES) for name in spelt}
    full = [name for name in names if not any(set(name) < set(other) for other in names)]
    ids = tuple(id_ for figure in told if figure.names for id_ in figure.ids)
    return _floor(len(full), ids, "floor_names", f"{len(full)} victims named")


def _plural(victims: VictimGroup) -> str:
    return _PLURALS.get(victims, victims)


def _floor(value: int, claims: tuple[str, ...], rule: Rule, words: str) -> Bound:
    return Bound(value=value, claims=claims, rule=rule, words=f"low {value}: {words}")


def harms_of(stated: Sequence[Stated]) -> list[Harm]:
    """Return the harms stated, in order of first mention."""
    return list(dict.fromkeys(figure.harm for figure in stated))
