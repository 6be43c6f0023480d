"""Signing in: a password with a limit on wrong ones, then a code for who has set one up."""

from __future__ import annotations

import time
import unicodedata
from typing import Any

from django.contrib.auth import login
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.models import User
from django.contrib.auth.views import LoginView, PasswordResetConfirmView
from django.core.cache import cache
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from tollbook.record import audit
from tollbook.web.codes import device_of
from tollbook.web.pages.account import CodeForm

#: So many wrong passwords for one name from one address are taken within the time (seconds).
TRIES = 10
WITHIN = 15 * 60
#: Seconds in which the code has to follow on the password.
PATIENCE = 5 * 60
#: Where a session keeps who has given the password and not the code.
_HALF = "half_signed_in"


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
        """Sign in, or ask for the code; forget the wrong passwords before."""
        cache.delete(_key(self.request))
        user = form.get_user()
        assert isinstance(user, User)  # noqa: S101 - the only model of users here
        if device_of(user) is None:
            return super().form_valid(form)
        half = {"user": user.pk, "at": time.time(), "next": self.get_success_url()}
        self.request.session[_HALF] = half
        return redirect("sign-in-code")


def give_code(request: HttpRequest) -> HttpResponse:
    """Take the code of who has given the password; until then nobody is signed in."""
    half = request.session.get(_HALF)
    if half is None or time.time() - half["at"] > PATIENCE:
        return redirect("login")
    user = User.objects.filter(pk=half["user"], is_active=True).first()
    device = device_of(user) if user else None
    if user is None or device is None:
        return redirect("login")
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        allowed, _why = device.verify_is_allowed()
        if not allowed:
            form.add_error("code", _("Too many wrong codes. Wait a little, then try again."))
        elif device.verify_token(form.cleaned_data["code"]):
            del request.session[_HALF]
            login(request, user, "django.contrib.auth.backends.ModelBackend")
            return redirect(half["next"])
        else:
            form.add_error("code", _("This is not the code of now."))
    return render(request, "registration/code.html", {"form": form})


class NewPassword(PasswordResetConfirmView):
    """What the one-time link of an administrator leads to."""

    template_name = "registration/new_password.html"
    success_url = reverse_lazy("login")

    def form_valid(self, form: Form) -> HttpResponse:
        """Store the password; the link has done its work then."""
        answer = super().form_valid(form)
        user = self.user
        assert isinstance(user, User)  # noqa: S101 - the only model of users here
        audit.log(user, "person", f"u{user.pk}", {"done": "password by link"})
        return answer


def _key(request: HttpRequest) -> str:
    """Return where tries are counted: by name and address, neither of them readable in it."""
    # As Django takes the name: spaces around it, or wider letters, make no other name.
    name = unicodedata.normalize("NFKC", request.POST.get("username", "").strip()).casefold()
    who = f"{request.META.get('REMOTE_ADDR', '')} {name}"
    return f"tries:{salted_hmac('tollbook.signing_in', who).hexdigest()}"
