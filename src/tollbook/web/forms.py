"""The forms of a claim: what a recorder may correct or add."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms

from tollbook.model.claims import Claim
from tollbook.model.decisions import Reason
from tollbook.model.vocabulary import (
    Attribution,
    Group,
    Harm,
    MeansCode,
    PartKind,
    Qualifier,
    Scope,
    SourceKind,
    Stance,
    Status,
)
from tollbook.record.models import Incident
from tollbook.web.words import choices

BLANK = [("", "not stated")]
#: The choice of an incident that does not exist yet.
NEW = "new"


def _words(label: str, **attrs: Any) -> forms.CharField:
    """Return a field for words that have to stand in the report."""
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **attrs})
    return forms.CharField(label=label, required=False, strip=True, widget=widget)


class ClaimForm(forms.Form):
    """The fields of a claim. Words (source, place, means, actor) are found in the report."""

    value = forms.IntegerField(
        label="Number",
        required=False,
        min_value=0,
        widget=forms.NumberInput(attrs={"data-first": "", "inputmode": "numeric"}),
    )
    value_high = forms.IntegerField(label="Upper number of a range", required=False, min_value=0)
    qualifier = forms.ChoiceField(label="The number is", choices=choices(Qualifier))
    harm = forms.ChoiceField(label="Harm", choices=choices(Harm))
    scope = forms.ChoiceField(label="It covers", choices=choices(Scope))
    status = forms.ChoiceField(label="Status", choices=choices(Status))
    groups = forms.MultipleChoiceField(
        label="Groups",
        choices=choices(Group),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source_words = _words("Source, in the report's words")
    source_kind = forms.ChoiceField(label="Kind of source", choices=choices(SourceKind))
    stance = forms.ChoiceField(label="The source", choices=choices(Stance))
    party = forms.BooleanField(label="A party to the conflict", required=False)
    place_words = _words("Place, in the report's words")
    time_from = forms.DateField(
        label="From", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    time_to = forms.DateField(
        label="To", required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    means_code = forms.ChoiceField(label="Means", choices=choices(MeansCode))
    actor_words = _words("Alleged perpetrator, in the report's words")
    attribution = forms.ChoiceField(label="Attribution", choices=choices(Attribution))
    part_of = forms.CharField(
        label="Part of claim",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "none"}),
    )
    part_kind = forms.ChoiceField(label="How", choices=[*BLANK, *choices(PartKind)], required=False)

    def clean_part_of(self) -> str | None:
        """Return the number of the whole as the id of a claim, "3" as "c3"."""
        number = self.cleaned_data["part_of"].strip().removeprefix("c")
        if number and not number.isdecimal():
            raise forms.ValidationError("Give the number of a claim of this report.")
        return f"c{number}" if number else None

    def clean(self) -> dict[str, Any]:
        """Refuse days and ranges that end before they begin."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for low, high in (("time_from", "time_to"), ("value", "value_high")):
            first, last = data.get(low), data.get(high)
            if last is not None and first is None:
                self.add_error(low, "Give the first as well as the last.")
            elif last is not None and last < first:
                self.add_error(high, "This is less than the first.")
        return data


class CorrectForm(ClaimForm):
    """What a claim should have said, and why. Without a reason it follows from what changed."""

    reason = forms.ChoiceField(
        label="Reason", choices=[("", "what I changed"), *choices(Reason)], required=False
    )
    note = forms.CharField(label="Note", required=False)


class AddForm(ClaimForm):
    """A claim from words of the report; `start` tells which, where they occur more than once."""

    quote = forms.CharField(
        label="Words of the report",
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    count_words = _words("Of these, the words of the number")
    incident = forms.ChoiceField(label="Incident", required=False)
    note = forms.CharField(label="Note", required=False)

    def __init__(self, *args: Any, incidents: Sequence[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(incident.pk), incident.title) for incident in incidents]
        field = self.fields["incident"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [*known, (NEW, "a new one"), ("", "none")]


def values_of(claim: Claim) -> dict[str, Any]:
    """Return what the form shows for a claim, as JSON can carry it."""
    source, actor, time = claim.source, claim.actor, claim.time
    ranged = claim.count.qualifier == "range"
    return {
        "value": claim.count.value,
        "value_high": claim.count.high if ranged else None,
        "qualifier": claim.count.qualifier,
        "harm": claim.harm,
        "scope": claim.scope,
        "status": claim.victims.status,
        "groups": list(claim.victims.groups),
        "source_words": source.exact if source else "",
        "source_kind": source.kind if source else "other",
        "stance": source.stance if source else "said",
        "party": bool(source and source.party),
        "place_words": claim.places[0].exact if claim.places else "",
        "time_from": time.from_.isoformat() if time and time.from_ else "",
        "time_to": time.to.isoformat() if time and time.to else "",
        "means_code": claim.means.code,
        "actor_words": actor.exact if actor else "",
        "attribution": actor.attribution if actor else "alleged",
        "part_of": (claim.part_of or "").removeprefix("c"),
        "part_kind": claim.part_kind or "",
        "words": claim.count.exact,
    }


#: What a new claim's form shows before anything is chosen.
NEW_VALUES: dict[str, Any] = {
    "qualifier": "exact",
    "harm": "killed",
    "scope": "incident",
    "status": "unspecified",
    "groups": [],
    "source_kind": "other",
    "stance": "said",
    "means_code": "unstated",
    "attribution": "alleged",
}
