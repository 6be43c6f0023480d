"""Merging incidents, telling them apart, moving claims, picking a best figure, and undoing it."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tollbook.model.decisions import DecisionKind
from tollbook.record.decisions import AlreadyUndoneError, decide, split
from tollbook.record.decisions import undo as take_back
from tollbook.record.merging import merge_incidents, right_to_undo
from tollbook.record.models import Claim, Decision, Incident
from tollbook.record.reviewing import MoveRefusedError
from tollbook.record.veil import veiled_ids
from tollbook.web.access import needs, require
from tollbook.web.desk import summaries
from tollbook.web.matches import matches_of, told_apart
from tollbook.web.words import DONE, TAKEN_BACK_FIRST
from tollbook.web.worker import worker

#: What can be said of two incidents.
COMPARISONS: dict[str, DecisionKind] = {
    "same": "same_incident",
    "different": "different_incident",
    "unsure": "unsure",
}
#: What people type for an incident that is there already; no title looks like it.
_ID = re.compile(r"i\d+")
#: How many incidents a search by title offers.
OFFERED = 20


@needs("record")
def merge(request: HttpRequest, pk: int) -> HttpResponse:
    """Show which incidents may be this one, side by side with it, and take the judgement."""
    row = get_object_or_404(Incident, pk=pk, merged_into=None)
    if request.method == "POST":
        return _compare(request, row)
    hidden = veiled_ids(worker(request))
    if pk in hidden:
        return redirect("code", pk)
    sought = request.GET.get("q", "").strip()
    found = _others(pk, hidden) if sought else None
    for word in sought.split():
        found = found.filter(title__icontains=word) if found is not None else None
    context = {
        "here": "incidents",
        "incident": row,
        "mine": summaries([row])[0],
        "matches": [match for match in matches_of(row) if match.incident.pk not in hidden],
        "apart": [other for other in told_apart(row) if other.pk not in hidden],
        "q": sought,
        "found": summaries(list(found[:OFFERED])) if found is not None else None,
    }
    return render(request, "web/merge.html", context)


def _others(pk: int, hidden: Collection[int]) -> QuerySet[Incident]:
    return Incident.objects.filter(merged_into=None).exclude(pk__in={pk, *hidden})


def _compare(request: HttpRequest, row: Incident) -> HttpResponse:
    """Append what was said of this incident and another."""
    asked = request.POST.get("other", "")
    if not re.fullmatch(r"\d{1,18}", asked):
        raise Http404
    other = get_object_or_404(Incident, pk=int(asked), merged_into=None)
    kind = COMPARISONS.get(request.POST.get("are", ""))
    if kind is None or other == row:
        messages.error(request, _("Say of two incidents whether they are the same."))
        return redirect("merge", row.pk)
    note = request.POST.get("note", "")
    if kind == "same_incident":
        return _merge(request, row, other, note)
    decide(worker(request), kind, incidents=[row, other], note=note)
    _undoable(request, f"{other.title}: {DONE[kind]}.")
    return redirect("merge", row.pk)


def _merge(request: HttpRequest, row: Incident, other: Incident, note: str) -> HttpResponse:
    """Merge two incidents, or sign it where somebody vouched for one of them."""
    try:
        decision = merge_incidents(worker(request), row, other, note)
    except MoveRefusedError as refused:
        words = _("Nothing was done: it takes another person's signature, or another role.")
        if "signed" in refused.lacks:
            words = _("You have signed this merge. Another person has to sign it too.")
        messages.error(request, words)
        return redirect("merge", row.pk)
    if decision is None:
        words = _("Signed. One of the two was reviewed: another person has to sign the merge too.")
        messages.success(request, words)
        return redirect("merge", row.pk)
    _undoable(request, f"{other.title}: {DONE['same_incident']}.")
    return redirect("incident", row.pk)


def _undoable(request: HttpRequest, said: str) -> None:
    """Tell what was done, and where it is taken back."""
    messages.success(request, f"{said} " + _("The history undoes it."))


@needs("record")
@require_POST
def move(request: HttpRequest, pk: int) -> HttpResponse:
    """Move the chosen claims to an incident of their own, or to the one whose id is given."""
    row = get_object_or_404(Incident, pk=pk, merged_into=None)
    numbers = [int(number) for number in request.POST.getlist("claim") if number.isdecimal()]
    claims = list(Claim.objects.filter(pk__in=numbers, membership__incident=row))
    title = request.POST.get("title", "").strip()
    if not claims or not title:
        messages.error(request, _("Choose the claims to move, and name the incident they are of."))
        return redirect("incident", row.pk)
    into = _known(title)
    if into is None and _ID.fullmatch(title):
        messages.error(request, _("No incident has the id %(id)s.") % {"id": title})
        return redirect("incident", row.pk)
    if into is None:
        split(worker(request), claims, title)
    else:
        decide(worker(request), "assign", claims=claims, incidents=[into])
    where = into.title if into else title
    _undoable(request, _("%(n)s moved to %(where)s.") % {"n": len(claims), "where": where})
    return redirect("incident", row.pk)


def _known(title: str) -> Incident | None:
    """Return the incident that an id such as "i12" names, None for any other words.

    An id that was merged names the incident that its claims are in now.
    """
    if not _ID.fullmatch(title):
        return None
    found = Incident.objects.filter(pk=int(title[1:])).first()
    while found is not None and found.merged_into is not None:
        found = found.merged_into
    return found


@needs("record")
@require_POST
def pick(request: HttpRequest, pk: int) -> HttpResponse:
    """Pick the claim whose figure is the best one for all persons."""
    row = get_object_or_404(Incident, pk=pk, merged_into=None)
    claim = get_object_or_404(Claim, pk=request.POST.get("best"), membership__incident=row)
    note = request.POST.get("note", "")
    decide(worker(request), "pick_best", claims=[claim], incidents=[row], note=note)
    messages.success(request, _("Picked as the best figure."))
    return redirect("incident", row.pk)


@needs("record")
@require_POST
def note(request: HttpRequest, pk: int) -> HttpResponse:
    """Append words on an incident: what was asked, what is awaited. They are never published."""
    row = get_object_or_404(Incident, pk=pk, merged_into=None)
    words = request.POST.get("note", "").strip()
    if not words:
        messages.error(request, _("Write the note first."))
    else:
        decide(worker(request), "note", incidents=[row], note=words)
        messages.success(request, _("Noted."))
    return redirect(reverse("incident", args=[row.pk]) + "#history")


@needs("record")
@require_POST
def undo(request: HttpRequest, pk: int, decision: int) -> HttpResponse:
    """Take back a decision on an incident, whoever made it; both stay in the history."""
    row = get_object_or_404(Incident, pk=pk)
    taken = get_object_or_404(Decision, pk=decision, undone_by=None)
    require(request, right_to_undo(taken))
    try:
        take_back(worker(request), taken)
    except AlreadyUndoneError:
        messages.error(request, TAKEN_BACK_FIRST)
    else:
        messages.success(request, _("Taken back: %(done)s.") % {"done": DONE[taken.kind]})
    return redirect("incident", row.pk)
