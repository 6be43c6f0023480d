"""What is selected, as files: under the rules of what may leave the record."""

from __future__ import annotations

import io

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from tollbook.publish.editions import Release
from tollbook.publish.export import FILES, write_export
from tollbook.record import audit
from tollbook.web.access import needs
from tollbook.web.listing import selection_of
from tollbook.web.worker import worker

#: More incidents are for `tollbook export`: tolls are reckoned anew for a file.
MOST = 5_000
_TYPES = {"csv": "text/csv; charset=utf-8", "geojson": "application/geo+json"}


@needs("publish")
def export_view(request: HttpRequest, name: str) -> HttpResponse:
    """Send the incidents that an address selects as one of the files of an export.

    Those that were published, as they were published; with `working` all, as they are now,
    but for those that the person is to code blind: the page that leads here says so.
    """
    if name not in FILES:
        raise Http404
    selection = selection_of(request)
    wanted = list(selection.summaries().order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(wanted) > MOST:
        said = _("These are more than %(n)s incidents. Select fewer, or use: tollbook export DIR")
        messages.error(request, said % {"n": f"{MOST:,}"})
        return redirect(f"{reverse('incidents')}?{urlencode(selection.parameters())}")
    out = io.BytesIO()
    release: Release = "working" if "working" in request.GET else "published"
    write_export({name: out}, release, wanted)
    told = {"release": release, "file": name, "incidents": len(wanted)}
    audit.log(worker(request), "export", "record", told)
    response = HttpResponse(out.getvalue(), content_type=_TYPES[name.rpartition(".")[2]])
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
