"""The forms of a claim: what a recorder may correct or add."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from tollbook.api import default_gazetteer
from tollbook.model.claims import MOST_PEOPLE, Claim, Place, Time
from tollbook.model.decisions import Reason
from tollbook.model.vocabulary import (
    Attribution,
    Group,
    Harm,
    MeansCode,
    PartKind,
    Precision,
    Qualifier,
    Scope,
    SourceKind,
    Stance,
    Status,
    TimePrecision,
)
from tollbook.record.models import Incident
from tollbook.web.points import point_of
from tollbook.web.words import choices

BLANK = [("", _("not stated"))]
#: The choice of an incident that does not exist yet.
NEW = "new"
#: The first year that a claim is dated to, and how far ahead the last may be: else it is mistyped.
EARLIEST = 1800
YEARS_AHEAD = 5


def _words(label: Any, **attrs: Any) -> forms.CharField:
    """Return a field for words that have to stand in the report."""
    named = {name.replace("_", "-"): value for name, value in attrs.items()}
    widget = forms.TextInput(attrs={"dir": "auto", "autocomplete": "off", **named})
    return forms.CharField(label=label, required=False, strip=True, widget=widget)


class ClaimForm(forms.Form):
    """The fields of a claim. Words (source, place, means, actor) are found in the report."""

    value = forms.IntegerField(
        label=_("Number"),
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.NumberInput(attrs={"data-first": "", "inputmode": "numeric"}),
    )
    value_high = forms.IntegerField(
        label=_("Upper number of a range"), required=False, min_value=0, max_value=MOST_PEOPLE
    )
    qualifier = forms.ChoiceField(label=_("The number is"), choices=choices(Qualifier))
    harm = forms.ChoiceField(label=_("Harm"), choices=choices(Harm))
    scope = forms.ChoiceField(label=_("It covers"), choices=choices(Scope))
    status = forms.ChoiceField(label=_("Status"), choices=choices(Status))
    groups = forms.MultipleChoiceField(
        label=_("Groups"),
        choices=choices(Group),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    source_words = _words(_("Source, in the report's words"))
    source_kind = forms.ChoiceField(label=_("Kind of source"), choices=choices(SourceKind))
    stance = forms.ChoiceField(label=_("The source"), choices=choices(Stance))
    party = forms.BooleanField(label=_("A party to the conflict"), required=False)
    place_words = _words(_("Place, in the report's words"), data_places="words")
    place_ref = forms.CharField(
        label=_("Which place: an id of the gazetteer, or latitude and longitude"),
        required=False,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "dir": "ltr", "data-places": "ref",
                   "placeholder": "geonames:70225 · 13.58, 44.02"}
        ),
    )  # fmt: skip
    place_precision = forms.ChoiceField(
        label=_("Known to the"), choices=[("", _("place itself")), *choices(Precision)],
        required=False,
    )  # fmt: skip
    time_from = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    time_to = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    time_precision = forms.ChoiceField(
        label=_("The time is known to the"),
        choices=[("", _("days given")), *choices(TimePrecision)],
        required=False,
    )
    means_code = forms.ChoiceField(label=_("Means"), choices=choices(MeansCode))
    actor_words = _words(_("Alleged perpetrator, in the report's words"))
    attribution = forms.ChoiceField(label=_("Attribution"), choices=choices(Attribution))
    part_of = forms.CharField(
        label=_("Part of claim"),
        required=False,
        widget=forms.TextInput(
            attrs={
                "inputmode": "numeric",
                "placeholder": _("none"),
                "data-claims": "",
                "autocomplete": "off",
            }
        ),
    )
    part_kind = forms.ChoiceField(
        label=_("How"), choices=[*BLANK, *choices(PartKind)], required=False
    )

    def clean_part_of(self) -> str | None:
        """Return the number of the whole as the id of a claim, "3" as "c3"."""
        number = self.cleaned_data["part_of"].strip().removeprefix("c")
        if number and not number.isdecimal():
            raise forms.ValidationError(_("Give the number of a claim of this report."))
        return f"c{number}" if number else None

    def clean_time_from(self) -> dt.date | None:
        """Refuse a first day whose year must be a slip."""
        return self._plausible("time_from")

    def clean_time_to(self) -> dt.date | None:
        """Refuse a last day whose year must be a slip."""
        return self._plausible("time_to")

    def _plausible(self, field: str) -> dt.date | None:
        day: dt.date | None = self.cleaned_data[field]
        if day is None or day.isoformat() == self.initial.get(field):
            return day
        if not EARLIEST <= day.year <= timezone.localdate().year + YEARS_AHEAD:
            problem = _("Look at the year: %(year)s.") % {"year": day.year}
            raise forms.ValidationError(problem)
        return day

    def clean_place_ref(self) -> str:
        """Refuse an id that the gazetteer does not hold, and points that are nowhere."""
        ref: str = self.cleaned_data["place_ref"].strip()
        if not ref or ref == self.initial.get("place_ref") or point_of(ref):
            return ref
        gazetteer = default_gazetteer()
        if gazetteer is None:
            raise forms.ValidationError(_("There is no gazetteer: tollbook places build"))
        if gazetteer.entry(ref) is None:
            raise forms.ValidationError(_("The gazetteer holds no place of this id."))
        return ref

    def clean(self) -> dict[str, Any]:
        """Refuse days and ranges that end before they begin."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for low, high in (("time_from", "time_to"), ("value", "value_high")):
            first, last = data.get(low), data.get(high)
            if last is not None and first is None:
                self.add_error(low, _("Give the first as well as the last."))
            elif last is not None and last < first:
                self.add_error(high, _("This is less than the first."))
        return data


