"""What the log's entries say of rows of the record: the rows themselves, in a fixed form.

The columns are named here, not taken from the models, so that a column that is added later does
not change what was hashed. It works on any models with these columns, those of a migration too.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from typing import Any

#: Gives a model of the record by its name.
Models = Callable[[str], Any]
Payloads = Mapping[str, Any]

REPORT = (
    "id", "sha256", "size", "media_type", "text", "text_sha256", "name", "title", "publisher",
    "url", "published", "published_basis", "credit", "language", "flags", "came", "came_from",
    "added_at", "added_by_id",
)  # fmt: skip
READING = ("id", "report_id", "reader", "version", "flags", "read_at")
CLAIM = (
    "id", "report_id", "number", "reading_id", "author_id", "corrects_id", "repeats_id",
    "incident_id", "payload", "harm", "scope", "status", "low", "best", "high", "start",
    "created_at",
)  # fmt: skip
LINK = ("id", "claim_id", "like_id", "incident_id", "score", "reasons")
DECISION = ("id", "kind", "by_id", "at", "reason", "note", "undoes_id", "payload")
STEP = (
    "id", "incident_id", "number", "move", "done", "target", "by_id", "role", "at", "reason",
    "note", "payload",
)  # fmt: skip
CODING = (
    "id", "incident_id", "round", "again", "by_id", "role", "at", "blind", "values", "against",
    "agreed", "note",
)  # fmt: skip
VICTIM = (
    "id", "incident_id", "claim_id", "name", "variants", "age", "sex", "role", "source", "note",
    "withdrawn", "erased", "replaces_id", "by_id", "at",
)  # fmt: skip

_KEY = re.compile(r"([a-z])(\d+)")


def payloads_of(keys: Iterable[str], models: Models) -> dict[str, Any]:
    """Return what is logged of objects by their keys ("d9"); those that are gone are left out."""
    wanted: dict[str, list[int]] = defaultdict(list)
    for key in keys:
        found = _KEY.fullmatch(key)
        if found and found[1] in ROWS:
            wanted[found[1]].append(int(found[2]))
    payloads: dict[str, Any] = {}
    for kind, pks in wanted.items():
        payloads |= {f"{kind}{pk}": row for pk, row in ROWS[kind](pks, models).items()}
    return payloads


def _reports(pks: list[int], models: Models) -> dict[int, Any]:
    return _by_id(models("Report").objects.filter(pk__in=pks).values(*REPORT))


def _readings(pks: list[int], models: Models) -> dict[int, Any]:
    """Return readings, each with the claims that it made and why they were linked."""
    rows = _by_id(models("Reading").objects.filter(pk__in=pks).values(*READING))
    for row in rows.values():
        row["claims"], row["links"] = [], []
    claims = models("Claim").objects.filter(reading__in=pks).order_by("id")
    for claim in claims.values(*CLAIM):
        rows[claim["reading_id"]]["claims"].append(claim)
    links = models("Link").objects.filter(claim__reading__in=pks).order_by("id")
    for link in links.values(*LINK, "claim__reading_id"):
        rows[link.pop("claim__reading_id")]["links"].append(link)
    return rows


def _decisions(pks: list[int], models: Models) -> dict[int, Any]:
    """Return decisions, each with what it is about and the claim that was made by it."""
    decisions = models("Decision")
    rows = _by_id(decisions.objects.filter(pk__in=pks).values(*DECISION))
    for row in rows.values():
        row["claims"], row["incidents"], row["made"] = [], [], []
    for name in ("claims", "incidents"):
        through = getattr(decisions, name).through.objects.filter(decision__in=pks)
        column = f"{name.removesuffix('s')}_id"
        for pk, other in through.order_by(column).values_list("decision_id", column):
            rows[pk][name].append(other)
    _add_made(rows, models)
    return rows


def _add_made(rows: dict[int, Any], models: Models) -> None:
    """Put the claims by hand that corrections and additions made into their rows."""
    making = {
        (int(fact["report"][1:]), int(fact["replacement"]["id"][1:])): row
        for row in rows.values()
        if (fact := row["payload"]).get("replacement") and fact.get("report")
    }
    reports = {report for report, _ in making}
    by_hand = models("Claim").objects.filter(report__in=reports, reading=None)
    for claim in by_hand.values(*CLAIM):
        row = making.get((claim["report_id"], claim["number"]))
        if row is not None:
            row["made"].append(claim)


def _steps(pks: list[int], models: Models) -> dict[int, Any]:
    return _by_id(models("Step").objects.filter(pk__in=pks).values(*STEP))


def _codings(pks: list[int], models: Models) -> dict[int, Any]:
    return _by_id(models("Coding").objects.filter(pk__in=pks).values(*CODING))


def _victims(pks: list[int], models: Models) -> dict[int, Any]:
    return _by_id(models("Victim").objects.filter(pk__in=pks).values(*VICTIM))


def _by_id(rows: Iterable[dict[str, Any]]) -> dict[int, Any]:
    return {row["id"]: row for row in rows}


#: The letter before the number in an object's key, and how its rows are found.
ROWS: dict[str, Callable[[list[int], Models], dict[int, Any]]] = {
    "r": _reports,
    "g": _readings,
    "d": _decisions,
    "s": _steps,
    "c": _codings,
    "p": _victims,
}
#: The models behind these letters.
MODELS = {
    "r": "Report", "g": "Reading", "d": "Decision", "s": "Step", "c": "Coding", "p": "Victim",
}  # fmt: skip
