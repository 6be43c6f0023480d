"""One's own account: another password, and a code from a phone beside it."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.models import User
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django_otp.plugins.otp_totp.models import TOTPDevice

from tollbook.record import audit
from tollbook.record.people import role_of
from tollbook.web.access import needs
from tollbook.web.codes import device_of, picture_of, secret_of
from tollbook.web.words import role_word
from tollbook.web.worker import worker

#: What an authenticator calls the account.
ISSUER = "Tollbook"


class CodeForm(forms.Form):
    """The six digits that an authenticator shows now."""

    code = forms.CharField(
        label=_("Code"),
        widget=forms.TextInput(
            {"inputmode": "numeric", "autocomplete": "one-time-code", "maxlength": 9}
        ),
    )

    def clean_code(self) -> str:
        """Take a code with or without spaces in it."""
        code: str = self.cleaned_data["code"].replace(" ", "")
        if not (code.isdecimal() and len(code) == 6):
            raise forms.ValidationError(_("A code has six digits."))
        return code


class OffForm(forms.Form):
    """One's password, to do without the code."""

    password = forms.CharField(
        label=_("Your password"),
        widget=forms.PasswordInput({"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Refuse any other password than one's own."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("This is not your password."))
        return password


@needs("read")
def account(request: HttpRequest) -> HttpResponse:
    """Show one's account, and take another password."""
    user = worker(request)
    form = PasswordChangeForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        form.save()
        # What else this person was signed in to ends; this page does not.
        update_session_auth_hash(request, user)
        audit.log(user, "person", f"u{user.pk}", {"done": "password"})
        messages.success(request, _now("Your password is another now."))
        return redirect("account")
    context = {
        "here": "account",
        "form": form,
        "role": role_word(role_of(user)),
        "device": device_of(user),
    }
    return render(request, "web/account.html", context, status=422 if request.POST else 200)


@needs("read")
def second_factor(request: HttpRequest) -> HttpResponse:
    """Set up codes from a phone, or do without them."""
    user = worker(request)
    device = device_of(user)
    if device is not None:
        return _switch_off(request, user, device)
    fresh = TOTPDevice.objects.filter(user=user, confirmed=False).first()
    fresh = fresh or TOTPDevice.objects.create(user=user, name="phone", confirmed=False)
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if fresh.verify_token(form.cleaned_data["code"]):
            fresh.confirmed = True
            fresh.save()
            audit.log(user, "person", f"u{user.pk}", {"done": "code on"})
            messages.success(request, _now("From now on signing in takes a code as well."))
            return redirect("account")
        form.add_error("code", _now("This is not the code of now. Is your phone's time right?"))
    context = {
        "here": "account",
        "form": form,
        "picture": picture_of(fresh, ISSUER),
        "secret": secret_of(fresh),
    }
    return render(request, "web/second_factor.html", context, status=422 if request.POST else 200)


def _switch_off(request: HttpRequest, user: User, device: TOTPDevice) -> HttpResponse:
    form = OffForm(request.POST or None, user=user)
    if request.method == "POST" and form.is_valid():
        device.delete()
        audit.log(user, "person", f"u{user.pk}", {"done": "code off"})
        messages.success(request, _now("Signing in takes no code any more."))
        return redirect("account")
    context = {"here": "account", "form": form}
    status = 422 if request.POST else 200
    return render(request, "web/second_factor_off.html", context, status=status)
