"""The audit log: who did what, each entry held against the one before and against the record."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from tollbook.record.audit import ACTIONS, exported_head
from tollbook.record.audit_rows import AuditEntry
from tollbook.record.verifying import check, erased_objects
from tollbook.web.access import needs
from tollbook.web.audit_words import action_word, object_words
from tollbook.web.told import told
from tollbook.web.words import role_word, word

PAGE_SIZE = 100
_REPORT = re.compile(r"r(\d+)")
_INCIDENT = re.compile(r"i(\d+)")


class Line(NamedTuple):
    """An entry in words, with the address of what it is about and what is wrong with it."""

    entry: AuditEntry
    role: str
    done: str
    about: str
    url: str | None
    reason: str
    faults: list[str]


@needs("see_audit")
def audit(request: HttpRequest) -> HttpResponse:
    """List the log, the latest first; `actor`, `action` and `object` narrow the list."""
    asked = {name: request.GET.get(name, "").strip() for name in ("actor", "action", "object")}
    found = AuditEntry.objects.filter(**{name: value for name, value in asked.items() if value})
    page = Paginator(found.order_by("-seq"), PAGE_SIZE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    faults = _faults(rows)
    context = {
        "here": "audit",
        "page": page,
        "lines": [_line(row, faults.get(row.seq, [])) for row in rows],
        "wrong": sum(map(len, faults.values())),
        "head": exported_head(),
        "actions": [(code, action_word(code)) for code in ACTIONS],
        "asked": asked,
    }
    return render(request, "web/audit.html", context)


@needs("see_audit")
def audit_head(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 - a view
    """Give the head of the log as a file, to be kept elsewhere."""
    head = exported_head()
    name = f"tollbook-audit-head-{head['seq']}.json"
    return JsonResponse(head, headers={"Content-Disposition": f'attachment; filename="{name}"'})


def _faults(rows: list[AuditEntry]) -> dict[int, list[str]]:
    """Return what is wrong with the entries of a page, each run of them checked as a chain."""
    found: dict[int, list[str]] = {}
    before = {row.seq: row for row in AuditEntry.objects.filter(seq__in=[r.seq - 1 for r in rows])}
    erased = erased_objects()
    for run in _runs(sorted(rows, key=lambda row: row.seq)):
        first = before.get(run[0].seq - 1)
        for fault in check(run, first.as_model() if first else None, erased):
            found.setdefault(fault.seq, []).append(told(fault.words))
    return found


def _runs(rows: list[AuditEntry]) -> list[list[AuditEntry]]:
    """Return entries in runs without gaps, which a filter makes."""
    runs: list[list[AuditEntry]] = []
    for row in rows:
        if runs and runs[-1][-1].seq + 1 == row.seq:
            runs[-1].append(row)
        else:
            runs.append([row])
    return runs


def _line(row: AuditEntry, faults: list[str]) -> Line:
    return Line(
        entry=row,
        role=_role(row.role),
        done=action_word(row.action),
        about=object_words(row.object),
        url=_url(row.object),
        reason=word(row.reason),
        faults=faults,
    )


def _role(role: Any) -> str:
    return action_word(role) if role in {"machine", "shell"} else role_word(role or None)


def _url(key: str) -> str | None:
    """Return the address of what a key names, where it has one."""
    for pattern, name in ((_REPORT, "report"), (_INCIDENT, "incident")):
        if found := pattern.fullmatch(key):
            return reverse(name, args=[int(found[1])])
    return None
