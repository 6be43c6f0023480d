"""What is reviewed of an incident: its figures, place, days and perpetrators, and the claims."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from tollbook.model.vocabulary import Harm
from tollbook.review.chain import canonical


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of one harm for all persons; null is unknown."""

    harm: Harm
    low: int | None = None
    best: int | None = None
    high: int | None = None
    high_open: bool = False


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as it stands after all decisions.

    `claims` are those that stand, `waiting` how many of them nobody has judged, `origins` how
    many independent ones counted that are no party. `unbacked` tells that a bound names no claim,
    `refuted` that a death was rejected because two origins contradict it.
    """

    sums: tuple[Sum, ...] = ()
    place: str | None = None
    place_id: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    actors: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    waiting: int = 0
    origins: int = 0
    unbacked: bool = False
    refuted: bool = False

    def sum(self, harm: Harm) -> Sum:
        """Return the bounds of a harm, all unknown where nobody gave one."""
        return next((s for s in self.sums if s.harm == harm), Sum(harm=harm))

    @property
    def fingerprint(self) -> str:
        """A short digest of all that a reviewer vouches for: it changes when any of it does."""
        vouched = msgspec.to_builtins(msgspec.structs.replace(self, waiting=0, origins=0))
        return hashlib.sha256(canonical(vouched)).hexdigest()[:16]
