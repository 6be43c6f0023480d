"""Signing in, with a limit on wrong passwords."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.crypto import salted_hmac

#: So many wrong passwords for one name from one address are taken within the time (seconds).
TRIES = 10
WITHIN = 15 * 60


class SignIn(LoginView):
    """The sign-in page; after too many wrong passwords it takes none for a while."""

    redirect_authenticated_user = True

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Sign in, unless there were too many tries: then answer with status 429."""
        if cache.get(_key(request), 0) >= TRIES:
            context = self.get_context_data(form=self.get_form(), too_many=True)
            return self.render_to_response(context, status=429)
        return super().post(request, *args, **kwargs)

    def form_invalid(self, form: AuthenticationForm) -> HttpResponse:
        """Count a wrong password."""
        key = _key(self.request)
        cache.add(key, 0, WITHIN)
        cache.incr(key)
        return super().form_invalid(form)

    def form_valid(self, form: AuthenticationForm) -> HttpResponse:
        """Forget the wrong ones before."""
        cache.delete(_key(self.request))
        return super().form_valid(form)


def _key(request: HttpRequest) -> str:
    """Return where tries are counted: by name and address, neither of them readable in it."""
    name = request.POST.get("username", "").casefold()
    who = f"{request.META.get('REMOTE_ADDR', '')} {name}"
    return f"tries:{salted_hmac('tollbook.signing_in', who).hexdigest()}"
