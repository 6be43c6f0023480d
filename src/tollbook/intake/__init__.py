"""Intake: files, web addresses and standard input become reports."""

from tollbook.intake.loading import LoadedReport, load_reports
from tollbook.intake.reports import Article, make_report

__all__ = ["Article", "LoadedReport", "load_reports", "make_report"]
