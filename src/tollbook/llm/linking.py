"""Linking: ids in the order of the text, and how the claims of a report stand to each other."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec

from tollbook.llm.answers import LocalId
from tollbook.llm.dropping import shown
from tollbook.llm.grounding import Grounded
from tollbook.model import Claim
from tollbook.model.vocabulary import PartKind


def link(
    passages: Sequence[Sequence[Grounded]], remark: Callable[[str], None]
) -> tuple[Claim, ...]:
    """Return the claims of a report's passages in the order of the text, with ids and links.

    A model's own ids hold within its answer for one passage. A link that leads nowhere, in a
    circle, or against the figures is left out, with a remark.
    """
    ordered = sorted(
        ((grounded, number) for number, passage in enumerate(passages) for grounded in passage),
        key=lambda pair: (pair[0].claim.count.start, pair[0].claim.count.end),
    )
    ids = {id(grounded): f"c{n}" for n, (grounded, _) in enumerate(ordered, start=1)}
    named: list[dict[str, Claim]] = [{} for _ in passages]
    claims = []
    for grounded, number in ordered:
        claim = msgspec.structs.replace(grounded.claim, id=ids[id(grounded)])
        named[number].setdefault(str(grounded.told.id), claim)
        claims.append((grounded, claim, named[number]))
    linker = _Linker(remark)
    return tuple(linker.linked(grounded, claim, named) for grounded, claim, named in claims)


@dataclass(slots=True)
class _Linker:
    """Links claims, and remembers which is part of which; `wholes` maps ids to ids."""

    remark: Callable[[str], None]
    wholes: dict[str, str] = field(default_factory=dict)

    def linked(self, grounded: Grounded, claim: Claim, named: Mapping[str, Claim]) -> Claim:
        """Return a claim with its links to those that its passage names."""
        told = grounded.told
        whole = self._meant(claim, told.part_of, named, self._may_hold)
        first = self._meant(claim, told.same_as, named, _may_repeat)
        if whole is not None:
            self.wholes[claim.id] = whole.id
        return msgspec.structs.replace(
            claim,
            part_of=whole.id if whole else None,
            part_kind=_part_kind(told.part_kind) if whole else None,
            same_as=first.id if first else None,
        )

    def _meant(
        self,
        claim: Claim,
        named: LocalId | None,
        claims: Mapping[str, Claim],
        fits: Callable[[Claim, Claim], bool],
    ) -> Claim | None:
        """Return the claim that a link leads to, None with a remark where it may not stand."""
        other = claims.get(str(named)) if named not in {None, "", "null"} else None
        if other is not None and fits(claim, other):
            return other
        if named not in {None, "", "null"}:
            self.remark(f"claim {shown(claim.count.exact)}: its link to {named} is left out.")
        return None

    def _may_hold(self, part: Claim, whole: Claim) -> bool:
        """Tell whether a claim may be part of another: no more people, and no circle."""
        least, most = part.count.low, whole.count.high
        if least is not None and most is not None and least > most:
            return False
        above: str | None = whole.id
        while above is not None and above != part.id:
            above = self.wholes.get(above)
        return above is None


def _may_repeat(claim: Claim, first: Claim) -> bool:
    """Tell whether a claim may repeat an earlier one: the same harm and the same figure."""
    earlier = first.count.start < claim.count.start
    figures = (claim.count.value, claim.harm), (first.count.value, first.harm)
    return earlier and figures[0] == figures[1]


def _part_kind(told: str | None) -> PartKind:
    return "breakdown" if told == "breakdown" else "subset"
