"""Django's own administration, for what is rarely changed: only for administrators, and logged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import admin
from django.db.models import Model
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext_lazy as _

from tollbook.record.models import Source
from tollbook.record.origins import drop_source, keep_source
from tollbook.record.people import may
from tollbook.web.access import needs
from tollbook.web.worker import worker

#: Pages of the site itself that are used; signing in and passwords have pages of the workbench.
_KEPT = {"index", "app_list", "jsi18n"}


class Site(admin.AdminSite):
    """The administration, behind the right to administer."""

    site_header = site_title = _("Tollbook administration")
    index_title = _("What is rarely changed")
    site_url = "/"
    final_catch_all_view = False

    def has_permission(self, request: HttpRequest) -> bool:
        """Let administrators in."""
        return may(request.user, "administer")

    def admin_view(self, view: Any, cacheable: bool = False) -> Callable[..., Any]:
        """Lead strangers to the workbench's sign-in page and refuse other roles."""
        return needs("administer")(super().admin_view(view, cacheable))

    def get_urls(self) -> list[URLPattern | URLResolver]:
        """Return the addresses of what is registered, and few others."""
        urls = super().get_urls()
        return [u for u in urls if isinstance(u, URLResolver) or u.name in _KEPT]


class Logged(admin.ModelAdmin):  # type: ignore[type-arg]
    """Rows that administrators keep; every change goes to the audit log."""

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Show it to administrators."""
        return may(request.user, "administer")

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        """Show it to administrators."""
        return may(request.user, "administer")

    has_add_permission = has_module_permission
    has_change_permission = has_view_permission
    has_delete_permission = has_view_permission

    def delete_queryset(self, request: HttpRequest, queryset: Any) -> None:
        """Delete rows one by one, so that each is logged."""
        for row in queryset:
            self.delete_model(request, row)


class SourceAdmin(Logged):
    """Origins of figures: what they are called, on whose side they are."""

    list_display = ("name", "kind", "party", "side")
    list_filter = ("kind", "party")
    search_fields = ("name", "aliases")

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:  # noqa: ARG002
        """Store a source as its page does: logged, and the tolls that it moves reckoned anew."""
        keep_source(worker(request), obj)

    def delete_model(self, request: HttpRequest, obj: Any) -> None:
        """Delete a source, log it and reckon anew the tolls that it moves."""
        drop_source(worker(request), obj)


site = Site(name="admin")
site.register(Source, SourceAdmin)
