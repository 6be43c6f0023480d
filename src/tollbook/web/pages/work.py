"""The queues of work on one page: what waits for whom."""

from __future__ import annotations

from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from tollbook.record.models import IncidentSummary
from tollbook.record.queues import Queue, count, queues_of, summaries_in
from tollbook.record.veil import veiled_among
from tollbook.web.access import needs
from tollbook.web.desk import Line, plain_titles
from tollbook.web.review_words import MOVE_WORDS, QUEUE_HELP, QUEUE_WORDS, STATE_WORDS
from tollbook.web.words import range_words, word
from tollbook.web.worker import worker

PAGE_SIZE = 50


class Tab(NamedTuple):
    """A queue with its name and how much is in it."""

    code: Queue
    name: str
    number: int


class Row(NamedTuple):
    """An incident in a queue; what is to be coded blind shows no figure."""

    summary: IncidentSummary
    title: str
    lines: list[Line]
    veiled: bool
    state: str
    awaits: str


@needs("record")
def work(request: HttpRequest) -> HttpResponse:
    """Show the queues that are somebody's work; `queue` chooses one, else the first with any."""
    user = worker(request)
    tabs = [Tab(q, str(QUEUE_WORDS[q]), count(q, user)) for q in queues_of(user)]
    asked = request.GET.get("queue", "")
    chosen = next((t for t in tabs if t.code == asked), None) or _first(tabs)
    found = summaries_in(chosen.code, user)
    page = Paginator(found, PAGE_SIZE).get_page(request.GET.get("page"))
    titles = plain_titles(veiled_among(user, [summary.pk for summary in page]))
    context = {
        "here": "work",
        "tabs": tabs,
        "chosen": chosen,
        "help": QUEUE_HELP[chosen.code],
        "page": page,
        "rows": [_row(summary, titles.get(summary.pk)) for summary in page],
    }
    return render(request, "web/work.html", context)


def _first(tabs: list[Tab]) -> Tab:
    """Return the first queue that has anything; drafts, of which there are always many, last."""
    ordered = sorted(tabs, key=lambda tab: tab.code == "draft")
    return next((tab for tab in ordered if tab.number), tabs[0])


def _row(summary: IncidentSummary, plain_title: str | None) -> Row:
    """Return a row; one with a plain title is veiled."""
    veiled = plain_title is not None
    stand = getattr(summary.incident, "stand", None)
    return Row(
        summary=summary,
        title=plain_title or summary.incident.title,
        lines=[] if veiled else lines_of(summary.figures),
        veiled=veiled,
        state=str(STATE_WORDS[stand.state if stand else "draft"]),
        awaits=str(MOVE_WORDS[stand.awaits]) if stand and stand.awaits else "",
    )


def lines_of(figures: list[Any]) -> list[Line]:
    """Return a summary's figures in a few words, a line for each harm."""
    return [
        Line(harm, word(harm), range_words(low, best, None if is_open else high))
        for harm, low, best, high, is_open in figures
    ]
