"""Who is at work."""

from __future__ import annotations

from django.contrib.auth.models import User
from django.http import HttpRequest


def worker(request: HttpRequest) -> User:
    """Return the person who sent a request to a page that only signed-in people reach."""
    user = request.user
    assert isinstance(user, User)  # noqa: S101 - login_required stands before every caller
    return user