class CorrectForm(ClaimForm):
    """What a claim should have said, and why. Without a reason it follows from what changed."""

    reason = forms.ChoiceField(
        label=_("Reason"), choices=[("", _("what I changed")), *choices(Reason)], required=False
    )
    note = forms.CharField(label=_("Note"), required=False)


class AddForm(ClaimForm):
    """A claim from words of the report; `start` tells which, where they occur more than once."""

    quote = forms.CharField(
        label=_("Words of the report"),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto"}),
    )
    start = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)
    count_words = _words(_("Of these, the words of the number"))
    incident = forms.ChoiceField(label=_("Incident"), required=False)
    note = forms.CharField(label=_("Note"), required=False)

    def __init__(self, *args: Any, incidents: Sequence[Incident], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = [(str(incident.pk), incident.title) for incident in incidents]
        field = self.fields["incident"]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - declared so above
        field.choices = [*known, (NEW, _("a new one")), ("", _("none"))]


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
        "place_ref": ref_of(claim.places[0]) if claim.places else "",
        "place_precision": precision_of(claim.places[0]) if claim.places else "",
        "time_precision": _given_precision(time),
        "time_from": time.from_.isoformat() if time and time.from_ else "",
        "time_to": time.to.isoformat() if time and time.to else "",
        "means_code": claim.means.code,
        "actor_words": actor.exact if actor else "",
        "attribution": actor.attribution if actor else "alleged",
        "part_of": (claim.part_of or "").removeprefix("c"),
        "part_kind": claim.part_kind or "",
        "words": claim.count.exact,
    }


def ref_of(place: Place) -> str:
    """Return what the form calls the place that words were resolved to."""
    if place.id:
        return place.id
    return "" if place.lat is None else f"{place.lat}, {place.lon}"


def precision_of(place: Place) -> str:
    """Return the precision of a place where it is not simply its level."""
    return "" if place.precision in {None, place.level} else str(place.precision)


def _given_precision(time: Time | None) -> str:
    """Return the precision of a time where it does not follow from its days."""
    if time is None or time.precision is None or time.from_ is None:
        return ""
    return "" if time.precision == precision_of_days(time.from_, time.to) else time.precision


def precision_of_days(first: dt.date, last: dt.date | None) -> TimePrecision:
    """Return the precision that two days have by themselves."""
    return "day" if last is None or first == last else "days"


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
