"""What is reviewed of an incident: its figures, place, days and perpetrators, and the claims."""

from __future__ import annotations

import datetime as dt
import hashlib

import msgspec

from tollbook.model.decisions import VictimGroup
from tollbook.model.vocabulary import Harm, MeansCode
from tollbook.review.chain import canonical

#: Since the second edition of what is vouched for, figures of groups and means are part of it.
EDITION = 2


class Sum(msgspec.Struct, frozen=True, kw_only=True):
    """The bounds of one harm for all persons, or for a group of them; null is unknown."""

    harm: Harm
    victims: VictimGroup = "all"
    low: int | None = None
    best: int | None = None
    high: int | None = None
    high_open: bool = False


class Content(msgspec.Struct, frozen=True, kw_only=True):
    """An incident as it stands after all decisions.

    `claims` are those that stand, `waiting` how many of them nobody has judged, `origins` how
    many independent ones counted that are no party. `unbacked` tells that a bound names no claim,
    `unsound` that figures contradict each other, `refuted` that a death was rejected because two
    origins contradict it. `edition` tells which fields were vouched for when this was stored.
    """

    sums: tuple[Sum, ...] = ()
    parts: tuple[Sum, ...] = ()
    means: tuple[MeansCode, ...] = ()
    place: str | None = None
    place_id: str | None = None
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    actors: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    waiting: int = 0
    origins: int = 0
    unbacked: bool = False
    unsound: bool = False
    refuted: bool = False
    edition: int = 1

    def sum(self, harm: Harm) -> Sum:
        """Return the bounds of a harm, all unknown where nobody gave one."""
        return next((s for s in self.sums if s.harm == harm), Sum(harm=harm))

    @property
    def fingerprint(self) -> str:
        """A short digest of all that a reviewer vouches for: it changes when any of it does."""
        plain = msgspec.structs.replace(self, waiting=0, origins=0, unsound=False)
        return hashlib.sha256(canonical(msgspec.to_builtins(plain))).hexdigest()[:16]

    def stands_as(self, before: Content) -> bool:
        """Tell whether who vouched for `before` vouches for this.

        What was stored in an earlier edition is compared by what it tells of.
        """
        return self._in(before.edition).fingerprint == before.fingerprint

    def _in(self, edition: int) -> Content:
        if edition == self.edition:
            return self
        return msgspec.structs.replace(self, parts=(), means=(), edition=edition)
