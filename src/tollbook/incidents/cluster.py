"""Clustering by average linkage, whose result does not depend on the order of what is given."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

#: The score of two things that must not come together.
NEVER = -1e6
#: The score of two things that people hold to be one.
ALWAYS = 1e3


def agglomerate(scores: npt.NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Return clusters of indices, each sorted, in order of their first member.

    `scores` is a symmetric matrix of probabilities that two things are one, NEVER where they
    must not be, ALWAYS where they must. The two clusters with the greatest mean score are
    joined until no mean reaches `threshold`; of equal ones those that stand first.
    """
    count = len(scores)
    members = [[index] for index in range(count)]
    if count < 2:
        return members
    sums = scores.astype(np.float64, copy=True)
    np.fill_diagonal(sums, NEVER * count * count)
    sizes = np.ones(count)
    while True:
        means = sums / np.outer(sizes, sizes)
        one, other = divmod(int(means.argmax()), count)
        if means[one, other] < threshold:
            return sorted(sorted(cluster) for cluster in members if cluster)
        one, other = min(one, other), max(one, other)
        _join(one, other, members, sums, sizes)


def _join(
    one: int,
    other: int,
    members: Sequence[list[int]],
    sums: npt.NDArray[np.float64],
    sizes: npt.NDArray[np.float64],
) -> None:
    """Put cluster `other` into cluster `one`, leaving `other` empty and out of reach."""
    members[one].extend(members[other])
    members[other].clear()
    sums[one] += sums[other]
    sums[:, one] += sums[:, other]
    worst = NEVER * len(sums) ** 2
    sums[one, one] = worst
    sums[other, :] = sums[:, other] = worst
    sizes[one] += sizes[other]
    sizes[other] = 1.0


def components(count: int, pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Return the sets of indices below `count` that pairs connect, each sorted, by first member."""
    parent = list(range(count))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    for one, other in pairs:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    members: dict[int, list[int]] = {}
    for index in range(count):
        members.setdefault(root(index), []).append(index)
    return list(members.values())
