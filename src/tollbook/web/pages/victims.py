"""Victims by name: a restricted table, every look at which is logged."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from tollbook.record.erasing import REASONS, erase
from tollbook.record.models import Claim, Incident, Victim
from tollbook.record.victims import (
    ROLES,
    SEXES,
    AlreadyCorrectedError,
    Named,
    correct,
    name,
    names_of,
    withdraw,
)
from tollbook.web.access import needs
from tollbook.web.blind import veils_incident
from tollbook.web.forms import BLANK
from tollbook.web.words import claim_words, word
from tollbook.web.worker import worker


class VictimForm(forms.Form):
    """What is known of a victim; only the name has to be."""

    name = forms.CharField(label=_("Name"), max_length=300, widget=forms.TextInput({"dir": "auto"}))
    variants = forms.CharField(
        label=_("Other spellings, one a line"),
        required=False,
        widget=forms.Textarea({"rows": 2, "dir": "auto"}),
    )
    age = forms.IntegerField(
        label=_("Age in years"),
        required=False,
        min_value=0,
        max_value=130,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    sex = forms.ChoiceField(
        label=_("Sex"), required=False, choices=[*BLANK, *((code, word(code)) for code in SEXES)]
    )
    role = forms.ChoiceField(
        label=_("Role"), required=False, choices=[*BLANK, *((code, word(code)) for code in ROLES)]
    )
    source = forms.CharField(
        label=_("Who names them"), max_length=300, widget=forms.TextInput({"dir": "auto"})
    )
    claim = forms.ChoiceField(label=_("Among the people of"), required=False)
    note = forms.CharField(label=_("Note"), required=False, widget=forms.TextInput({"dir": "auto"}))

    def __init__(self, *args: Any, incident: Incident, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=False, **kwargs)
        self.claims = {str(m.claim.pk): m.claim for m in incident.members.select_related("claim")}
        known = [(pk, claim_words(claim.as_model())) for pk, claim in self.claims.items()]
        field = self.fields["claim"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [("", _("the incident as a whole")), *known]

    @property
    def named(self) -> Named:
        """The victim as the record takes it."""
        data = self.cleaned_data
        lines = (line.strip() for line in data["variants"].splitlines())
        claim: Claim | None = self.claims.get(data["claim"])
        return Named(
            name=data["name"].strip(),
            variants=tuple(line for line in lines if line),
            age=data["age"],
            sex=data["sex"],
            role=data["role"],
            source=data["source"].strip(),
            note=data["note"].strip(),
            claim=claim,
        )


@needs("see_names")
@veils_incident
def victims(request: HttpRequest, pk: int) -> HttpResponse:
    """List the named victims of an incident, and add one."""
    incident = get_object_or_404(Incident, pk=pk, merged_into=None)
    form = VictimForm(request.POST or None, incident=incident)
    if request.method == "POST" and form.is_valid():
        name(worker(request), incident, form.named)
        messages.success(request, _now("Stored. It leaves the record in no export."))
        return redirect("victims", pk)
    rows = names_of(worker(request), incident)
    context = {"here": "incidents", "incident": incident, "rows": rows, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "web/victims.html", context, status=status)


@needs("see_names")
@veils_incident
def victim(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Correct a named victim, or withdraw the row."""
    incident = get_object_or_404(Incident, pk=pk, merged_into=None)
    found = get_object_or_404(Victim, pk=row, incident=incident, erased=False)
    form = VictimForm(request.POST or None, incident=incident, initial=_initial(found))
    by, withdraws = worker(request), "withdraw" in request.POST
    if request.method == "POST" and (withdraws or form.is_valid()):
        try:
            if withdraws:
                withdraw(by, found, request.POST.get("note", "").strip())
            else:
                correct(by, found, form.named)
        except AlreadyCorrectedError:
            words = _now("Somebody corrected or withdrew this row first. Nothing was changed.")
            messages.error(request, words)
        else:
            messages.success(request, _now("Withdrawn.") if withdraws else _now("Corrected."))
        return redirect("victims", pk)
    names_of(by, incident)
    context = {"here": "incidents", "incident": incident, "row": found, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "web/victim.html", context, status=status)


@needs("erase")
@veils_incident
def erase_victim(request: HttpRequest, pk: int, row: int) -> HttpResponse:
    """Erase a named victim with all versions of the row, for a reason."""
    incident = get_object_or_404(Incident, pk=pk)
    found = get_object_or_404(Victim, pk=row, incident=incident, erased=False)
    reason = next((code for code in REASONS if code == request.POST.get("reason")), None)
    if request.method == "POST" and reason is not None:
        erase(worker(request), found.key, reason, request.POST.get("note", "").strip())
        messages.success(request, _now("Erased. The audit log says who did it, when and why."))
        return redirect("victims", pk)
    context = {
        "here": "incidents",
        "incident": incident,
        "row": found,
        "reasons": [(code, word(code)) for code in REASONS],
    }
    return render(request, "web/erase.html", context, status=422 if request.POST else 200)


def _initial(row: Victim) -> dict[str, Any]:
    fields = ("name", "age", "sex", "role", "source", "note")
    known = {field: getattr(row, field) for field in fields}
    claim = row.claim.statement if row.claim else None
    return {**known, "variants": "\n".join(row.variants), "claim": str(claim.pk) if claim else ""}
