"""What lists, map and search ask of incidents and reports, kept up so that no page works it out.

Every row follows from claims, decisions and the policy, and may be thrown away and made anew
(`keeping.keep_all`).
"""

from __future__ import annotations

from django.db import models

#: The columns that a selection of incidents asks for.
_ASKED = (
    "day_from", "day_to", "means", "harms", "grade", "country", "adm1", "place_id", "disagree",
    "review", "precision", "incident",
)  # fmt: skip


class IncidentSummary(models.Model):
    """Where, when and how many, of an incident that stands.

    `harms` and `means` are bits in the order of the vocabulary. `cell` is the place's quadtree
    cell at zoom 16, null for what is no point (a province, a country, nowhere). `adm1` and
    `place_id` are ids of the gazetteer. Null is unknown.
    """

    incident = models.OneToOneField(
        "record.Incident", on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    place_name = models.TextField(blank=True)
    place_id = models.CharField(max_length=100, blank=True)
    precision = models.CharField(max_length=20, blank=True)
    country = models.CharField(max_length=2, blank=True)
    adm1 = models.CharField(max_length=100, blank=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    cell = models.BigIntegerField(null=True)
    day_from = models.DateField(null=True)
    day_to = models.DateField(null=True)
    harms = models.PositiveIntegerField(default=0)
    means = models.PositiveIntegerField(default=0)
    grade = models.CharField(max_length=12, default="weak")
    confirmation = models.CharField(max_length=12, default="unconfirmed")
    review = models.CharField(max_length=12, default="unreviewed")
    killed_low = models.BigIntegerField(null=True)
    killed_best = models.BigIntegerField(null=True)
    killed_high = models.BigIntegerField(null=True)
    figures = models.JSONField(default=list, help_text="[harm, low, best, high, open] of each harm")
    disagree = models.BooleanField(default=False, help_text="origins differ, or a party objects")
    reports = models.PositiveIntegerField(default=0)
    claims = models.PositiveIntegerField(default=0)
    origins = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = (
            models.Index(fields=["country", "-incident"]),
            models.Index(fields=["place_id"]),
            models.Index(fields=["adm1"]),
            models.Index(fields=["grade"]),
            models.Index(
                fields=["precision", "place_id", "country", "lat", "lon", "killed_low", "incident"],
                name="incident_areas",
            ),
            # All that marks and timeline need, narrow: without these they read every row.
            models.Index(
                fields=["cell", "lat", "lon", "killed_low", *_ASKED], name="incident_marks"
            ),
            models.Index(
                fields=["day_from", "lat", "lon", "killed_low", *_ASKED[1:]], name="incident_days"
            ),
        )

    def __str__(self) -> str:
        return f"{self.incident_id}: {self.place_name or 'place unknown'}"


class IncidentActor(models.Model):
    """One who is alleged to have done it, as the claims name them."""

    incident = models.ForeignKey("record.Incident", on_delete=models.CASCADE, related_name="actors")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["name", "incident"], name="actor_of_incident"),
        )

    def __str__(self) -> str:
        return f"{self.name} in {self.incident_id}"


class IncidentOrigin(models.Model):
    """One who gives figures of an incident, and whether another origin says the same.

    `outcome` is "alone" where no other gives a figure of the same harm, "confirmed" where the
    range of another meets this one's, else "contradicted".
    """

    incident = models.ForeignKey(
        "record.Incident", on_delete=models.CASCADE, related_name="origins"
    )
    name = models.CharField(max_length=200)
    party = models.BooleanField(default=False)
    outcome = models.CharField(max_length=12)

    class Meta:
        indexes = (models.Index(fields=["name", "outcome"]),)

    def __str__(self) -> str:
        return f"{self.name} on {self.incident_id}: {self.outcome}"


class ReportSummary(models.Model):
    """How far a report's review has come, and what the inbox filters by.

    `stage` is one of `progress.Stage`. `least` is the least confidence of the claims that wait.
    `copy_of` is the report of which this one is a near-copy, the first that came in.
    """

    report = models.OneToOneField(
        "record.Report", on_delete=models.CASCADE, primary_key=True, related_name="summary"
    )
    found = models.PositiveIntegerField(default=0)
    judged = models.PositiveIntegerField(default=0)
    stage = models.CharField(max_length=10, default="empty")
    harms = models.PositiveIntegerField(default=0)
    country = models.CharField(max_length=2, blank=True)
    least = models.FloatField(null=True)
    disagree = models.BooleanField(default=False)
    copy_of = models.ForeignKey(
        "record.Report", on_delete=models.SET_NULL, null=True, related_name="copies"
    )

    class Meta:
        indexes = (
            models.Index(fields=["stage", "report"]),
            models.Index(fields=["country"]),
        )

    def __str__(self) -> str:
        return f"{self.report_id}: {self.judged} of {self.found}"
