"""A team's table into the record, by way of a look at what that would do."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from tollbook.errors import BadInputError
from tollbook.intake.mapping import FIELDS
from tollbook.record import archive, waiting
from tollbook.record.importing import Import, look, store
from tollbook.record.row_figures import Problem
from tollbook.web.access import needs
from tollbook.web.told import told
from tollbook.web.worker import worker

#: No larger table is taken over the page; `tollbook import` takes larger ones.
MAX_TABLE = 20 * 1024 * 1024
#: So many problems, and so many rows, are shown.
SHOWN, PREVIEWED = 100, 8


class TableForm(forms.Form):
    """The file, and whose it is. A file that was looked at before is named by its hash."""

    table = forms.FileField(
        label=gettext_lazy("CSV or XLSX file, a row for each incident"), required=False
    )
    origin = forms.CharField(
        label=gettext_lazy("Whose table it is"),
        max_length=100,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    name = forms.CharField(required=False, widget=forms.HiddenInput)
    sha256 = forms.RegexField(r"^[0-9a-f]{64}$", required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """Read the file, or the one that waits; refuse a form with none or too large a one."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        file = data.get("table")
        if file is not None and (file.size or 0) > MAX_TABLE:
            self.add_error("table", _("This is larger than 20 MB. Use tollbook import for it."))
            return data
        data["content"] = file.read() if file is not None else _waiting(data.get("sha256"))
        if data["content"] is None:
            self.add_error("table", _("Choose a file."))
        return data


@needs("record")
def import_table(request: HttpRequest) -> HttpResponse:
    """Take a table, show what storing it would do, and store it when that is asked for."""
    waiting.drop_all(older_than=waiting.LONGEST)
    form = TableForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"here": "import", "form": form, "fields": FIELDS}
    if request.method != "POST":
        return render(request, "web/import.html", context)
    if not form.is_valid():
        return render(request, "web/import.html", context, status=422)
    try:
        name, content = _name(form.cleaned_data), form.cleaned_data["content"]
        seen = look(name, content, form.cleaned_data["origin"], _mapping(request))
        if request.POST.get("do") == "store" and not seen.problems:
            return _stored(request, seen, archive.hash_of(content))
    except BadInputError as error:
        form.add_error(None, told(str(error)))
        return render(request, "web/import.html", context, status=422)
    again = TableForm(
        initial={
            "origin": form.cleaned_data["origin"], "name": name,
            "sha256": waiting.keep(content),
        }
    )  # fmt: skip
    context |= {"form": again, "seen": seen, **_told(seen)}
    return render(request, "web/import.html", context)


def _waiting(sha256: str | None) -> bytes | None:
    return waiting.fetch(sha256) if sha256 else None


def _name(data: dict[str, Any]) -> str:
    return str(data["table"].name if data["table"] else data["name"] or _("the table"))


def _mapping(request: HttpRequest) -> dict[str, str] | None:
    """Return field -> column as chosen on the page, None before anybody could choose."""
    if "mapped" not in request.POST:
        return None
    chosen = {field: request.POST.get(f"column-{field}", "") for field in FIELDS}
    return {field: column for field, column in chosen.items() if column}


def _stored(request: HttpRequest, seen: Import, sha256: str) -> HttpResponse:
    number = store(seen, worker(request))
    waiting.drop(sha256)
    said = ngettext("%(n)s row stored.", "%(n)s rows stored.", number) % {"n": number}
    messages.success(request, said)
    return redirect("incidents")


def _told(seen: Import) -> dict[str, Any]:
    """Return what the page shows of a table that was looked at."""
    return {
        "choices": [(field, seen.mapping.get(field, "")) for field in FIELDS],
        "columns": [column for column in seen.table.columns if column],
        "preview": seen.table.rows[:PREVIEWED],
        "problems": [_in_words(problem) for problem in seen.problems[:SHOWN]],
        "notes": [_in_words(note) for note in seen.notes[:SHOWN]],
        "more": max(len(seen.problems) - SHOWN, 0),
        "storable": not seen.problems and len(seen.new) + len(seen.changed),
    }


def _in_words(problem: Problem) -> Problem:
    return problem._replace(reason=told(problem.reason), remedy=told(problem.remedy))
