"""Figures that are probably parts though the text has no word for it.

A report that says in its own voice "one of the volunteers lost his life" beside "at least 14
were killed" tells of one of the fourteen: it is offered as a part, never taken as a rival toll.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from tollbook.tolls.stated import Stated
from tollbook.tolls.sums import chains


def probable_parts(stated: Sequence[Stated], own_voice: Collection[str]) -> list[Stated]:
    """Return the figures that are at most half of another that the same report gives.

    Only figures in the report's own voice, whose ids are `own_voice`, and that no clause adds to
    others; what combatants are among civilians, or the reverse, is no part.
    """
    alone = [chain[0] for chain in chains(stated) if len(chain) == 1]
    return [
        figure
        for figure in alone
        if figure.ids[0] in own_voice and any(_holds(other, figure) for other in stated)
    ]


def _holds(whole: Stated, part: Stated) -> bool:
    if (whole.report, whole.harm) != (part.report, part.harm) or whole.parent or part.parent:
        return False
    statuses = {whole.status, part.status}
    if statuses == {"civilian", "combatant"} or whole.low is None or not part.top:
        return False
    return whole.victims in {"all", whole.status} and part.top * 2 <= whole.low
