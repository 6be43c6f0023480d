"""Which right a page needs. Every page says so; a test holds each against each role."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from tollbook.record.people import may, role_of
from tollbook.review.roles import Right, least_role
from tollbook.web.words import role_word
from tollbook.web.worker import worker

View = Callable[..., HttpResponse]


def needs(right: Right) -> Callable[[View], View]:
    """Open a page to people who have a right.

    Strangers are led to the sign-in page, others are told which role it takes.
    """

    def decorate(view: View) -> View:
        @login_required
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            require(request, right)
            return view(request, *args, **kwargs)

        return guarded

    return decorate


def require(request: HttpRequest, right: Right) -> None:
    """Raise PermissionDenied, with what would be needed, unless the person has a right."""
    if may(request.user, right):
        return
    wanted = role_word(least_role(right))
    role = role_of(worker(request))
    if role is None:
        raise PermissionDenied(_("You have no role yet. Ask an administrator to give you one."))
    raise PermissionDenied(
        _("This takes the role “%(wanted)s” or one above it; yours is “%(role)s”.")
        % {"wanted": wanted, "role": role_word(role)}
    )
