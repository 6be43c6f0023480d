"""Near-copies of one text among the reports of an incident: they are one origin, not several."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from tollbook import model
from tollbook.incidents import copy_clusters
from tollbook.record.models import Claim, Report


def clusters_of(members: Mapping[int, Sequence[Claim]]) -> dict[int, dict[str, str]]:
    """Return incident -> report id -> its set of near-copies, for reports that have any.

    Texts are looked up, in one query, for incidents that several reports tell of.
    """
    told = {
        incident: _by_report(claims)
        for incident, claims in members.items()
        if len({claim.report_id for claim in claims}) > 1
    }
    texts = Report.objects.in_bulk({report for reports in told.values() for report in reports})
    return {
        incident: copy_clusters(
            model.Reading(
                report=texts[report].as_model(),
                claims=tuple(claim.as_model() for claim in claims),
            )
            for report, claims in reports.items()
        )
        for incident, reports in told.items()
    }


def _by_report(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    groups: dict[int, list[Claim]] = defaultdict(list)
    for claim in claims:
        groups[claim.report_id].append(claim)
    return groups
