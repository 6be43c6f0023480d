"""What people decided on pairs: it stands against whatever the machine would do."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations, pairwise
from typing import NamedTuple

from tollbook.incidents.cluster import ALWAYS, NEVER
from tollbook.incidents.drafts import Draft
from tollbook.model.decisions import Decision, in_force

#: Score that a judgement gives to a pair; of an unsure one the machine keeps its hands off.
_SCORES = {"same_incident": ALWAYS, "different_incident": NEVER, "unsure": NEVER}


class Judgements(NamedTuple):
    """Scores that people's judgements give to pairs of rows, and rows placed in incidents."""

    pairs: dict[tuple[int, int], float]
    placed: dict[int, str]

    def score(self, one: int, other: int) -> float | None:
        """Return the score of a pair of rows, the lower first; None if nobody judged it.

        Two rows placed in one incident belong together; the machine never joins two incidents.
        """
        if (one, other) in self.pairs:
            return self.pairs[one, other]
        if one in self.placed and other in self.placed:
            return ALWAYS if self.placed[one] == self.placed[other] else NEVER
        return None

    def joined(self) -> list[tuple[int, int]]:
        """Return pairs of rows that connect all that people put together."""
        by_incident: dict[str, list[int]] = {}
        for row, incident in self.placed.items():
            by_incident.setdefault(incident, []).append(row)
        together = [pair for rows in by_incident.values() for pair in pairwise(rows)]
        return together + [pair for pair, score in self.pairs.items() if score > 0]


def judge(
    drafts: Sequence[Draft], decisions: Sequence[Decision], fixed: Mapping[str, str]
) -> Judgements:
    """Return people's judgements on drafts; of two on one pair the later wins.

    `fixed` maps statement ids to the incidents into which people have put them.
    """
    row_of = {claim: row for row, draft in enumerate(drafts) for claim in draft.claims}
    pairs: dict[tuple[int, int], float] = {}
    for decision in in_force(decisions):
        if decision.kind in _SCORES:
            rows = sorted({row_of[claim] for claim in decision.claims if claim in row_of})
            pairs |= dict.fromkeys(combinations(rows, 2), _SCORES[decision.kind])
    placed: dict[int, str] = {}
    for claim, incident in fixed.items():
        if claim in row_of:
            placed.setdefault(row_of[claim], incident)
    return Judgements(pairs, dict(sorted(placed.items())))
