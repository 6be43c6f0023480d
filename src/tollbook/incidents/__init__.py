"""Incidents: which claims are of one event, within a report and across reports."""

from tollbook.incidents.drafts import Draft, drafts_of
from tollbook.incidents.group import group
from tollbook.incidents.merge import Link, Merged, merge
from tollbook.incidents.naming import group_all

__all__ = ["Draft", "Link", "Merged", "drafts_of", "group", "group_all", "merge"]
