"""The tables of review: steps and codings, written once, and where each incident is by them."""

from __future__ import annotations

from typing import Any

import msgspec
from django.conf import settings
from django.db import models

from tollbook.record.immutable import WrittenOnce
from tollbook.record.moments import now
from tollbook.review import moves
from tollbook.review.content import Content


def _person(related_name: str, **options: Any) -> Any:
    return models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name=related_name, **options
    )


def _incident(related_name: str) -> Any:
    return models.ForeignKey("record.Incident", on_delete=models.PROTECT, related_name=related_name)


class Step(WrittenOnce):
    """One step of an incident in review: a move, or one of the signatures that a move needs.

    `number` counts up within the incident, so that of two people who move it at once only one
    does. `payload` has what was given with the move and what the incident contained; that of a
    publication also the toll as published and the last decision that it rests on. A step without
    a person is the machine's: new claims came to what was reviewed.
    """

    incident = _incident("steps")
    number = models.PositiveIntegerField()
    move = models.CharField(max_length=20)
    done = models.BooleanField()
    target = models.CharField(max_length=20)
    by = _person("steps", null=True, blank=True)
    role = models.CharField(max_length=20)
    at = models.DateTimeField(default=now)
    reason = models.CharField(max_length=40, null=True)  # noqa: DJ001  (unknown is null)
    note = models.TextField(blank=True)
    payload = models.JSONField()

    class Meta:
        ordering = ("incident", "number")
        constraints = (models.UniqueConstraint(fields=["incident", "number"], name="step_number"),)

    def __str__(self) -> str:
        return f"{self.move} of i{self.incident_id}"

    @property
    def key(self) -> str:
        """The step's id outside the database: "s9"."""
        return f"s{self.pk}"

    @property
    def content(self) -> Content:
        """What the incident contained then."""
        return msgspec.convert(self.payload["content"], Content)

    def as_model(self) -> moves.Step:
        """Return the step as the core knows it."""
        return moves.Step(
            number=self.number,
            move=self.move,
            done=self.done,
            target=self.target,
            by=self.by.get_username() if self.by else "",
            role=self.role or None,
            content=self.content,
        )


class Coding(WrittenOnce):
    """What somebody took an incident to be, coding it a second time from its reports.

    `round` is the number of the step by which it was submitted, or confirmed for a re-review.
    `against` is the first coding, `agreed` the fields on which both agree. `blind` tells that
    this person had not seen the first one.
    """

    incident = _incident("codings")
    round = models.PositiveIntegerField()
    again = models.BooleanField(default=False, help_text="a re-review of the sample")
    by = _person("codings")
    role = models.CharField(max_length=20)
    at = models.DateTimeField(default=now)
    blind = models.BooleanField()
    values = models.JSONField()
    against = models.JSONField()
    agreed = models.JSONField()
    note = models.TextField(blank=True)

    class Meta:
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["incident", "round", "by"], name="coded_once"),
        )

    def __str__(self) -> str:
        return f"coding of i{self.incident_id} by {self.by}"

    @property
    def key(self) -> str:
        """The coding's id outside the database: "c9"."""
        return f"c{self.pk}"

    def as_model(self) -> moves.Coded:
        """Return that it was coded, as the core knows it."""
        return moves.Coded(
            by=self.by.get_username(),
            round=self.round,
            blind=self.blind,
            agrees=all(self.agreed.values()),
        )


class Look(WrittenOnce):
    """That somebody chose to see an incident's figures before coding it a second time."""

    incident = _incident("looks")
    by = _person("looks")
    round = models.PositiveIntegerField()
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = (
            models.UniqueConstraint(fields=["incident", "round", "by"], name="looked_once"),
        )

    def __str__(self) -> str:
        return f"look at i{self.incident_id} by {self.by}"


class Stand(models.Model):
    """Where an incident is in review: a view that follows from its steps, but for `assigned_to`.

    An incident without one is a draft. `round` is the number of the last submission, `awaits` the
    move that has a signature and wants another, `version` how often it was published.
    """

    incident = models.OneToOneField(
        "record.Incident", on_delete=models.PROTECT, primary_key=True, related_name="stand"
    )
    state = models.CharField(max_length=20, default="draft")
    since = models.DateTimeField(default=now)
    number = models.PositiveIntegerField(default=0)
    round = models.PositiveIntegerField(default=0)
    submitted_by = _person("+", null=True, blank=True)
    recheck_on = models.DateField(null=True, blank=True)
    awaits = models.CharField(max_length=20, blank=True)
    escalated = models.BooleanField(default=False)
    sampled = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=0)
    assigned_to = _person("assigned", null=True, blank=True)

    class Meta:
        indexes = (
            models.Index(fields=["state", "since"]),
            models.Index(fields=["escalated", "state"]),
            models.Index(fields=["sampled", "state"]),
        )

    def __str__(self) -> str:
        return f"i{self.incident_id}: {self.state}"
