"""Who gives figures: their names, kind and side, and how often others said the same."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from tollbook.model.vocabulary import SourceKind
from tollbook.record.models import Source
from tollbook.record.origins import Tally, all_sources, keep_source, source_named, tallies
from tollbook.tolls.sources import name_words
from tollbook.web.access import needs
from tollbook.web.words import choices, word
from tollbook.web.worker import worker

#: Origins that are on no list, those of most incidents.
_UNLISTED = 50


def _lines(label: Any, **more: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 4, "dir": "auto"})
    return forms.CharField(label=label, required=False, widget=widget, **more)


class SourceForm(forms.Form):
    """What a source is called, what it is, whose side it is on."""

    name = forms.CharField(
        label=_("Name"), max_length=200, widget=forms.TextInput(attrs={"dir": "auto"})
    )
    kind = forms.ChoiceField(label=_("Kind"), choices=choices(SourceKind))
    party = forms.BooleanField(label=_("A party to the conflict"), required=False)
    side = forms.CharField(
        label=_("Whose side it is on"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"dir": "auto"}),
    )
    aliases = _lines(_("Other names, one a line"))
    people = _lines(_("People who speak for it, one a line"))
    note = forms.CharField(label=_("Why"), required=False)

    def clean_aliases(self) -> list[str]:
        """Return the other names, each once."""
        return _names(self.cleaned_data["aliases"])

    def clean_people(self) -> list[str]:
        """Return the people, each once."""
        return _names(self.cleaned_data["people"])

    def clean(self) -> dict[str, Any]:
        """Refuse a name that another source has."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        wanted = {
            name_words(name): name for name in [data.get("name", ""), *data.get("aliases", ())]
        }
        for other in all_sources():
            taken = {name_words(name) for name in (other.name, *other.aliases)} & set(wanted)
            if other.name != data.get("name") and taken:
                said = _("“%(name)s” is a name of %(other)s already.")
                self.add_error("name", said % {"name": wanted[taken.pop()], "other": other.name})
                break
        return data


def _names(words: str) -> list[str]:
    return list(dict.fromkeys(line.strip() for line in words.splitlines() if line.strip()))


@needs("read")
def sources(request: HttpRequest) -> HttpResponse:
    """List the known sources, and the origins of figures that are on no list."""
    told = tallies()
    known = all_sources()
    kept = set(Source.objects.values_list("name", flat=True))
    rows: list[dict[str, Any]] = [
        {
            "source": row,
            "others": [name for name in row.aliases if name != row.name],
            "kind": word(row.kind),
            "tally": told.get(row.name, Tally()),
            "kept": row.name in kept,
        }
        for row in known
    ]
    rows.sort(key=lambda row: -row["tally"].said)  # Those of no incident stay by name.
    names = {row.name for row in known}
    others = sorted(
        ((name, tally) for name, tally in told.items() if name not in names),
        key=lambda pair: (-pair[1].said, pair[0]),
    )
    context = {"here": "sources", "rows": rows, "others": others[:_UNLISTED]}
    return render(request, "web/sources.html", context)


@needs("read")
def source(request: HttpRequest) -> HttpResponse:
    """Show one source, by its name."""
    name = request.GET.get("name", "")
    row = source_named(name)
    form = SourceForm(initial=_initial(row) if row else {"name": name, "kind": "other"})
    return _shown(request, form, name)


@needs("review")
def keep(request: HttpRequest) -> HttpResponse:
    """Store what was said of a source. The change is logged, and tolls follow it."""
    form = SourceForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _kept(request, form.cleaned_data)
    return _shown(request, form, request.POST.get("name", ""))


def _shown(request: HttpRequest, form: SourceForm, name: str) -> HttpResponse:
    tally = tallies().get(name, Tally())
    context = {"here": "sources", "form": form, "name": name, "tally": tally}
    status = 422 if request.method == "POST" else 200
    return render(request, "web/source.html", context, status=status)


def _kept(request: HttpRequest, data: dict[str, Any]) -> HttpResponse:
    row = Source.objects.filter(name=data["name"]).first() or Source(name=data["name"])
    for field in ("kind", "party", "side", "aliases", "people"):
        setattr(row, field, data[field])
    number = keep_source(worker(request), row, data["note"])
    said = ngettext(
        "Kept. %(n)s incident was reckoned anew.",
        "Kept. %(n)s incidents were reckoned anew.",
        number,
    )  # fmt: skip
    messages.success(request, said % {"n": number})
    return redirect("sources")


def _initial(row: Source) -> dict[str, Any]:
    return {
        "name": row.name, "kind": row.kind, "party": row.party, "side": row.side,
        "aliases": "\n".join(row.aliases), "people": "\n".join(row.people),
    }  # fmt: skip
