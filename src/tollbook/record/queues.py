"""The queues of work: which incidents wait for whom."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from django.contrib.auth.models import User
from django.db.models import Q, QuerySet
from django.utils import timezone

from tollbook.record.coding import re_review
from tollbook.record.models import IncidentSummary
from tollbook.record.people import may
from tollbook.record.review_rows import Stand
from tollbook.record.veil import to_code, veiled
from tollbook.review.roles import Right

Queue = Literal[
    "mine", "draft", "in_review", "due", "code", "sign", "escalated", "publish", "revision",
    "sample",
]  # fmt: skip
QUEUES: tuple[Queue, ...] = get_args(Queue)
#: The right that makes a queue somebody's work.
RIGHTS: dict[Queue, Right] = {
    "mine": "record", "draft": "record", "in_review": "record", "due": "record", "code": "review",
    "sign": "review", "escalated": "review", "publish": "publish", "revision": "record",
    "sample": "review",
}  # fmt: skip


def queues_of(user: User) -> tuple[Queue, ...]:
    """Return the queues of a person, by their rights."""
    return tuple(queue for queue in QUEUES if may(user, RIGHTS[queue]))


def summaries_in(queue: Queue, user: User) -> QuerySet[IncidentSummary]:
    """Return the summaries of the incidents in a queue, those that waited longest first."""
    found = IncidentSummary.objects.select_related(
        "incident__stand__submitted_by", "incident__stand__assigned_to"
    )
    if queue == "draft":
        return found.filter(_DRAFT).order_by("-pk")
    stands = _STANDS[queue](user).values("pk")
    order = "incident__stand__recheck_on" if queue == "due" else "incident__stand__since"
    return found.filter(pk__in=stands).order_by(order, "pk")


def count(queue: Queue, user: User) -> int:
    """Return how many incidents are in a queue."""
    if queue == "draft":
        return IncidentSummary.objects.filter(_DRAFT).count()
    return _STANDS[queue](user).count()


_DRAFT = Q(incident__stand=None) | Q(incident__stand__state="draft")


def _of_state(*states: str) -> Callable[[User], QuerySet[Stand]]:
    return lambda _user: Stand.objects.filter(state__in=states)


def _mine(user: User) -> QuerySet[Stand]:
    return Stand.objects.filter(assigned_to=user).exclude(state__in=("merged", "retracted"))


def _due(_user: User) -> QuerySet[Stand]:
    today = timezone.localdate()
    return Stand.objects.filter(state="pending_information", recheck_on__lte=today)


def _sign(user: User) -> QuerySet[Stand]:
    """Those that have signatures and want another, but for those that this person signed."""
    waiting = Stand.objects.exclude(awaits="")
    mine = waiting.filter(incident__steps__by=user, incident__steps__done=False).values("pk")
    return waiting.exclude(pk__in=mine)


def _escalated(user: User) -> QuerySet[Stand]:
    """Those that take an editor, but for those that the person is to code: why would tell much."""
    found = Stand.objects.filter(escalated=True, state__in=("provisional", "under_revision"))
    return found.exclude(pk__in=veiled(user).values("pk"))


def _sample(user: User) -> QuerySet[Stand]:
    return Stand.objects.filter(re_review(user))


_STANDS: dict[Queue, Callable[[User], QuerySet[Stand]]] = {
    "mine": _mine,
    "in_review": _of_state("in_review"),
    "due": _due,
    "code": to_code,
    "sign": _sign,
    "escalated": _escalated,
    "publish": _of_state("confirmed"),
    "revision": _of_state("under_revision"),
    "sample": _sample,
}
