"""Counts over the whole record: each time in a small one, once a minute in a large one."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import TypeVar

from django.core.cache import cache
from django.utils.translation import get_language

from tollbook.record.models import Incident, Report

#: Reports and incidents up to which all is counted at every page.
SMALL = 5_000
#: Seconds for which a count over a larger record may be old.
AGE = 60

Counted = TypeVar("Counted")


def counted(about: object, make: Callable[[], Counted], age: int = AGE) -> Counted:
    """Return what `make` returns, or what it returned for the same `about` within `age` seconds.

    A record of at most SMALL reports and incidents is counted at every call.
    """
    if not is_large():
        return make()
    key = hashlib.sha256(f"{get_language()} {about!r}".encode()).hexdigest()
    found: Counted = cache.get_or_set(f"counted-{key}", make, age)
    return found


def is_large() -> bool:
    """Tell whether the record has more than SMALL reports or incidents, by their last ids."""
    return any(model.objects.filter(pk__gt=SMALL).exists() for model in (Incident, Report))
