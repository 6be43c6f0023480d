"""Moving an incident through review, and saying who is to work on it."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from tollbook.record.contents import content_of
from tollbook.record.models import Incident, Step
from tollbook.record.people import may, people_with
from tollbook.record.reviewing import (
    MoveRefusedError,
    OvertakenError,
    make_move,
    person_of,
    seen_of,
    situation_of,
)
from tollbook.record.reviewing import assign as give
from tollbook.review.moves import Offer, offer
from tollbook.review.states import MOVES
from tollbook.web.access import needs
from tollbook.web.blind import veils_incident
from tollbook.web.review_forms import MoveForm
from tollbook.web.review_words import LACK_WORDS, STATE_WORDS
from tollbook.web.state_bar import move_view
from tollbook.web.worker import worker


@needs("record")
@veils_incident
def review(request: HttpRequest, pk: int) -> HttpResponse:
    """Make a move, or show the form that makes it."""
    incident = get_object_or_404(Incident, pk=pk, merged_into=None)
    move = MOVES.get(request.GET.get("move", ""))
    if move is None:
        raise Http404
    by = worker(request)
    situation = situation_of(incident, content_of(incident))
    if situation.state not in move.sources:
        return _overtaken(request, incident)
    asked = offer(situation, person_of(by), move)
    form = MoveForm(request.POST or None, asks=asked.asks)
    if request.method == "POST" and form.is_valid():
        try:
            step = make_move(by, incident, move.name, form.given, request.POST.get("seen", ""))
        except OvertakenError:
            return _overtaken(request, incident)
        except MoveRefusedError as refused:
            return _refused(request, incident, refused)
        return _made(request, incident, step, asked)
    if not asked.open:
        return _refused(request, incident, MoveRefusedError(asked.lacks, ()))
    context = {
        "here": "incidents",
        "incident": incident,
        "move": move_view(asked),
        "form": form,
        "seen": request.POST.get("seen") or seen_of(situation),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "web/move.html", context, status=status)


@needs("record")
@require_POST
def assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Assign an incident: a recorder takes it or gives it back, an editor gives it to anyone."""
    incident = get_object_or_404(Incident, pk=pk, merged_into=None)
    by, name = worker(request), request.POST.get("to", "")
    to = get_object_or_404(people_with("record"), username=name) if name else None
    if not may_assign(by, incident, to):
        messages.error(request, _("Only an editor takes an incident from somebody else."))
        return redirect("incident", pk)
    give(by, incident, to)
    said = _("Assigned to %s.") % to.get_username() if to else _("Assigned to nobody.")
    messages.success(request, said)
    return redirect("incident", pk)


def may_assign(by: User, incident: Incident, to: User | None) -> bool:
    """Tell whether a person may assign an incident, which may be somebody else's, to a person."""
    if may(by, "publish"):
        return True
    stand = getattr(incident, "stand", None)
    has = stand.assigned_to_id if stand else None
    return to in {by, None} and has in {by.pk, None}


def _made(request: HttpRequest, incident: Incident, step: Step, asked: Offer) -> HttpResponse:
    if step.done:
        said = _("Now %s.") % STATE_WORDS[step.target]
    else:
        wanted = ", ".join(move_view(asked).wanted)
        said = _("Signed. Nothing has moved yet: %s has to sign too.") % wanted
    messages.success(request, said)
    return redirect("incident", incident.pk)


def _overtaken(request: HttpRequest, incident: Incident) -> HttpResponse:
    words = _(
        "Somebody moved or changed this incident since you opened it. Nothing was done: look "
        "at what stands now, then decide again."
    )
    messages.error(request, words)
    return redirect("incident", incident.pk)


def _refused(request: HttpRequest, incident: Incident, refused: MoveRefusedError) -> HttpResponse:
    lacks = [str(LACK_WORDS[lack]) for lack in refused.lacks if lack in LACK_WORDS]
    why = "; ".join(lacks) or _("it takes another role, or something was not given")
    messages.error(request, _("Nothing was done: %s.") % why)
    return redirect("incident", incident.pk)
