"""Rows that are written once: Django's half of the promise that `triggers` keep in the database."""

from __future__ import annotations

from typing import Any, NoReturn, TypeVar

from django.db import models


class ImmutableRecordError(Exception):
    """Something tried to change or delete a row that is written once."""


Row = TypeVar("Row", bound=models.Model)


class WrittenOnceQuerySet(models.QuerySet[Row]):
    """A queryset that adds rows and reads them, no more."""

    def update(self, **_: Any) -> NoReturn:
        """Refuse."""
        raise ImmutableRecordError(refusal(self.model))

    def delete(self) -> NoReturn:
        """Refuse."""
        raise ImmutableRecordError(refusal(self.model))

    def bulk_update(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise ImmutableRecordError(refusal(self.model))


class WrittenOnce(models.Model):
    """A row that can be added and read, and neither changed nor deleted."""

    objects = models.Manager.from_queryset(WrittenOnceQuerySet)()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; raise ImmutableRecordError if it is there already."""
        if not self._state.adding:
            raise ImmutableRecordError(refusal(type(self)))
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *_: Any, **__: Any) -> NoReturn:
        """Refuse."""
        raise ImmutableRecordError(refusal(type(self)))


def refusal(model: type[models.Model]) -> str:
    """Say what can be done instead."""
    return (
        f"A {model._meta.verbose_name} is never changed or deleted: "
        "a correction is a new claim, a judgement a new decision."
    )
