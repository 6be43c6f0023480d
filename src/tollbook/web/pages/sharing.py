"""Many reports at once: giving them to somebody, judging what waits in them; and saved views."""

from __future__ import annotations

from collections.abc import Sequence

from django.contrib import messages
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from tollbook.model.decisions import Reason
from tollbook.record.decisions import decide
from tollbook.record.models import Assignment, Claim, Report, SavedView
from tollbook.record.selecting_reports import ReportSelection
from tollbook.web.access import needs
from tollbook.web.desk import Desk
from tollbook.web.words import REJECTIONS
from tollbook.web.worker import worker


@needs("record")
@require_POST
def many(request: HttpRequest) -> HttpResponse:
    """Do one thing with all the reports that were chosen, whole or not at all."""
    chosen = [int(pk) for pk in request.POST.getlist("report") if pk.isdecimal()]
    reports = list(Report.objects.filter(pk__in=chosen).order_by("pk"))
    if not reports:
        messages.error(request, _("Choose the reports first."))
        return _back(request)
    todo = request.POST.get("do", "")
    if todo == "assign":
        said = _assign(reports, request.POST.get("to", ""))
    elif todo in {"accept", "reject"}:
        said = _judge(request, reports, todo)
    else:
        said = None
    if said is None:
        messages.error(request, _("Say what to do with them, and why."))
    else:
        messages.success(request, said)
    return _back(request)


def _assign(reports: Sequence[Report], name: str) -> str | None:
    """Give reports to somebody, or to nobody."""
    number = len(reports)
    with transaction.atomic():
        Assignment.objects.filter(report__in=reports).delete()
        if not name:
            return ngettext(
                "%(n)s report is nobody's now.", "%(n)s reports are nobody's now.", number
            ) % {"n": number}
        to = User.objects.filter(username=name, is_active=True).first()
        if to is None:
            transaction.set_rollback(True)
            return None
        Assignment.objects.bulk_create(Assignment(report=report, to=to) for report in reports)
    return ngettext(
        "%(n)s report given to %(name)s.", "%(n)s reports given to %(name)s.", number
    ) % {"n": number, "name": name}


@transaction.atomic
def _judge(request: HttpRequest, reports: Sequence[Report], todo: str) -> str | None:
    """Accept or reject all claims of reports that nobody has judged, a decision a report."""
    codes: dict[str, Reason] = {str(code): code for code in REJECTIONS.values()}
    reason = codes.get(request.POST.get("reason", "")) if todo == "reject" else None
    if todo == "reject" and reason is None:
        return None
    judged = 0
    # Nobody else judges these reports between the look at what waits and the decision.
    for report in Report.objects.select_for_update().filter(pk__in=[r.pk for r in reports]):
        waiting = [card.number for card in Desk(report).cards if card.waiting]
        claims = list(Claim.objects.filter(report=report, number__in=waiting))
        if not claims:
            continue
        kind = "accept" if todo == "accept" else "reject"
        decide(worker(request), kind, claims=claims, reason=reason, note=_("many at once"))
        judged += len(claims)
    if todo == "accept":
        said = ngettext("%(n)s claim accepted.", "%(n)s claims accepted.", judged)
    else:
        said = ngettext("%(n)s claim rejected.", "%(n)s claims rejected.", judged)
    return said % {"n": judged}


@needs("read")
@require_POST
def save_view(request: HttpRequest) -> HttpResponse:
    """Keep what the inbox shows under a name; a name that was there gets the new view."""
    name = request.POST.get("name", "").strip()[:60]
    if not name:
        messages.error(request, _("Give the view a name."))
        return _back(request)
    SavedView.objects.update_or_create(
        user=worker(request), name=name, defaults={"query": _query(request)}
    )
    messages.success(request, _("The view “%(name)s” is kept.") % {"name": name})
    return _back(request)


@needs("read")
@require_POST
def drop_view(request: HttpRequest, pk: int) -> HttpResponse:
    """Forget one of one's own views."""
    get_object_or_404(SavedView, pk=pk, user=worker(request)).delete()
    return redirect("inbox")


def _query(request: HttpRequest) -> str:
    """Return the selection that the page had, as an address has it and nothing else."""
    asked = QueryDict(request.POST.get("query", "")).dict()
    return urlencode(ReportSelection.of(asked).parameters())


def _back(request: HttpRequest) -> HttpResponse:
    query = _query(request)
    return redirect(reverse("inbox") + (f"?{query}" if query else ""))
