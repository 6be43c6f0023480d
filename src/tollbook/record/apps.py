"""The record as a Django application."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    """Keeps the groups of people as the policy has them."""

    name = "tollbook.record"

    def ready(self) -> None:
        """Have the groups made after every migration."""
        from tollbook.record.people import keep_groups  # noqa: PLC0415 - models are ready now

        post_migrate.connect(keep_groups, sender=self)
