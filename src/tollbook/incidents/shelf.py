"""Where an index keeps its drafts: what it asks of a shelf, and a shelf in memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Protocol, TypeAlias

from tollbook.incidents.blocking import (
    NEIGHBOURS,
    SHARED_WORDS,
    day_keys,
    is_past,
    month_keys,
    word_keys,
)
from tollbook.incidents.drafts import Draft
from tollbook.incidents.judgements import Judgements, judge
from tollbook.incidents.table import Table, tabulate
from tollbook.model.decisions import Decision, in_force

#: The ids of two drafts, the lower first.
Pair: TypeAlias = tuple[str, str]
Links: TypeAlias = Mapping[Pair, float]


class Shelf(Protocol):
    """Drafts by the keys that bring two together, their links, and their incidents."""

    def of_report(self, report: str) -> list[Draft]:
        """Return the drafts of a report, as they were put."""

    def get(self, ids: Collection[str]) -> list[Draft]:
        """Return drafts in the order of their ids."""

    def put(self, drafts: Sequence[Draft]) -> None:
        """Keep the drafts of one report."""

    def take(self, drafts: Sequence[Draft]) -> None:
        """Take drafts out, with their links and out of their incidents."""

    def meet(self, draft: Draft) -> list[Draft]:
        """Return the drafts of other reports that share enough keys with this one."""

    def link(self, links: Links) -> None:
        """Keep the scores of pairs that are worth asking about."""

    def links(self, ids: Collection[str]) -> dict[Pair, float]:
        """Return the links of these drafts."""

    def together(self, ids: Collection[str]) -> set[str]:
        """Return the drafts that people put into one incident with any of these."""

    def judged(self, drafts: Sequence[Draft]) -> Judgements:
        """Return what people decided on these drafts."""

    def incidents(self, ids: Collection[str]) -> dict[str, str]:
        """Return the incident of each of these drafts that is in one."""

    def members(self, incident: str) -> set[str]:
        """Return the drafts of an incident."""

    def place(self, placed: Mapping[str, str]) -> None:
        """Put drafts into incidents."""

    def open_incident(self, drafts: Sequence[str]) -> str:
        """Return the id of a new incident, of these drafts."""

    def reviewed(self, drafts: Sequence[str]) -> str | None:
        """Return the incident into which people have put any of these drafts, if they have."""


class MemoryShelf:
    """A shelf for one process. `fixed` maps statement ids to reviewed incidents."""

    def __init__(
        self, decisions: Sequence[Decision] = (), fixed: Mapping[str, str] | None = None
    ) -> None:
        self.decisions = list(decisions)
        self.fixed = dict(fixed or {})
        self.incident_of: dict[str, str] = {}
        self._drafts: dict[str, Draft] = {}
        self._of_report: dict[str, list[str]] = defaultdict(list)
        self._of_claim: dict[str, str] = {}
        self._filed: dict[int, list[str]] = defaultdict(list)
        self._past: set[str] = set()
        self._links: dict[str, dict[str, float]] = defaultdict(dict)
        self._members: dict[str, set[str]] = defaultdict(set)
        self._opened = 0

    def of_report(self, report: str) -> list[Draft]:
        """Return the drafts of a report, as they were put."""
        return [self._drafts[id_] for id_ in self._of_report.get(report, ())]

    def get(self, ids: Collection[str]) -> list[Draft]:
        """Return drafts in the order of their ids."""
        return [self._drafts[id_] for id_ in sorted(ids)]

    def put(self, drafts: Sequence[Draft]) -> None:
        """Keep drafts."""
        table = tabulate(drafts)
        past = is_past(table)
        for draft, looks_back in zip(drafts, past.tolist(), strict=True):
            self._drafts[draft.id] = draft
            self._of_report[draft.report].append(draft.id)
            self._of_claim |= dict.fromkeys(draft.claims, draft.id)
            if looks_back:
                self._past.add(draft.id)
        for row, key in _all_keys(table):
            self._filed[key].append(drafts[row].id)

    def take(self, drafts: Sequence[Draft]) -> None:
        """Take drafts out; a key finds them no more once they are gone."""
        for draft in drafts:
            for other in self._links.pop(draft.id, {}):
                self._links[other].pop(draft.id, None)
            del self._drafts[draft.id]
            self._past.discard(draft.id)
            self._of_report[draft.report].remove(draft.id)
            self._members[self.incident_of.pop(draft.id, "")].discard(draft.id)

    def meet(self, draft: Draft) -> list[Draft]:
        """Return the drafts of other reports that share enough keys with this one."""
        table = tabulate([draft])
        by_day = {id_ for key in day_keys(table).keys.tolist() for id_ in self._near(draft, key)}
        words = Counter(
            id_ for key in word_keys(table).keys.tolist() for id_ in self._near(draft, key)
        )
        by_word = {id_ for id_, times in words.items() if times >= SHARED_WORDS}
        by_month = {
            id_ for key in month_keys(table).keys.tolist() for id_ in self._near(draft, key)
        }
        if not is_past(table)[0]:
            by_month &= self._past
        met = self.get(by_day | by_word | by_month)
        return [other for other in met if other.report != draft.report]

    def link(self, links: Links) -> None:
        """Keep the scores of pairs that are worth asking about."""
        for (one, other), score in links.items():
            self._links[one][other] = self._links[other][one] = score

    def links(self, ids: Collection[str]) -> dict[Pair, float]:
        """Return the links of these drafts."""
        return {
            (min(one, other), max(one, other)): score
            for one in ids
            for other, score in self._links.get(one, {}).items()
        }

    def together(self, ids: Collection[str]) -> set[str]:
        """Return the drafts that people put into one incident with any of these."""
        claims = {claim for draft in self.get(ids) for claim in draft.claims}
        named = {self.fixed[claim] for claim in claims if claim in self.fixed}
        found = {claim for claim, incident in self.fixed.items() if incident in named}
        for decision in in_force(self.decisions):
            if decision.kind == "same_incident" and not claims.isdisjoint(decision.claims):
                found.update(decision.claims)
        return {self._of_claim[claim] for claim in found if claim in self._of_claim}

    def judged(self, drafts: Sequence[Draft]) -> Judgements:
        """Return what people decided on these drafts."""
        return judge(drafts, self.decisions, self.fixed)

    def incidents(self, ids: Collection[str]) -> dict[str, str]:
        """Return the incident of each of these drafts that is in one."""
        return {id_: self.incident_of[id_] for id_ in ids if id_ in self.incident_of}

    def members(self, incident: str) -> set[str]:
        """Return the drafts of an incident."""
        return set(self._members.get(incident, ()))

    def place(self, placed: Mapping[str, str]) -> None:
        """Put drafts into incidents."""
        for id_, incident in placed.items():
            self._members[self.incident_of.get(id_, "")].discard(id_)
            self.incident_of[id_] = incident
            self._members[incident].add(id_)

    def open_incident(self, drafts: Sequence[str]) -> str:  # noqa: ARG002 - a shelf may name it so
        """Return the id of a new incident: "i1", "i2" ...."""
        self._opened += 1
        return f"i{self._opened}"

    def reviewed(self, drafts: Sequence[str]) -> str | None:
        """Return the incident into which people have put any of these drafts, if they have."""
        claims = (claim for draft in self.get(drafts) for claim in draft.claims)
        return next((self.fixed[claim] for claim in claims if claim in self.fixed), None)

    def _near(self, draft: Draft, key: int) -> Iterator[str]:
        """Yield the drafts filed under a key, the nearest in time if there are too many."""
        alive = [id_ for id_ in dict.fromkeys(self._filed.get(key, ())) if id_ in self._drafts]
        if len(alive) <= 2 * NEIGHBOURS or draft.first is None:
            return iter(alive[-2 * NEIGHBOURS :])
        day = draft.first.toordinal()

        def apart(id_: str) -> tuple[int, str]:
            first = self._drafts[id_].first
            return abs(first.toordinal() - day) if first else 10**6, id_

        return iter(sorted(alive, key=apart)[: 2 * NEIGHBOURS])


def _all_keys(table: Table) -> Iterable[tuple[int, int]]:
    """Yield the row and the key of everything that brings two drafts together."""
    for keyed in (day_keys(table), word_keys(table), month_keys(table)):
        yield from zip(keyed.rows.tolist(), keyed.keys.tolist(), strict=True)
