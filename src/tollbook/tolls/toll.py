"""A toll: figures that name the claims and the rule behind each bound."""

from __future__ import annotations

from typing import Literal

import msgspec

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm

#: Why a bound stands where it does (specification, 4.1); `words` of a bound say it in full.
Rule = Literal[
    "lowest_origin", "highest_origin", "agreed", "counted", "most_reliable", "most_origins",
    "lower_stated", "reviewer", "floor_subset", "floor_parts", "floor_names", "party_only",
    "dead_and_hurt",
]  # fmt: skip
Grade = Literal["confirmed", "fair", "weak", "contested"]
Confirmation = Literal["unconfirmed", "provisional", "confirmed"]


class Bound(msgspec.Struct, frozen=True, kw_only=True):
    """One bound in persons, the statements that set it, the rule, and words for a reviewer."""

    value: int
    claims: tuple[str, ...]
    rule: Rule
    words: str


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """How many persons of one group suffered one harm; a null bound is unknown, not 0.

    `high` is the greatest stated figure; `high_open` tells that it may be more.
    """

    harm: Harm
    victims: VictimGroup
    low: Bound | None = None
    best: Bound | None = None
    high: Bound | None = None
    high_open: bool = False

    @property
    def numbers(self) -> tuple[int | None, int | None, int | None]:
        """Low, best and high as plain numbers."""
        low, best, high = (b.value if b else None for b in (self.low, self.best, self.high))
        return low, best, high


class Superseded(msgspec.Struct, frozen=True, kw_only=True):
    """A statement that a later one of the same origin replaced; it stays on the timeline."""

    claim: str
    by: str
    words: str


class Beside(msgspec.Struct, frozen=True, kw_only=True):
    """A statement listed beside the range, which it does not move, and why."""

    claim: str
    why: Literal["party", "zero", "vague", "unquantified", "union", "part", "rejected", "local"]
    words: str


class Mismatch(msgspec.Struct, frozen=True, kw_only=True):
    """What does not add up: shown, never repaired in silence."""

    code: Literal[
        "parts_exceed_whole", "parts_differ_from_whole", "group_exceeds_whole",
        "groups_exceed_whole", "pick_out_of_range",
    ]  # fmt: skip
    claims: tuple[str, ...]
    words: str


class Witness(msgspec.Struct, frozen=True, kw_only=True):
    """An origin that counted, with its statements.

    `vouches` tells that it is no party and gives the number of the dead or, where nobody gives
    one, of the first harm: `confirmation` counts these.
    """

    key: str
    name: str
    party: bool
    claims: tuple[str, ...]
    vouches: bool = False


class Toll(msgspec.Struct, frozen=True, kw_only=True):
    """The toll of one incident under one policy: a pure function of its statements."""

    policy: str
    figures: tuple[Figure, ...] = ()
    superseded: tuple[Superseded, ...] = ()
    beside: tuple[Beside, ...] = ()
    warnings: tuple[Mismatch, ...] = ()
    origins: tuple[Witness, ...] = ()
    grade: Grade = "weak"
    confirmation: Confirmation = "unconfirmed"

    @property
    def independent(self) -> tuple[Witness, ...]:
        """The origins, none of them a party, that vouch for the number."""
        return tuple(witness for witness in self.origins if witness.vouches)

    def figure(self, harm: Harm, victims: VictimGroup = "all") -> Figure | None:
        """Return the figure for a harm and a group of victims, None when nobody gave one."""
        wanted = (f for f in self.figures if f.harm == harm and f.victims == victims)
        return next(wanted, None)
