"""The people of the team: roles, one-time links for a password, who may sign in."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar, NamedTuple

from django import forms
from django.contrib import messages
from django.contrib.auth.models import User
from django.contrib.auth.tokens import default_token_generator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST
from django_otp.plugins.otp_totp.models import TOTPDevice

from tollbook.record import audit
from tollbook.record.people import give_role, people_with
from tollbook.review.roles import ROLES, Role
from tollbook.web.access import needs
from tollbook.web.words import ROLE_WORDS
from tollbook.web.worker import worker


class PersonForm(forms.ModelForm):  # type: ignore[type-arg]
    """A new person; the password is theirs to choose, by a link."""

    role = forms.ChoiceField(
        label=_("Role"), choices=[(role, ROLE_WORDS[role]) for role in ROLES], initial="recorder"
    )

    class Meta:
        model = User
        fields = ("username",)
        labels: ClassVar = {"username": _("Name")}
        help_texts: ClassVar = {"username": ""}


class Entry(NamedTuple):
    """A person in the list."""

    user: User
    role: Role | None
    has_code: bool


@needs("administer")
def people(request: HttpRequest) -> HttpResponse:
    """List people, and add one."""
    form = PersonForm(request.POST or None, auto_id=False)
    if request.method == "POST" and form.is_valid():
        user = form.save(commit=False)
        user.set_unusable_password()
        user.save()
        give_role(user, form.cleaned_data["role"])
        _log(request, user, "added", role=form.cleaned_data["role"])
        return _with_link(request, user)
    return _page(request, form, status=422 if request.method == "POST" else 200)


@needs("administer")
@require_POST
def person(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what a person may do, or how they sign in."""
    user = get_object_or_404(User, pk=pk)
    done = request.POST.get("do", "")
    if done == "link":
        _log(request, user, "link")
        return _with_link(request, user)
    if done not in _CHANGES:
        messages.error(request, _now("Nothing was done."))
    elif _is_last_administrator(user) and done in {"role", "shut"}:
        words = _now("Nothing was done: somebody has to be administrator. Make another one first.")
        messages.error(request, words)
    else:
        _CHANGES[done](request, user)
        messages.success(request, _now("Done, and told to the audit log."))
    return redirect("people")


def _change_role(request: HttpRequest, user: User) -> None:
    role = next((role for role in ROLES if role == request.POST.get("role")), None)
    if role is not None:
        give_role(user, role)
        _log(request, user, "role", role=role)


def _shut_out(request: HttpRequest, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=False)
    _log(request, user, "shut out")


def _let_in(request: HttpRequest, user: User) -> None:
    User.objects.filter(pk=user.pk).update(is_active=True)
    _log(request, user, "let in")


def _drop_code(request: HttpRequest, user: User) -> None:
    TOTPDevice.objects.filter(user=user).delete()
    _log(request, user, "code off")


_CHANGES: dict[str, Callable[[HttpRequest, User], None]] = {
    "role": _change_role,
    "shut": _shut_out,
    "open": _let_in,
    "drop-code": _drop_code,
}


def _is_last_administrator(user: User) -> bool:
    return [p.pk for p in people_with("administer")] == [user.pk]


def _with_link(request: HttpRequest, user: User) -> HttpResponse:
    """Show the link by which a person chooses a password: on this page, once."""
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    path = reverse("reset", args=[uid, default_token_generator.make_token(user)])
    link = (user.get_username(), request.build_absolute_uri(path))
    return _page(request, PersonForm(auto_id=False), link=link)


def _page(
    request: HttpRequest,
    form: PersonForm,
    *,
    link: tuple[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    with_codes = set(TOTPDevice.objects.filter(confirmed=True).values_list("user_id", flat=True))
    rows = User.objects.prefetch_related("groups").order_by("username")
    context: dict[str, Any] = {
        "here": "people",
        "entries": [Entry(user, _role(user), user.pk in with_codes) for user in rows],
        "roles": [(role, ROLE_WORDS[role]) for role in ROLES],
        "form": form,
        "link": link,
    }
    return render(request, "web/people.html", context, status=status)


def _role(user: User) -> Role | None:
    """Return a person's role from groups that were fetched with them."""
    names = {group.name for group in user.groups.all()}
    return next((role for role in reversed(ROLES) if role in names), None)


def _log(request: HttpRequest, user: User, done: str, **more: str) -> None:
    told = {"name": user.get_username(), "done": done, **more}
    audit.log(worker(request), "person", f"u{user.pk}", told)
