"""Incidents kept up one report at a time, without comparing all with all again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

import msgspec
import numpy as np

from tollbook.incidents.drafts import Draft
from tollbook.incidents.merging import (
    WORTH_ASKING,
    Link,
    compare,
    explain_links,
    merge_all,
    partition,
)
from tollbook.incidents.shelf import MemoryShelf, Pair, Shelf
from tollbook.incidents.table import tabulate
from tollbook.incidents.weights import load_model


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
    an incident survives. Reviewed incidents are never merged here: a link between two of them is
    a proposal.
    """

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf: Shelf = MemoryShelf() if shelf is None else shelf

    @classmethod
    def of(cls, drafts: Iterable[Draft]) -> Index:
        """Return an index in memory of many drafts, merged at once."""
        ordered = sorted(drafts, key=lambda draft: draft.id)
        shelf = MemoryShelf()
        clusters, links = merge_all(ordered, shelf.judged(ordered))
        shelf.put(ordered)
        shelf.link({(ordered[one].id, ordered[other].id): s for (one, other), s in links.items()})
        for rows in clusters:
            ids = [ordered[row].id for row in rows]
            shelf.place(dict.fromkeys(ids, shelf.open_incident(ids)))
        return cls(shelf)

    def add(
        self, report: str, drafts: Sequence[Draft], heirs: Mapping[str, str] | None = None
    ) -> Added:
        """Take in the drafts of one report and return what changed.

        A report that came before with the same drafts changes nothing; with others it is read
        anew, and its old drafts leave: `heirs` names the incidents that new ones inherit.
        """
        if self.shelf.of_report(report) == list(drafts):
            return Added()
        return self._settle(self.file(report, drafts, heirs or {}), drafts)

    def file(self, report: str, drafts: Sequence[Draft], placed: Mapping[str, str]) -> set[str]:
        """File the drafts of one report in the incidents given, and bring no others together.

        Returns the ids of all that this touches.
        """
        known = self.shelf.of_report(report)
        gone = {draft.id for draft in known}
        touched = {id_ for pair in self.shelf.links(gone) for id_ in pair} - gone
        self.shelf.take(known)
        links = self._compare(drafts)
        self.shelf.put(drafts)
        self.shelf.place(placed)
        self.shelf.link(links)
        return touched | {id_ for pair in links for id_ in pair} | {draft.id for draft in drafts}

    def _compare(self, drafts: Sequence[Draft]) -> dict[Pair, float]:
        """Return the scores of new drafts with those they meet, as far as worth asking about."""
        met = [(draft, other) for draft in drafts for other in self.shelf.meet(draft)]
        if not met:
            return {}
        table = tabulate([draft for pair in met for draft in pair])
        ones = np.arange(0, 2 * len(met), 2)
        chances = compare(table, ones, ones + 1, load_model("across")).tolist()
        return {
            (min(one.id, other.id), max(one.id, other.id)): chance
            for (one, other), chance in zip(met, chances, strict=True)
            if chance >= WORTH_ASKING
        }

    def _settle(self, touched: Iterable[str], new: Sequence[Draft]) -> Added:
        """Partition anew the components of what was touched, and name what comes of it."""
        ids, links = self._component(touched)
        if not ids:
            return Added()
        drafts = self.shelf.get(ids)
        rows = {draft.id: row for row, draft in enumerate(drafts)}
        known = {
            (rows[one], rows[other]): score
            for (one, other), score in links.items()
            if one in rows and other in rows
        }
        table, model = tabulate(drafts), load_model("across")
        scorer = partial(compare, table, model=model)
        judged = self.shelf.judged(drafts)
        clusters = partition(table.report, known, judged, scorer, model.threshold)
        changes = self._name([[drafts[row].id for row in cluster] for cluster in clusters])
        fresh = {rows[draft.id] for draft in new}
        told = [(*pair, score) for pair, score in known.items() if not fresh.isdisjoint(pair)]
        explained = explain_links(drafts, table, told, model)
        placed = self.shelf.incidents(ids)
        joined = [placed[link.one] == placed[link.other] for link in explained]
        return Added(
            changes=tuple(changes),
            links=tuple(link for link, one in zip(explained, joined, strict=True) if one),
            proposals=tuple(link for link, one in zip(explained, joined, strict=True) if not one),
        )

    def _component(self, touched: Iterable[str]) -> tuple[set[str], dict[Pair, float]]:
        """Return all drafts that likely links or people's judgements connect, and their links."""
        threshold = load_model("across").threshold
        reached: set[str] = set()
        found: dict[Pair, float] = {}
        fringe = set(touched)
        while fringe:
            reached |= fringe
            links = self.shelf.links(fringe)
            found |= links
            near = {id_ for pair, score in links.items() if score >= threshold for id_ in pair}
            fringe = (near | self.shelf.together(fringe)) - reached
        return reached, found

    def _name(self, clusters: Sequence[Sequence[str]]) -> list[Change]:
        """Give each cluster the oldest id among its drafts that no other cluster took."""
        ids = [id_ for cluster in clusters for id_ in cluster]
        before = self.shelf.incidents(ids)
        size_of = {named: len(self.shelf.members(named)) for named in set(before.values())}
        taken: set[str] = set()
        placed: dict[str, str] = {}
        changes = []
        for cluster in sorted(clusters, key=lambda ids: (_oldest(ids, before), -len(ids))):
            had = {before[id_] for id_ in cluster if id_ in before}
            named = self.shelf.reviewed(cluster) or min(had - taken, key=_age, default=None)
            named = named or self.shelf.open_incident(cluster)
            taken.add(named)
            placed |= dict.fromkeys(cluster, named)
            if had != {named} or size_of.get(named) != len(cluster):
                absorbed = tuple(sorted(had - {named}, key=_age))
                changes.append(Change(incident=named, drafts=tuple(cluster), absorbed=absorbed))
        self.shelf.place({id_: named for id_, named in placed.items() if before.get(id_) != named})
        return changes


def _oldest(cluster: Iterable[str], before: Mapping[str, str]) -> tuple[int, str]:
    return min(_age(before.get(id_, "")) for id_ in cluster)


def _age(incident: str) -> tuple[int, str]:
    """Return what orders incidents by the time of their naming; those without an id come last."""
    digits = incident.lstrip("i")
    return (int(digits), "") if digits.isdigit() else (10**9, incident)
