"""What moved between two tolls of one incident: after a new report, decision or policy."""

from __future__ import annotations

import msgspec

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm
from tollbook.tolls.toll import Figure, Toll

Numbers = tuple[int | None, int | None, int | None, bool]


class Moved(msgspec.Struct, frozen=True, kw_only=True):
    """A figure that is not what it was: low, best, high and whether it is open, None if none."""

    harm: Harm
    victims: VictimGroup
    before: Numbers | None
    after: Numbers | None


def moved(before: Toll, after: Toll) -> list[Moved]:
    """Return the figures that differ in their numbers, those of `after` first."""
    was, now = _numbers(before), _numbers(after)
    return [
        Moved(
            harm=harm,
            victims=victims,
            before=was.get((harm, victims)),
            after=now.get((harm, victims)),
        )
        for harm, victims in dict.fromkeys([*now, *was])
        if was.get((harm, victims)) != now.get((harm, victims))
    ]


def _numbers(toll: Toll) -> dict[tuple[Harm, VictimGroup], Numbers]:
    return {(figure.harm, figure.victims): _of(figure) for figure in toll.figures}


def _of(figure: Figure) -> Numbers:
    return (*figure.numbers, figure.high_open)
