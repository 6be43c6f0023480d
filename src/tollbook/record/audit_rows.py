"""The tables of the audit log."""

from __future__ import annotations

from django.db import models

from tollbook.record.immutable import WrittenOnce
from tollbook.review.chain import Entry, in_utc


class AuditEntry(WrittenOnce):
    """One line of the log (`tollbook.review.chain.Entry`)."""

    seq = models.PositiveBigIntegerField(primary_key=True)
    at_utc = models.DateTimeField()
    actor = models.CharField(max_length=150, blank=True)
    role = models.CharField(max_length=20)
    action = models.CharField(max_length=30)
    object = models.CharField(max_length=60)
    from_version = models.PositiveIntegerField(null=True)
    to_version = models.PositiveIntegerField(null=True)
    payload_digest = models.CharField(max_length=64)
    reason = models.CharField(max_length=40, null=True)  # noqa: DJ001  (unknown is null)
    prev_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ("seq",)
        indexes = (
            models.Index(fields=["object", "action"]),
            models.Index(fields=["action"]),
            models.Index(fields=["actor"]),
        )

    def __str__(self) -> str:
        return f"{self.seq}: {self.action} {self.object}"

    def as_model(self) -> Entry:
        """Return the entry as the core knows it."""
        fields = {name: getattr(self, name) for name in Entry.__struct_fields__}
        return Entry(**{**fields, "at_utc": in_utc(self.at_utc)})


class AuditPayload(WrittenOnce):
    """What an entry's digest is of: `body` itself, or the row that the entry's object names.

    Both are null once it was erased; an entry of the action `erase` says who did, when and why.
    """

    entry = models.OneToOneField(
        AuditEntry, on_delete=models.PROTECT, primary_key=True, related_name="payload"
    )
    salt = models.CharField(max_length=32, null=True)  # noqa: DJ001
    body = models.TextField(null=True)  # noqa: DJ001

    def __str__(self) -> str:
        return f"payload of {self.entry_id}"
