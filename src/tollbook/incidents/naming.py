"""Giving the claims of readings the names of their incidents."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from tollbook.incidents.grouping import group_each
from tollbook.incidents.merging import Merged, merge
from tollbook.model.reports import Reading


def group_all(readings: Iterable[Reading], *, merge: bool = False) -> Iterable[Reading]:
    """Return the readings with incidents "i1", "i2" ..., unique over all of them.

    With `merge` reports of one event share its incident, which takes all readings at once;
    otherwise they are grouped one by one as they come.
    """
    return merge_all(readings) if merge else group_each(readings)


def merge_all(readings: Iterable[Reading]) -> list[Reading]:
    """Return the readings with incidents shared across reports, in the order given."""
    given = list(readings)
    return name_incidents(given, merge(given, reasons=False))


def name_incidents(readings: Iterable[Reading], merged: Merged) -> list[Reading]:
    """Return the readings with the merged incidents, numbered in the order of the readings."""
    cluster_of = {
        claim: number
        for number, drafts in enumerate(merged.incidents)
        for draft in drafts
        for claim in draft.claims
    }
    names: dict[int, str] = {}
    return [_named(reading, cluster_of, names) for reading in readings]


def _named(reading: Reading, cluster_of: Mapping[str, int], names: dict[int, str]) -> Reading:
    claims = []
    for claim in reading.claims:
        cluster = cluster_of.get(f"{reading.report.id}#{claim.id}")
        name = None if cluster is None else names.setdefault(cluster, f"i{len(names) + 1}")
        claims.append(msgspec.structs.replace(claim, incident=name))
    return msgspec.structs.replace(reading, claims=tuple(claims))
