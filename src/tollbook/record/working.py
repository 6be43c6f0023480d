"""How people share the work: who has a report on the desk, and lists that somebody looks at often.

Neither is a fact nor a judgement: both are changed as the day goes.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Assignment(models.Model):
    """A report that somebody has taken, or was given."""

    report = models.OneToOneField(
        "record.Report", on_delete=models.CASCADE, primary_key=True, related_name="assignment"
    )
    to = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="assignments"
    )

    def __str__(self) -> str:
        return f"{self.report_id} to {self.to}"


class SavedView(models.Model):
    """A selection of reports that somebody gave a name; `query` is its address's."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="saved_views"
    )
    name = models.CharField(max_length=60)
    query = models.TextField(blank=True)

    class Meta:
        ordering = ("name",)
        constraints = (models.UniqueConstraint(fields=["user", "name"], name="saved_view_name"),)

    def __str__(self) -> str:
        return self.name
