"""What is given with a move, and what a second coding says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from tollbook.model.claims import MOST_PEOPLE
from tollbook.model.decisions import Reason
from tollbook.review.coding import Coding
from tollbook.review.moves import Given
from tollbook.review.states import PRIVACY, Ask
from tollbook.web.forms import BLANK
from tollbook.web.review_words import ASK_WORDS, PRIVACY_WORDS
from tollbook.web.words import choices


def _words(label: Any, *, required: bool = True, rows: int = 2) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "dir": "auto"})
    return forms.CharField(label=label, required=required, widget=widget)


_FIELDS: dict[Ask, Callable[[], forms.Field]] = {
    "duplicates": lambda: forms.BooleanField(label=ASK_WORDS["duplicates"]),
    "check": lambda: forms.BooleanField(label=ASK_WORDS["check"]),
    "reason": lambda: forms.ChoiceField(
        label=ASK_WORDS["reason"], choices=[*BLANK, *choices(Reason)]
    ),
    "recheck_on": lambda: forms.DateField(
        label=ASK_WORDS["recheck_on"], widget=forms.DateInput(attrs={"type": "date"})
    ),
    "waiver": lambda: _words(ASK_WORDS["waiver"]),
    "privacy": lambda: forms.MultipleChoiceField(
        label=ASK_WORDS["privacy"],
        choices=[(code, PRIVACY_WORDS[code]) for code in PRIVACY],
        widget=forms.CheckboxSelectMultiple,
    ),
}


class MoveForm(forms.Form):
    """What a move asks for; a note can be given with any."""

    def __init__(self, *args: Any, asks: Sequence[Ask], **kwargs: Any) -> None:
        super().__init__(*args, auto_id=False, **kwargs)
        for ask in asks:
            if ask in _FIELDS:
                self.fields[ask] = _FIELDS[ask]()
        told = next((ask for ask in asks if ask in {"note", "resolution"}), None)
        self.fields["note"] = _words(ASK_WORDS[told or "note"], required=told is not None)

    def clean_privacy(self) -> list[str]:
        """Refuse a list that was not gone through to its end."""
        ticked: list[str] = self.cleaned_data["privacy"]
        if set(ticked) != set(PRIVACY):
            raise forms.ValidationError(_("Go through all of these."))
        return ticked

    def clean(self) -> dict[str, Any]:
        """Ask for a note where the reason says nothing."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("reason") == "other" and not data.get("note"):
            self.add_error("note", _("Say what the other reason is."))
        return data

    @property
    def given(self) -> Given:
        """What was given, as the rules know it."""
        data = self.cleaned_data
        return Given(
            reason=data.get("reason") or None,
            note=data.get("note", "").strip(),
            recheck_on=data.get("recheck_on"),
            duplicates=bool(data.get("duplicates")),
            check=bool(data.get("check")),
            waiver=data.get("waiver", "").strip(),
            privacy=frozenset(data.get("privacy", ())),
        )


def _number(label: Any, unknown: Any) -> forms.IntegerField:
    attrs = {"inputmode": "numeric", "placeholder": unknown, "autocomplete": "off"}
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=0,
        max_value=MOST_PEOPLE,
        widget=forms.TextInput(attrs=attrs),
    )


def _line(label: Any, list_: str) -> forms.CharField:
    attrs = {"dir": "auto", "list": list_, "autocomplete": "off", "placeholder": _("unknown")}
    return forms.CharField(label=label, required=False, widget=forms.TextInput(attrs=attrs))


class CodingForm(forms.Form):
    """What somebody takes an incident to be, from its reports alone; a blank is unknown."""

    killed_low = _number(_("Killed, at least"), _("unknown"))
    killed_high = _number(_("Killed, at most"), _("open or unknown"))
    injured_low = _number(_("Injured, at least"), _("unknown"))
    injured_high = _number(_("Injured, at most"), _("open or unknown"))
    place = _line(_("Place: the smallest that contains all of it"), "places")
    date_from = forms.DateField(
        label=_("From"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    date_to = forms.DateField(
        label=_("To"), required=False, widget=forms.DateInput(attrs={"type": "date"})
    )
    perpetrator = _line(_("Perpetrator, as the reports name them"), "actors")
    note = _words(_("Note"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, auto_id=False, **kwargs)

    def clean(self) -> dict[str, Any]:
        """Refuse ranges that end before they begin; a single day is both."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("date_from") and not data.get("date_to"):
            data["date_to"] = data["date_from"]
        pairs = (("killed_low", "killed_high"), ("injured_low", "injured_high"))
        for low, high in (*pairs, ("date_from", "date_to")):
            first, last = data.get(low), data.get(high)
            if first is not None and last is not None and last < first:
                self.add_error(high, _("This is less than the first."))
        if data.get("date_to") and not data.get("date_from"):
            self.add_error("date_from", _("Give the first as well as the last."))
        return data

    @property
    def coding(self) -> Coding:
        """What was coded, as the rules know it."""
        data = {name: self.cleaned_data.get(name) for name in Coding.__struct_fields__}
        data["place"], data["perpetrator"] = data["place"] or None, data["perpetrator"] or None
        return Coding(**data)
