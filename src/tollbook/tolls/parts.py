"""Figures that are probably parts though the text has no word for it.

A report that says "one of the volunteers lost his life" beside "at least 14 were killed" tells of
one of the fourteen, unless another source says so: it is a part, no rival toll.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tollbook.tolls.stated import Stated
from tollbook.tolls.sums import chains


def probable_parts(stated: Sequence[Stated], own_voice: Collection[str]) -> list[Stated]:
    """Return the figures that are at most half of another that the same report gives.

    Only figures of the same origin or in the report's own voice, whose ids are `own_voice`, that
    revise nothing and that no clause adds to others. Combatants are no part of civilians, nor
    the reverse.
    """
    alone = [chain[0] for chain in chains(stated) if len(chain) == 1]
    return [
        figure
        for figure in alone
        if any(
            _holds(other, figure)
            and (figure.ids[0] in own_voice or figure.origin.key == other.origin.key)
            for other in stated
        )
    ]


def _holds(whole: Stated, part: Stated) -> bool:
    if (whole.report, whole.harm) != (part.report, part.harm) or whole.parent or part.parent:
        return False
    if whole.revised or part.revised:
        return False
    statuses = {whole.status, part.status}
    if statuses == {"civilian", "combatant"} or whole.low is None or not part.top:
        return False
    return whole.victims in {"all", whole.status} and part.top * 2 <= whole.low
