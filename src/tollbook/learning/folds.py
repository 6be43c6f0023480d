"""Folds: reports in shares, of which each is read by heads that were taught on the others."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tollbook.learning.gold import GoldReport
from tollbook.model.vocabulary import INCIDENT_SCOPES

#: How many shares, and how many reports there must be for their figures to say anything.
FOLDS, FEWEST = 5, 20


class TooFewError(ValueError):
    """There are too few reports to learn from, or to tell whether it helps."""


def folds_of(reports: Sequence[GoldReport], count: int = FOLDS) -> list[list[int]]:
    """Return the indices of reports in `count` shares of about one size.

    Reports of one incident are in one share: what is known of an event from one of them would
    flatter the figures of the others. Raises TooFewError for fewer than FEWEST reports, or fewer
    than `count` groups of them.
    """
    if len(reports) < FEWEST:
        msg = f"{FEWEST} reports are needed and there are {len(reports)}"
        raise TooFewError(msg)
    groups = _groups(reports)
    if len(groups) < count:
        msg = (
            f"{count} groups of reports that share no incident are needed and there are "
            f"{len(groups)}"
        )
        raise TooFewError(msg)
    folds: list[list[int]] = [[] for _ in range(count)]
    for group in sorted(groups, key=len, reverse=True):
        min(folds, key=len).extend(group)
    return [sorted(fold) for fold in folds]


def _groups(reports: Iterable[GoldReport]) -> list[list[int]]:
    """Return the indices of reports in groups that share no incident and no text."""
    groups: list[tuple[set[str], list[int]]] = []
    for index, report in enumerate(reports):
        keys = {report.text, *_incidents(report)}
        met = [group for group in groups if not group[0].isdisjoint(keys)]
        groups = [group for group in groups if group[0].isdisjoint(keys)]
        indices = [i for group in met for i in group[1]]
        groups.append((keys.union(*(group[0] for group in met)), [*indices, index]))
    return [indices for _, indices in groups]


def _incidents(report: GoldReport) -> set[str]:
    """Return the incidents that a report tells of; totals are of none."""
    return {
        str(claim["incident"])
        for claim in report.claims
        if claim["incident"] and claim["scope"] in INCIDENT_SCOPES
    }
