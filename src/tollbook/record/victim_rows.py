"""The restricted table of victims by name."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from tollbook.record.immutable import WrittenOnce
from tollbook.record.moments import now


class Victim(WrittenOnce):
    """Somebody harmed in an incident, by name: seen by few, exported never, and erasable.

    A correction is a row of its own that `replaces` the one before; one that is `withdrawn` says
    that it was wrong to have it. `variants` are other spellings, `source` says who names them.
    Null and blank are unknown; so is a name that was erased.
    """

    incident = models.ForeignKey(
        "record.Incident", on_delete=models.PROTECT, related_name="victims"
    )
    claim = models.ForeignKey(
        "record.Claim", on_delete=models.PROTECT, null=True, blank=True, related_name="victims"
    )
    name = models.CharField(max_length=300, blank=True)
    variants = models.JSONField(default=list)
    age = models.PositiveSmallIntegerField(null=True, help_text="in years, at the incident")
    sex = models.CharField(max_length=10, blank=True)
    role = models.CharField(max_length=20, blank=True)
    source = models.CharField(max_length=300, blank=True)
    note = models.TextField(blank=True)
    withdrawn = models.BooleanField(default=False)
    erased = models.BooleanField(default=False)
    replaces = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="replaced_by"
    )
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="victims_named"
    )
    at = models.DateTimeField(default=now)

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.key

    @property
    def key(self) -> str:
        """The row's id outside the database: "p9"."""
        return f"p{self.pk}"
