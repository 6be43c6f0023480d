"""Incidents: which claims are of one event, within a report and across reports."""

from tollbook.incidents.copies import copy_clusters
from tollbook.incidents.drafts import Draft, drafts_of
from tollbook.incidents.grouping import group
from tollbook.incidents.index import Added, Change, Index
from tollbook.incidents.merging import Link, Merged, merge
from tollbook.incidents.naming import group_all

__all__ = [
    "Added",
    "Change",
    "Draft",
    "Index",
    "Link",
    "Merged",
    "copy_clusters",
    "drafts_of",
    "group",
    "group_all",
    "merge",
]
