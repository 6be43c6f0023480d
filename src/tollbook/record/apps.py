"""The record as a Django application."""

from __future__ import annotations

import msgspec
from django.apps import AppConfig
from django.db.models.signals import post_migrate


class RecordConfig(AppConfig):
    """Keeps the groups of people as the policy has them, and readies the classes of facts."""

    name = "tollbook.record"

    def ready(self) -> None:
        """Have the groups made after every migration; look at the classes of stored facts."""
        from tollbook.model import Claim  # noqa: PLC0415 - models are ready now
        from tollbook.model.decisions import Decision  # noqa: PLC0415
        from tollbook.record.people import keep_groups  # noqa: PLC0415
        from tollbook.review.content import Content  # noqa: PLC0415
        from tollbook.tolls import Toll  # noqa: PLC0415

        post_migrate.connect(keep_groups, sender=self)
        # The first time that msgspec makes an object of a class it reads the class; where two
        # threads of the server did so at once, the process died.
        for fact in (Claim, Decision, Content, Toll):
            msgspec.json.Decoder(fact)
