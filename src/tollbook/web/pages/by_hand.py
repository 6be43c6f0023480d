"""What no article tells: a phone call, a screenshot, a list on a wall."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from tollbook.errors import BadInputError
from tollbook.record.by_hand import Attachment, add_by_hand
from tollbook.web.access import needs
from tollbook.web.told import told
from tollbook.web.worker import worker

#: No larger file is taken over the page; `tollbook add` takes larger ones.
MAX_ATTACHMENT = 20 * 1024 * 1024


class TellForm(forms.Form):
    """An incident as someone told it."""

    title = forms.CharField(
        label=_("What happened, in a few words"),
        widget=forms.TextInput(attrs={"dir": "auto", "placeholder": _("Shelling, Taiz, 11 March")}),
    )
    source = forms.CharField(
        label=_("Who told it, and how"),
        widget=forms.TextInput(
            attrs={"dir": "auto", "placeholder": _("Phone call, nurse, ward 3")}
        ),
    )
    published = forms.DateField(
        label=_("Day on which it was told"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )
    note = forms.CharField(
        label=_("What was told, word for word as far as possible"),
        widget=forms.Textarea(attrs={"rows": 6, "dir": "auto"}),
    )
    attachment = forms.FileField(label=_("Screenshot or file"), required=False)

    def clean_attachment(self) -> UploadedFile[bytes] | None:
        """Refuse a file that a page should not take."""
        file: UploadedFile[bytes] | None = self.cleaned_data["attachment"]
        if file is not None and (file.size or 0) > MAX_ATTACHMENT:
            raise forms.ValidationError(_("This is larger than 20 MB. Use `tollbook add` for it."))
        return file


@needs("record")
def tell(request: HttpRequest) -> HttpResponse:
    """Add an incident by hand, then go on to the claims in its note."""
    form = TellForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        file = data["attachment"]
        attachment = (
            Attachment(content=file.read(), media_type=file.content_type or "") if file else None
        )
        try:
            incident, report = add_by_hand(
                worker(request),
                title=data["title"],
                note=data["note"].replace("\r\n", "\n"),
                source=data["source"],
                published=data["published"],
                attachment=attachment,
            )
        except BadInputError as error:
            form.add_error(None, told(str(error)))
        else:
            messages.success(request, _("Stored. Now select the words of each figure and press n."))
            return redirect(f"{reverse('report', args=[report.pk])}?incident={incident.pk}")
    status = 422 if request.method == "POST" else 200
    return render(request, "web/tell.html", {"here": "tell", "form": form}, status=status)
