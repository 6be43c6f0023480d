"""What is said in place of claims where there are none."""

from __future__ import annotations

from tollbook.model.reports import Report


def why_no_claims(report: Report) -> str:
    """Tell a report in which nothing was found from one that nothing was sought in."""
    if "language_not_read" in report.flags:
        return f"No claims were sought: language {report.language} is not read yet."
    return "No claims were found in this report."
