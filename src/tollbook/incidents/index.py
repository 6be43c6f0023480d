"""Incidents kept up one report at a time, without comparing all with all again."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
import numpy as np

from tollbook.incidents.blocking import NEIGHBOURS, SHARED_WORDS, day_keys, word_keys
from tollbook.incidents.drafts import Draft
from tollbook.incidents.judgements import judge
from tollbook.incidents.merging import WORTH_ASKING, Link, compare, explain_links, partition
from tollbook.incidents.table import tabulate
from tollbook.incidents.weights import load_model
from tollbook.model.decisions import Decision


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """An incident after a report came in: its drafts, and the incidents that it absorbed."""

    incident: str
    drafts: tuple[str, ...]
    absorbed: tuple[str, ...] = ()


class Added(msgspec.Struct, frozen=True, kw_only=True):
    """What a report changed, the links of its drafts, and pairs that a person should judge."""

    changes: tuple[Change, ...] = ()
    links: tuple[Link, ...] = ()
    proposals: tuple[Link, ...] = ()


class Index:
    """All drafts of a record, by the keys that bring two together, and their incidents.

    For undecided drafts the incidents are those that `merge` finds, in whatever order reports
    come, as long as no key is shared by more than NEIGHBOURS drafts of a day. The oldest id of
    an incident survives. `fixed` maps statement ids to reviewed incidents, never merged here.
    """

    def __init__(
        self, decisions: Sequence[Decision] = (), fixed: Mapping[str, str] | None = None
    ) -> None:
        self.decisions = decisions
        self.fixed = dict(fixed or {})
        self.incident_of: dict[str, str] = {}
        self._drafts: dict[str, Draft] = {}
        self._of_report: dict[str, list[str]] = defaultdict(list)
        self._by_day: dict[int, list[str]] = defaultdict(list)
        self._by_word: dict[int, list[str]] = defaultdict(list)
        self._scores: dict[str, dict[str, float]] = defaultdict(dict)
        self._members: dict[str, set[str]] = defaultdict(set)
        self._named = 0

    def add(self, drafts: Sequence[Draft]) -> Added:
        """Take in the drafts of one report and return what changed.

        A report that came before with the same drafts changes nothing; with others it is read
        anew, and its old drafts leave.
        """
        if not drafts:
            return Added()
        known = [self._drafts[id_] for id_ in self._of_report.get(drafts[0].report, ())]
        if known == list(drafts):
            return Added()
        touched = self._remove(known)
        for draft in drafts:
            touched |= self._take_in(draft)
        return self._settle(touched, drafts)

    def members(self, incident: str) -> list[str]:
        """Return the ids of the drafts of an incident."""
        return sorted(self._members.get(incident, ()))

    def _take_in(self, draft: Draft) -> set[str]:
        """File a draft under its keys and score it against those it meets there."""
        table = tabulate([draft])
        days, words = day_keys(table).keys.tolist(), word_keys(table).keys.tolist()
        met = self._meet(draft, days, words)
        self._drafts[draft.id] = draft
        self._of_report[draft.report].append(draft.id)
        for keys, filed in ((days, self._by_day), (words, self._by_word)):
            for key in keys:
                filed[key].append(draft.id)
        for other, score in self._score(draft, met):
            if score >= WORTH_ASKING:
                self._scores[draft.id][other] = self._scores[other][draft.id] = score
        return {draft.id, *self._scores[draft.id]}

    def _meet(self, draft: Draft, days: Iterable[int], words: Iterable[int]) -> list[str]:
        """Return the drafts of other reports that share enough keys."""
        by_day = {id_ for key in days for id_ in self._nearest(draft, self._by_day.get(key, ()))}
        shared = Counter(
            id_ for key in words for id_ in self._nearest(draft, self._by_word.get(key, ()))
        )
        by_word = {id_ for id_, times in shared.items() if times >= SHARED_WORDS}
        return sorted(id_ for id_ in by_day | by_word if self._drafts[id_].report != draft.report)

    def _nearest(self, draft: Draft, filed: Sequence[str]) -> Iterator[str]:
        """Return the drafts filed under one key, the nearest in time if there are too many."""
        alive = [id_ for id_ in dict.fromkeys(filed) if id_ in self._drafts]
        if len(alive) <= 2 * NEIGHBOURS or draft.first is None:
            return iter(alive[-2 * NEIGHBOURS :])
        day = draft.first.toordinal()

        def apart(id_: str) -> tuple[int, str]:
            first = self._drafts[id_].first
            return abs(first.toordinal() - day) if first else 10**6, id_

        return iter(sorted(alive, key=apart)[: 2 * NEIGHBOURS])

    def _score(self, draft: Draft, met: Sequence[str]) -> list[tuple[str, float]]:
        if not met:
            return []
        table = tabulate([draft, *(self._drafts[id_] for id_ in met)])
        others = np.arange(1, len(met) + 1)
        chances = compare(table, np.zeros_like(others), others, load_model("across"))
        return list(zip(met, chances.tolist(), strict=True))

    def _remove(self, drafts: Iterable[Draft]) -> set[str]:
        """Take drafts out and return those that they were linked to."""
        left: set[str] = set()
        for draft in drafts:
            for other in self._scores.pop(draft.id, {}):
                self._scores[other].pop(draft.id, None)
                left.add(other)
            del self._drafts[draft.id]
            self._members[self.incident_of.pop(draft.id)].discard(draft.id)
            self._of_report[draft.report].remove(draft.id)
        return left & self._drafts.keys()

    def _settle(self, touched: Iterable[str], new: Sequence[Draft]) -> Added:
        """Partition anew the components of what was touched, and name what comes of it."""
        component = self._component(touched)
        drafts = [self._drafts[id_] for id_ in sorted(component)]
        rows = {draft.id: row for row, draft in enumerate(drafts)}
        known = {
            (rows[id_], rows[other]): score
            for id_ in rows
            for other, score in self._scores[id_].items()
            if id_ < other and other in rows
        }
        table, model = tabulate(drafts), load_model("across")
        clusters = partition(table, known, judge(drafts, self.decisions, self.fixed), model)
        changes = self._name([[drafts[row].id for row in cluster] for cluster in clusters])
        ids = {draft.id for draft in new}
        fresh = [
            (one, other, score)
            for (one, other), score in known.items()
            if drafts[one].id in ids or drafts[other].id in ids
        ]
        links = explain_links(drafts, table, fresh, model)
        joined = [self.incident_of[link.one] == self.incident_of[link.other] for link in links]
        return Added(
            changes=tuple(changes),
            links=tuple(link for link, one in zip(links, joined, strict=True) if one),
            proposals=tuple(link for link, one in zip(links, joined, strict=True) if not one),
        )

    def _component(self, touched: Iterable[str]) -> set[str]:
        """Return all drafts that likely links or people's judgements connect to those touched."""
        together = self._put_together()
        threshold = load_model("across").threshold
        reached: set[str] = set()
        fringe = [id_ for id_ in touched if id_ in self._drafts]
        while fringe:
            id_ = fringe.pop()
            if id_ in reached:
                continue
            reached.add(id_)
            fringe += [o for o, score in self._scores[id_].items() if score >= threshold]
            fringe += together.get(id_, ())
        return reached

    def _put_together(self) -> Mapping[str, list[str]]:
        """Return draft id -> the drafts that people put together with it."""
        if not self.fixed and not self.decisions:
            return {}
        drafts = list(self._drafts.values())
        together: dict[str, list[str]] = defaultdict(list)
        for one, other in judge(drafts, self.decisions, self.fixed).joined():
            together[drafts[one].id].append(drafts[other].id)
            together[drafts[other].id].append(drafts[one].id)
        return together

    def _name(self, clusters: Iterable[Sequence[str]]) -> list[Change]:
        """Give each cluster the oldest id among its drafts that no other cluster took."""
        before = {id_: self.incident_of.get(id_) for cluster in clusters for id_ in cluster}
        size_of = {named: len(self._members[named]) for named in before.values() if named}
        taken: set[str] = set()
        changes = []
        for id_, named in before.items():
            self._members[named or ""].discard(id_)
        for cluster in sorted(clusters, key=lambda ids: (self._oldest(ids), -len(ids))):
            named = self._claimed(cluster) or self._inherited(cluster, taken) or self._new_id()
            taken.add(named)
            self.incident_of |= dict.fromkeys(cluster, named)
            self._members[named].update(cluster)
            had = {before[id_] for id_ in cluster} - {None}
            if had != {named} or size_of.get(named) != len(cluster):
                absorbed = sorted(one for one in had if one and one != named)
                changes.append(
                    Change(incident=named, drafts=tuple(cluster), absorbed=tuple(absorbed))
                )
        return changes

    def _claimed(self, cluster: Iterable[str]) -> str | None:
        claims = (claim for id_ in cluster for claim in self._drafts[id_].claims)
        return next((self.fixed[claim] for claim in claims if claim in self.fixed), None)

    def _inherited(self, cluster: Iterable[str], taken: set[str]) -> str | None:
        had = {self.incident_of.get(id_) for id_ in cluster} - {None} - taken
        return min((one for one in had if one), key=_age, default=None)

    def _oldest(self, cluster: Iterable[str]) -> tuple[int, str]:
        return min(_age(self.incident_of.get(id_) or "") for id_ in cluster)

    def _new_id(self) -> str:
        self._named += 1
        return f"i{self._named}"


def _age(incident: str) -> tuple[int, str]:
    """Return what orders incidents by the time of their naming; those without an id come last."""
    digits = incident.lstrip("i")
    return (int(digits), "") if digits.isdigit() else (10**9, incident)
